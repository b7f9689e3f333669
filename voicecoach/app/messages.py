"""Lines for the person at the terminal, broken at words, and safe whatever the names in them hold."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

import click

from voicecoach.core.crash import VERBOSE, causes
from voicecoach.core.terminal import columns, is_terminal
from voicecoach.core.terminal_text import render, visible

if TYPE_CHECKING:
    from voicecoach.core.errors import Problem, VoicecoachError

NARROWEST = 20
"""Columns of a terminal below which lines are left as they are."""
HANGING = 4
"""Columns by which the rest of a broken line is indented."""


def tell(text: str, hanging: int = HANGING) -> None:
    """Print a line."""
    click.echo(broken(visible(text), sys.stdout, hanging))


def tell_all(lines: Iterable[str], hanging: int = HANGING) -> None:
    """Print many lines at once."""
    if shown := [broken(visible(line), sys.stdout, hanging) for line in lines]:
        click.echo("\n".join(shown))


def ask_to_paste(what: str) -> None:
    """Say how to paste and how to end it where stdin is a terminal: else nobody would know what we are waiting for."""
    if is_terminal(sys.stdin):
        keys = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D on a line of its own"
        click.echo(broken(f"Paste {what}, then press {keys}. Ctrl-C stops.", sys.stderr, 0), err=True)


def agreed(question: str, default: bool | None = None) -> bool:
    """Return whether the person says yes; Enter is the `default`, without one they are asked again."""
    choice = "[y/N]" if default is False else "[Y/n]" if default else "[y/n]"
    while True:
        answer = (
            click.prompt(f"{visible(question)} {choice}", "", show_default=False, prompt_suffix=": ").strip().lower()
        )
        if not answer and default is not None:
            return default
        if answer and (said := next((word for word in ("yes", "no") if word.startswith(answer)), "")):
            return said == "yes"
        tell("Please answer y for yes or n for no.")


def warn(notice: str) -> None:
    """Print a warning where it is in nobody's way."""
    _complain(f"warning: {visible(notice)}")


def note(text: str) -> None:
    """Print what may be good to know, where it is in nobody's way."""
    _complain(visible(text))


def explain(error: VoicecoachError) -> None:
    """Print what went wrong; of a file that can't be used, every problem."""
    for problem in error.problems:
        show(problem, sys.stderr)
    complain(error.message, error.hint)
    if os.environ.get(VERBOSE):
        for line in causes(error):
            _complain(visible(line))


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
    width = columns(stream)
    if width < NARROWEST or len(line) <= width:
        return line
    from textwrap import fill

    whole = re.sub("`[^`]*`", lambda command: command[0].replace(" ", "\0"), line)  # no line that we print holds a \0
    made = fill(whole, width, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False)
    return made.replace("\0", " ")


def _complain(line: str) -> None:
    click.echo(broken(line, sys.stderr), err=True)
