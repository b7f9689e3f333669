"""Lines for the person in front of the terminal, whatever the names in them hold."""

from __future__ import annotations

import click

from voicecoach.routine.report import visible


def tell(text: str) -> None:
    """Print a line."""
    click.echo(visible(text))


def warn(notice: str) -> None:
    """Print a warning where it is in nobody's way."""
    click.echo(f"warning: {visible(notice)}", err=True)


def complain(message: str, hint: str = "") -> None:
    """Print what went wrong and, if there is something, what to do about it, a line each."""
    for kind, text in (("error", message), ("hint", hint)):
        if text:  # which may hold what came from a file, and steer a terminal
            click.echo(f"{kind}: {visible(' '.join(text.split()))}", err=True)
