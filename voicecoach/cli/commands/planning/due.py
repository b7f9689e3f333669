"""`voicecoach due`: what is to be done today."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from voicecoach.app.due import DueRow, one, rows, today
from voicecoach.app.messages import tell
from voicecoach.cli.complete import complete_names
from voicecoach.core.errors import Exit, VoicecoachError


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


def _tell(found: Sequence[DueRow], as_json: bool) -> None:

    if as_json:
        click.echo(json.dumps([_data(row) for row in found], indent=1))
        return
    for row in found:
        tell(f"{row.title}: {row.due.told()}")
    if not found:
        click.echo("No routine says how often it is to be done. A line such as `every: 2 days` does.")


def _data(row: DueRow) -> dict[str, object]:
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


def _notify(due: Sequence[DueRow]) -> None:
    """Show what is due; a click starts the first of it."""
    from voicecoach.routine.yaml.tree import clean
    from voicecoach.schedule.notify import notify, opener, python

    first = due[0]
    click_ = opener((python(), "-m", "voicecoach", "start", "--", first.name))
    how = "Click to start, or type" if click_ else "Type"
    title = f"{first.title}: {first.due.told()}" if len(due) == 1 else f"{len(due)} routines are due"
    names = "" if len(due) == 1 else ", ".join(row.title for row in due) + ". "
    notify(clean(title), clean(f"{names}{how}: voicecoach start {first.name}"), click_)
