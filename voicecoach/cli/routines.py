"""`voicecoach list` and `check`: the routines there are, and whether they are right."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.cli.options import complete_names
from voicecoach.problem import Exit, VoicecoachError


@click.command("list")
def list_command() -> None:
    """List the routines there are.

    One of yours stands in for ours of the same name.
    """
    from voicecoach.places import routine_folders
    from voicecoach.routine.library import routines
    from voicecoach.routine.report import visible

    entries = routines(routine_folders())
    width = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        click.echo(f"{visible(entry.name):<{width}}  {visible(entry.about or entry.title)}")
    click.echo("\nStart one: voicecoach start NAME. Read it first: voicecoach show NAME.")


@click.command("check")
@click.argument("names", nargs=-1, metavar="[NAME|FILE|FOLDER]...", shell_complete=complete_names)
def check_command(names: tuple[str, ...]) -> int:
    """Check routine files and explain what is wrong.

    Every mistake is told with its place; without a name, all of yours and ours are checked.
    """
    from voicecoach.places import routine_folders

    folders = routine_folders()
    wanted = names or tuple(str(folder) for folder in folders if folder.is_dir())
    paths = [path for name in wanted for path in _paths(name, folders)]
    fine = sum(map(_fine, paths))
    click.echo(f"{fine} of {len(paths)} routine{'s' if len(paths) != 1 else ''} fine.")
    return Exit.FINE if fine == len(paths) else Exit.PROBLEMS


def _fine(path: Path) -> bool:
    """Print what is wrong with the file and return whether it can be used all the same."""
    from voicecoach.routine.library import read_file
    from voicecoach.routine.report import render, visible

    try:
        reading = read_file(path)
    except VoicecoachError as error:
        click.echo(f"{visible(error.message)}\n    hint: {visible(error.hint)}")
        return False
    for problem in reading.problems:
        click.echo(render(problem))
    return reading.routine is not None


def _paths(name: str, folders: list[Path]) -> list[Path]:
    from voicecoach.routine.library import ENDINGS, find
    from voicecoach.routine.report import visible

    path = Path(name)
    if not name or not path.is_dir():
        return [find(name, folders)]
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS and file.is_file())
    if not found and path not in folders:
        raise VoicecoachError(f"{visible(str(path))} holds no routine", "routine files end in .yaml", Exit.USAGE)
    return found
