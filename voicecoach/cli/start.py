"""`voicecoach start`: a live session."""

from __future__ import annotations

import sys

import click

from voicecoach.cli.options import (
    Choices,
    dose_and_sound,
    output_option,
    plain_option,
    routine_argument,
    volume_option,
)
from voicecoach.problem import Exit


@click.command("start")
@routine_argument
@dose_and_sound
@output_option
@volume_option
@plain_option
def start_command(name: str, output: str, volume: int, plain: bool, choices: Choices) -> int:
    r"""Start a session of the routine NAME, or of a routine FILE.

    \b
    While it runs: space pauses and goes on, n next, b back, r repeat,
    h it hurts, q quits, ? shows all keys.
    """
    from voicecoach.cli.stage import Notices, Stage, perform
    from voicecoach.cli.studio import open_track, read_routine

    routine, score = read_routine(name, choices)
    notices = Notices()
    track = open_track(routine, choices, notices)
    outcome = perform(routine.name, score, track, Stage(output, volume, plain), notices)
    if outcome.finished:
        return Exit.FINE
    click.echo("Stopped.", err=not sys.stdout.isatty())
    return Exit.INTERRUPTED
