"""`voicecoach list` and `check`: the routines there are, and whether they are right."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.cli.options import complete_names
from voicecoach.problem import Exit


@click.command("list")
def list_command() -> None:
    """List the routines: yours first, then ours."""
    from voicecoach.cli.studio import routine_folders
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
    """Check routines and explain every mistake with its place; without a name, all of yours and ours."""
    from voicecoach.cli.studio import routine_folders
    from voicecoach.routine.library import read_file
    from voicecoach.routine.report import render

    folders = routine_folders()
    wanted = names or tuple(str(folder) for folder in folders if folder.is_dir())
    paths = [path for name in wanted for path in _paths(name, folders)]
    wrong = 0
    for path in paths:
        reading = read_file(path)
        for problem in reading.problems:
            click.echo(render(problem))
        wrong += reading.routine is None
    fine = len(paths) - wrong
    click.echo(f"{fine} of {len(paths)} routine{'s' if len(paths) != 1 else ''} fine.")
    return Exit.PROBLEMS if wrong else Exit.FINE


def _paths(name: str, folders: list[Path]) -> list[Path]:
    from voicecoach.routine.library import ENDINGS, find

    path = Path(name)
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix in ENDINGS)
    return [find(name, folders)]
