"""`voicecoach ears`: a guided check of the microphone, the room and the commands."""

from __future__ import annotations

import sys

import click

from voicecoach.app.messages import tell, warn
from voicecoach.cli.options import microphone_option, output_options, plain_option
from voicecoach.core.errors import Exit
from voicecoach.core.terminal import is_terminal

METER = 30
"""Cells, two decibels each."""


@click.command("ears")
@output_options
@microphone_option
@plain_option
def ears_command(output: str, device: str, microphone: str, plain: bool) -> int:
    """Check that spoken commands are heard, and learn your room.

    It listens to the room, plays a sound to measure how late and how loud the coach comes back, and asks you to say
    some commands from where you exercise. What it learns, two numbers, is used by `voicecoach start --listen`.

    Nothing of what it hears is recorded or kept.
    """
    from voicecoach.app.setup.ears import SAID, Person, check_ears

    meter = _show_level if is_terminal(sys.stdout) and not plain else _show_nothing
    understood = check_ears(microphone, output, device, Person(tell, warn, meter))
    tell(f"{understood} of {len(SAID)} commands were understood. Nothing of what you said was kept.")
    if understood < len(SAID):
        tell("Come nearer to the microphone, or speak up; keys, a clicker and `--remote` do the same.")
    return Exit.FINE if understood == len(SAID) else Exit.PROBLEMS


def _show_level(level: float | None) -> None:
    """Show a meter of so many decibels below full scale; None takes it away."""
    cells = 0 if level is None else max(0, min(METER, round((level + 2 * METER) / 2)))
    shown = f"\r{' ' * (METER + 2)}\r" if level is None else f"\r  {'█' * cells}{'·' * (METER - cells)}"
    click.echo(shown, nl=False)


def _show_nothing(level: float | None) -> None:
    pass
