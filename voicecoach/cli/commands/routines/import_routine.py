"""`voicecoach import`: a spreadsheet, a pasted text or another program's file becomes a routine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.app.messages import ask_to_paste, broken, show, tell
from voicecoach.cli.own_names import tell_of_ours
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import counted

if TYPE_CHECKING:
    from voicecoach.app.routines.convert import Imported


@click.command("import")
@click.argument("source", metavar="FILE|-", type=click.Path(allow_dash=True))
@click.option("--name", metavar="NAME", help="What to call it; the file's name by default.")
@click.option("-o", "--file", "target", type=click.Path(path_type=Path), help="Write this file, not one of yours.")
@click.option("--print", "only_print", is_flag=True, help="Print the routine and write nothing.")
@click.option("--force", is_flag=True, help="In place of a file that is there.")
def import_command(source: str, name: str | None, target: Path | None, only_print: bool, force: bool) -> None:
    """Make a routine of a spreadsheet, a text or another app's file.

    FILE is CSV, a text as a therapist writes it, Markdown with front matter, w2a's YAML, or JSON of Just Another
    Workout Timer; - reads what is typed or pasted. What can't be carried over is listed.
    """
    from voicecoach.app.routines.convert import import_file, keep, shown_source, write_to

    if name and target:
        raise VoicecoachError("--name and -o don't go together", "leave one out", Exit.USAGE)
    if source == "-":
        ask_to_paste("the routine here, as text or as a table")
    imported = import_file(source)
    for problem in imported.warnings:
        show(problem, sys.stderr)
    if only_print:
        click.echo(imported.text, nl=False)
    elif target:
        write_to(imported, target, force)
        _report(imported, target, str(target))
    else:
        path = keep(imported, name, force)
        _report(imported, path, path.stem)
        tell_of_ours(path.stem)
    _tell_left(imported, shown_source(source))


def _report(imported: Imported, path: Path, name: str) -> None:
    tell(f"Made {path}: {counted(imported.exercises, 'exercise')}.")
    name = f'"{name}"' if " " in name else name
    last = ("Change it", "edit", name), ("Go", "start", name)
    for what, command, which in (("How it goes", "show", name), ("Is it right?", "check", name), *last):
        tell(f"  {what + ':':<14}voicecoach {command} {visible(which)}")


def _tell_left(imported: Imported, shown: str) -> None:
    """List on stderr what has no place in a routine."""
    if imported.left_out:
        click.echo("Not carried over:", err=True)
    for left in imported.left_out:
        line = f"  {visible(shown)}:{left.line}: {visible(left.words)}"
        click.echo(broken(line, sys.stderr), err=True)
