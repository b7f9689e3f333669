"""`voicecoach check`: whether routine files are right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from voicecoach.app.messages import tell
from voicecoach.cli.checking import show
from voicecoach.cli.complete import complete_names
from voicecoach.cli.setting_option import slips
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import counted
from voicecoach.routine.library.find import ENDINGS
from voicecoach.routine.library.load import way_out

if TYPE_CHECKING:
    from voicecoach.app.routines.check import Checked


@click.command("check")
@click.argument("names", nargs=-1, metavar="[NAME|FILE|FOLDER]...", shell_complete=complete_names)
@click.option("--json", "as_json", is_flag=True, help="What is wrong as data, for editors and other programs.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check_command(names: tuple[str, ...], as_json: bool, watch: bool) -> int:
    """Check routine files and explain what is wrong.

    Every mistake is told with its place; without a name, all of yours and ours are checked, your programmes, your
    `phrases.yaml` and `abbreviations.yaml`, and your settings.
    """
    from voicecoach.app.routines.check import check, check_and_watch

    if watch and as_json:
        raise VoicecoachError("--watch and --json don't go together", "leave one out", Exit.USAGE)
    if watch:
        _follow(check_and_watch(names, slips))
    checked = check(names, slips)
    if as_json:
        click.echo(json.dumps(checked.as_data(), indent=1))  # ASCII only, as consoles and editors differ in encodings
    else:
        _tell(checked)
    return Exit.FINE if checked.fine == len(checked.found) else Exit.PROBLEMS


def _follow(every: Iterator[Checked]) -> None:
    """Tell of all files, then of each that is saved, until Ctrl-C."""
    _tell(next(every))
    click.echo("Save a file and it is checked again. Ctrl-C ends this.")
    for checked in every:
        for path, problems in checked.found.items():
            click.echo(f"\n{datetime.now():%H:%M:%S}  {visible(str(path))}{': fine' if checked.fine else ''}")
            show(problems)


def _tell(checked: Checked) -> None:
    for path, problems in checked.found.items():
        show(problems)
        if path.suffix.lower() not in ENDINGS and any(not problem.warning for problem in problems):
            tell(f"hint: {way_out(path)}")
    count = len(checked.found)
    kind = "routine" if len(checked.routines.found) == count else "file"
    click.echo(f"{checked.fine} of {counted(count, kind)} fine.")
