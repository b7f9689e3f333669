"""`voicecoach start`: a live session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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
from voicecoach.routine.report import visible
from voicecoach.routine.variants import exercises
from voicecoach.units import clock

if TYPE_CHECKING:
    from voicecoach.session.live import Outcome


@click.command("start")
@routine_argument
@dose_and_sound
@output_option
@volume_option
@plain_option
def start_command(name: str, output: str, volume: int, plain: bool, choices: Choices) -> int:
    """Start a session: the voice tells you what to do.

    While it runs: space pauses and goes on, n next, b back, r repeat, h it hurts, q quits, ? shows all keys.
    """
    from voicecoach.cli.company import company
    from voicecoach.cli.stage import Notices, Stage, perform
    from voicecoach.cli.studio import open_track, read_routine

    notices = Notices()
    routine, score, words = read_routine(name, choices, remember=notices)
    for exercise in exercises(routine.exercises):
        if exercise.variant:
            notices(f"{exercise.variant.capitalize()}: {exercise.name}.")
    track = open_track(routine, choices, notices)
    stage = Stage(output, volume, plain, words.say("hurts"), companions=company())
    outcome = perform(routine.name, score, track, stage, notices)
    for line in _told(routine.name, outcome):
        click.echo(visible(line))
    return Exit.FINE if outcome.finished else Exit.INTERRUPTED


def _told(name: str, outcome: Outcome) -> Iterator[str]:
    """Yield what was done, in a line, and what hurt in another."""
    where = f", in {outcome.exercise}" if outcome.exercise and not outcome.finished else ""
    yield f"{name}: {'finished' if outcome.finished else 'stopped'} after {clock(outcome.seconds)}{where}."
    if outcome.hurt:
        hurt = ", ".join(dict.fromkeys(outcome.hurt))
        yield f"Ended because it hurt: {hurt}. If it keeps hurting, see a professional."
