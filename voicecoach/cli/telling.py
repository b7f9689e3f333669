"""Lines for the person in front of the terminal, whatever the names in them hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from voicecoach.routine.report import render, visible

if TYPE_CHECKING:
    from voicecoach.problem import VoicecoachError


def tell(text: str) -> None:
    """Print a line."""
    click.echo(visible(text))


def warn(notice: str) -> None:
    """Print a warning where it is in nobody's way."""
    click.echo(f"warning: {visible(notice)}", err=True)


def explain(error: VoicecoachError) -> None:
    """Print what went wrong; of a routine that can't be used, every problem."""
    from voicecoach.cli.config import SettingsError
    from voicecoach.routine.library import RoutineProblems

    for problem in error.problems if isinstance(error, (RoutineProblems, SettingsError)) else ():
        click.echo(render(problem), err=True)
    complain(error.message, error.hint)


def complain(message: str, hint: str = "") -> None:
    """Print what went wrong and, if there is something, what to do about it, a line each."""
    for kind, text in (("error", message), ("hint", hint)):
        if text:  # which may hold what came from a file, and steer a terminal
            click.echo(f"{kind}: {visible(' '.join(text.split()))}", err=True)
