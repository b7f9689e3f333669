"""Lines for the person in front of the terminal, whatever the names in them hold; broken at words, where one is."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

import click

from voicecoach.routine.report import render, visible

if TYPE_CHECKING:
    from voicecoach.problem import Problem, VoicecoachError

NARROWEST = 20
"""Columns in which there is no breaking lines."""
HANGING = 4
"""Columns by which the rest of a line stands in."""
_COMMAND = re.compile("`[^`]*`")


def tell(text: str, hanging: int = HANGING) -> None:
    """Print a line."""
    click.echo(broken(visible(text), sys.stdout, hanging))


def ask_to_paste(what: str) -> None:
    """Say how what is read from a terminal is given and ended; else the program would wait and nobody knew for what."""
    if sys.stdin.isatty():
        keys = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D on a line of its own"
        click.echo(broken(f"Paste {what}, then press {keys}. Ctrl-C stops.", sys.stderr, 0), err=True)


def warn(notice: str) -> None:
    """Print a warning where it is in nobody's way."""
    _complain(f"warning: {visible(notice)}")


def explain(error: VoicecoachError) -> None:
    """Print what went wrong; of a routine that can't be used, every problem."""
    from voicecoach.cli.config import SettingsError
    from voicecoach.routine.library import RoutineProblems

    for problem in error.problems if isinstance(error, (RoutineProblems, SettingsError)) else ():
        show(problem, sys.stderr)
    complain(error.message, error.hint)


def show(problem: Problem, stream: TextIO) -> None:
    """Print what is wrong in a file: its place, the line with a caret, and the hint."""
    head, *rest = render(problem).split("\n")
    lines = [broken(head, stream), *rest]
    if problem.hint:
        lines[-1] = broken(lines[-1], stream, 2 * HANGING)
    click.echo("\n".join(lines), file=stream)


def complain(message: str, hint: str = "") -> None:
    """Print what went wrong and, if there is something, what to do about it, a line each."""
    for kind, text in (("error", message), ("hint", hint)):
        if text:  # which may hold what came from a file, and steer a terminal
            _complain(f"{kind}: {visible(' '.join(text.split()))}")


def broken(line: str, stream: TextIO, hanging: int = HANGING) -> str:
    """Return a line as `stream` shows it: on a terminal broken at words, with what stands in backticks kept whole."""
    width = _columns(stream)
    if width is None or len(line) <= width:
        return line
    from textwrap import fill

    whole = _COMMAND.sub(lambda command: command[0].replace(" ", "\0"), line)  # no line that is told holds a \0
    made = fill(whole, width, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False)
    return made.replace("\0", " ")


def _columns(stream: TextIO) -> int | None:
    """Return the width of a terminal; None for what is none, or is too narrow to bother."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return None
    return columns if columns >= NARROWEST else None


def _complain(line: str) -> None:
    click.echo(broken(line, sys.stderr), err=True)
