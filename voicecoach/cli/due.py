"""`voicecoach due`: what is to be done today."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.completers import complete_names
from voicecoach.cli.telling import tell
from voicecoach.places import own_routines, routine_folders
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.routine.identity import identity

if TYPE_CHECKING:
    from voicecoach.journal.due import Due
    from voicecoach.journal.past import Past


@dataclass(frozen=True)
class Row:
    """A routine and when it is to be done next."""

    path: Path
    title: str
    due: Due
    now: bool
    """Whether it is due; one of ours that was never done is due only where it is asked for."""

    @property
    def name(self) -> str:
        """What commands call it: its name or, outside of the library, its file."""
        return identity(self.path)


@click.command("due")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_names)
@click.option("--json", "as_json", is_flag=True, help="All of it as data, for other programs.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing; the exit code tells.")
@click.option("--notify", "shall_notify", is_flag=True, help="If it is due, show it on the desktop too.")
def due_command(name: str | None, as_json: bool, quiet: bool, shall_notify: bool) -> int:
    """Tell what is to be done today.

    A line for each routine that says how often it is done (`every`), or for NAME alone. The exit code is 0 if something
    is due, 1 if nothing is and 2 if that can't be told, for scripts and prompts.

    With --notify a click on the notification starts the session in a terminal, where the system lets it: on Linux and
    Windows, within ten minutes. Else it says what to type.
    """
    try:
        found = [one(name)] if name else rows()
        if not quiet:
            _tell(found, as_json)
        due = [row for row in found if row.now]
        if shall_notify and due:
            _notify(due)
    except VoicecoachError as error:
        error.exit_code = Exit.USAGE  # 1 says that nothing is due
        raise
    return 0 if due else 1


def rows(begun: bool = False) -> list[Row]:
    """Return every routine that says how often it is done, soonest first; with `begun` those only that were done.

    A file that can't be read is left out. Raise VoicecoachError if the journal can't be read.
    """
    from voicecoach.cli.pasts import all_pasts
    from voicecoach.routine.library import by_name

    pasts = all_pasts()
    if begun and not pasts:
        return []
    known = {past.identity for past in pasts}
    every = (path for path in by_name(routine_folders()).values() if not begun or identity(path) in known)
    found = [row for path in every if (row := _row(path, pasts))]
    return sorted(found, key=lambda row: (not row.now, row.due.days, row.title))


def one(name: str) -> Row:
    """Return the routine of that name. Raise VoicecoachError if there is none, or nothing says how often it is done."""
    from voicecoach.cli.pasts import all_pasts
    from voicecoach.routine.library import find, load

    path = find(name, routine_folders())
    load(str(path), routine_folders())  # what is wrong with it is told
    row = _row(path, all_pasts(), asked=True)
    if row is None:
        hint = "add a line such as `every: 2 days` to it"
        raise VoicecoachError(f"{name} doesn't say how often it is to be done", hint, Exit.USAGE)
    return row


def today() -> date:
    """Return the day it is here."""
    from voicecoach.journal.clock import now

    return now().date()


def _row(path: Path, pasts: Sequence[Past], asked: bool = False) -> Row | None:
    """Return a routine's row; None if it can't be read or doesn't say how often it is done."""
    from voicecoach.cli.pasts import of_routine
    from voicecoach.journal.due import due
    from voicecoach.routine.library import read_file

    try:
        routine = read_file(path).routine
    except VoicecoachError:
        return None
    when = due(of_routine(pasts, str(path)), routine.every_days, today()) if routine else None
    if routine is None or when is None:
        return None
    mine = asked or bool(when.last or when.short) or path.parent == own_routines()
    return Row(path, routine.name, when, when.now and mine)


def _tell(found: Sequence[Row], as_json: bool) -> None:

    if as_json:
        click.echo(json.dumps([_data(row) for row in found], indent=1))
        return
    for row in found:
        tell(f"{row.title}: {row.due.told()}")
    if not found:
        click.echo("No routine says how often it is to be done. A line such as `every: 2 days` does.")


def _data(row: Row) -> dict[str, object]:
    last, day, short = row.due.last, row.due.day(today()), row.due.short
    return {
        "name": row.name,
        "title": row.title,
        "due": row.now,
        "days": row.due.days if last else None,
        "day": day.isoformat() if last or row.now else None,
        "last": last.isoformat() if last else None,
        "short": {"day": short.day.isoformat(), "percent": short.percent} if short else None,
    }


def tell_due() -> None:
    """Print what is due of what was begun, below the list of a plain `voicecoach`; nothing where that can't be told."""
    with suppress(VoicecoachError):
        for row in rows(begun=True):
            if row.now:
                tell(f"{row.title}: {row.due.told()}. voicecoach start {row.name}")


def _notify(due: Sequence[Row]) -> None:
    """Show what is due; a click starts the first of it."""
    from voicecoach.cli.notify import notify, opener, python
    from voicecoach.routine.nodes import clean

    first = due[0]
    click_ = opener((python(), "-m", "voicecoach", "start", "--", first.name))
    how = "Click to start, or type" if click_ else "Type"
    title = f"{first.title}: {first.due.told()}" if len(due) == 1 else f"{len(due)} routines are due"
    names = "" if len(due) == 1 else ", ".join(row.title for row in due) + ". "
    notify(clean(title), clean(f"{names}{how}: voicecoach start {first.name}"), click_)
