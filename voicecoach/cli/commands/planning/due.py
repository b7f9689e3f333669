"""`voicecoach due`: what is to be done today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from voicecoach.app.messages import tell
from voicecoach.cli.complete import complete_names
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import own_routines

if TYPE_CHECKING:
    from voicecoach.app.due import DueRow, Unplanned


@click.command("due")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_names)
@click.option("--json", "as_json", is_flag=True, help="All of it as data, for other programs.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing; the exit code tells.")
@click.option("--notify", "shall_notify", is_flag=True, help="If it is due, show it on the desktop too.")
def due_command(name: str | None, as_json: bool, quiet: bool, shall_notify: bool) -> int:
    """Tell what is to be done today.

    A line for each routine that says how often it is done (`every`), of yours and of those that you have begun, and for
    each of yours that doesn't; or for NAME alone. The exit code is 0 if something is due, 1 if nothing is and
    2 if that can't be told, for scripts and prompts.

    With --notify a click on the notification starts the session in a terminal, where the system lets it: on Linux and
    Windows, within ten minutes. Else it says what to type.
    """
    from voicecoach.app.due import as_data, due_row, due_rows, unplanned_and_unreadable

    try:
        found = [due_row(name)] if name else due_rows()
        if as_json and not quiet:
            click.echo(as_data(found))
        elif not quiet and name:
            _tell(found, (), ())
        elif not quiet:
            _tell([row for row in found if row.begun or row.path.parent == own_routines()], *unplanned_and_unreadable())
        due = [row for row in found if row.now]
        if shall_notify and due:
            _notify(due)
    except VoicecoachError as error:
        error.exit_code = Exit.USAGE  # 1 says that nothing is due
        raise
    return 0 if due else 1


def _tell(found: Sequence[DueRow], others: Sequence[Unplanned], wrong: Sequence[str]) -> None:
    """Tell when their own are due, and what they have begun of ours; last those that don't say when, or are wrong."""
    for row in found:
        tell(f"{row.called}: {row.due.told()}")
    for one in others:
        begun = "" if one.begun else " not begun yet."
        tell(f"{one.title}:{begun} How often? A line such as `every: 2 days` says it: voicecoach edit {one.name}")
    for name in wrong:
        tell(f"{name} can't be started as it is: voicecoach check {name}")
    if not found and not others and not wrong:
        tell("Nothing of yours is to be done. `voicecoach list` shows what you can begin.")


def _notify(due: Sequence[DueRow]) -> None:
    from voicecoach.app.planning.notification import notify_of

    notify_of(due)
