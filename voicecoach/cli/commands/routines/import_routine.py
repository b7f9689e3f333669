"""`voicecoach import`: a spreadsheet, a pasted text or another program's file becomes a routine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from voicecoach.app.messages import ask_to_paste, complain, show, tell
from voicecoach.cli.own_names import ask_for_place, tell_of_ours
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.terminal import at_terminal
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import counted

if TYPE_CHECKING:
    from voicecoach.app.routines.convert import Imported


@click.command("import")
@click.argument("source", metavar="FILE|-", type=click.Path(allow_dash=True))
@click.option("--name", metavar="NAME", help="What to call it; the file's name by default.")
@click.option("-o", "--file", "target", type=click.Path(path_type=Path), help="Write this file, not one of yours.")
@click.option("--print", "only_print", is_flag=True, help="Print the routine and write nothing.")
@click.option("--workout", metavar="NAME", default="", help="Of a log, the last workout of this name.")
@click.option("--yes", is_flag=True, help="Keep it without a look at it first.")
@click.option("--strict", is_flag=True, help="Keep nothing, and exit with 1, if anything is doubtful.")
@click.option("--force", is_flag=True, help="In place of a file that is there.")
def import_command(source: str, name: str | None, target: Path | None, **options: Any) -> int:
    """Make a routine of a spreadsheet, a text or another app's file.

    FILE is a text as a therapist writes it, Markdown, CSV, PDF, Word, Excel, JSON, YAML, Liftoscript, or a log of Hevy
    or Strong; - reads what is typed or pasted. At a terminal you see what was read, and can put it right, before it is
    kept. What can't be carried over, or is doubtful, is listed with its line.
    """
    from voicecoach.app.routines.convert import check_place, import_file
    from voicecoach.cli.import_look import account, list_left, look_over

    if name and target:
        raise VoicecoachError("--name and -o don't go together", "leave one out", Exit.USAGE)
    asked = at_terminal() and not (options["yes"] or options["only_print"])
    if not options["only_print"]:
        check_place(name if not asked or source == "-" else None, target, options["force"])
    if source == "-":
        ask_to_paste("the routine here, as text or as a table")
    imported = import_file(source, options["workout"])
    for problem in imported.warnings:
        show(problem, sys.stderr)
    if options["only_print"]:
        click.echo(imported.text, nl=False)
    doubtful = options["strict"] and bool(imported.left_out)
    if options["only_print"] or doubtful:
        list_left(imported)
        if doubtful:
            complain(f"{account(imported)}: nothing was kept" if not options["only_print"] else account(imported))
        return Exit.PROBLEMS if doubtful else Exit.FINE
    edits, force = False, options["force"]
    if asked and name and not force and source != "-":
        name, force = ask_for_place(name)
    if asked:
        imported, edits = look_over(imported)
    if edits:
        from voicecoach.cli.import_edit import edit_and_look

        imported = edit_and_look(imported)
    if asked and not (name or target or force or source == "-"):  # what the person put right must not be lost
        name, force = ask_for_place(imported.name)
    _keep(imported, name, target, force)
    if not asked:
        tell(f"{account(imported)}.")
        list_left(imported)
    return Exit.FINE


def _keep(imported: Imported, name: str | None, target: Path | None, force: bool) -> None:
    """Write the routine where the person wants it, and say where that is."""
    from voicecoach.app.routines.convert import keep, write_to

    if target:
        write_to(imported, target, force)
        _report(imported, target, str(target))
        return
    path = keep(imported, name, force)
    _report(imported, path, path.stem)
    tell_of_ours(path.stem)


def _report(imported: Imported, path: Path, name: str) -> None:
    tell(f"Made {path}: {counted(imported.exercises, 'exercise')}.")
    name = f'"{name}"' if " " in name else name
    last = ("Change it", "edit", name), ("Go", "start", name)
    for what, command, which in (("How it goes", "show", name), ("Is it right?", "check", name), *last):
        tell(f"  {what + ':':<14}voicecoach {command} {visible(which)}")
