"""`voicecoach import`: a spreadsheet, a pasted text or another program's file becomes a routine."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.own import open_shelf, tell_of_ours
from voicecoach.cli.telling import ask_to_paste, broken, show, tell
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.units import counted

if TYPE_CHECKING:
    from voicecoach.routine.foreign.model import Converted


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
    if name and target:
        raise VoicecoachError("--name and -o don't go together", "leave one out", Exit.USAGE)
    shown = "pasted.txt" if source == "-" else source
    converted = _converted(source, shown)
    text = _checked(converted, shown)
    if only_print:
        click.echo(text, nl=False)
    elif target:
        _write(target, text, force)
        _report(converted, target, str(target))
    else:
        stem = name or _stem(source, converted)
        path = open_shelf().put(stem if name or force or source != "-" else _free(stem), text.encode(), force)
        _report(converted, path, path.stem)
        tell_of_ours(path.stem)
    _tell_left(converted, shown)


def _converted(source: str, shown: str) -> Converted:
    from voicecoach.routine.foreign.detect import convert

    return convert(_read(source), shown)


def _read(source: str) -> bytes:
    """Return what the file, or stdin, holds, as far as that can be a routine. Raise VoicecoachError."""
    from voicecoach.files import TooLargeError, read_bytes, read_input
    from voicecoach.routine.foreign.detect import LARGEST, too_large

    path = Path(source)
    try:
        if source == "-":
            ask_to_paste("the routine here, as text or as a table")
            return read_input(LARGEST)
        if path.exists() and not path.is_file():
            raise VoicecoachError(f"{source} is no file", "name a file", Exit.USAGE)
        return read_bytes(path, LARGEST)
    except TooLargeError:
        raise too_large(source) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise VoicecoachError(f"{source} can't be read: {reason}", "check the path", Exit.USAGE) from None


def _checked(converted: Converted, shown: str) -> str:
    """Return the text of the routine, after warnings. Raise RoutineProblems if it is wrong: then nothing is written."""
    from voicecoach.routine.library import RoutineProblems
    from voicecoach.routine.reading import read
    from voicecoach.routine.writing import write

    text = write(converted.draft)
    reading = read(text, f"{shown}, as a routine")
    if reading.routine is None:
        raise RoutineProblems(f"{shown}, as a routine,", reading.problems)
    for problem in reading.problems:
        show(problem, sys.stderr)
    return text


def _write(target: Path, text: str, force: bool) -> None:
    from voicecoach.files import write_atomically
    from voicecoach.routine.library import ENDINGS

    if target.suffix.lower() not in ENDINGS:
        raise VoicecoachError(f"{target} has no ending of a routine", f"write {target}.yaml", Exit.USAGE)
    if target.exists() and not (force and target.is_file()):
        raise VoicecoachError(f"{target} is there already", "take another name, or add --force", Exit.USAGE)
    try:
        write_atomically(target, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise VoicecoachError(f"{target} can't be written: {reason}", "check the folder") from error


def _stem(source: str, converted: Converted) -> str:
    """Return a name for the file: the source's, or of a pasted text the title's, in letters and dashes."""
    title = converted.draft.head["name"] if source == "-" else Path(source).stem
    plain = "-".join(re.findall(r"[^\W_]+", str(title).lower()))[:60].strip("-")
    return plain or "imported"


def _free(stem: str) -> str:
    """Return a name that is not taken: a text that was pasted would be gone if its own is."""
    from voicecoach.places import own_routines
    from voicecoach.routine.library import by_name

    taken = {name.lower() for name in by_name([own_routines()])}
    return next(name for name in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if name not in taken)


def _report(converted: Converted, path: Path, name: str) -> None:
    from voicecoach.routine.report import visible

    count = sum(len(item.exercises) or 1 for item in converted.draft.exercises)
    tell(f"Made {path}: {counted(count, 'exercise')}.")
    name = f'"{name}"' if " " in name else name
    last = ("Change it", "edit", name), ("Go", "start", name)
    for what, command, which in (("How it goes", "show", name), ("Is it right?", "check", name), *last):
        tell(f"  {what + ':':<14}voicecoach {command} {visible(which)}")


def _tell_left(converted: Converted, shown: str) -> None:
    """List on stderr what has no place in a routine."""
    from voicecoach.routine.report import visible

    if converted.left_out:
        click.echo("Not carried over:", err=True)
    for left in converted.left_out:
        line = f"  {visible(shown)}:{left.line}: {visible(left.words)}"
        click.echo(broken(line, sys.stderr), err=True)
