"""`voicecoach start`: a live session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from voicecoach.cli.options import (
    Choices,
    dose_and_sound,
    duck_option,
    output_options,
    plain_option,
    routine_argument,
    volume_option,
)
from voicecoach.problem import Exit
from voicecoach.routine.report import visible
from voicecoach.routine.variants import exercises
from voicecoach.units import clock

if TYPE_CHECKING:
    from voicecoach.cli.stage import Notices, Stage
    from voicecoach.cli.studio import Prepared
    from voicecoach.journal.model import Session
    from voicecoach.session.live import Outcome


@click.command("start")
@routine_argument
@dose_and_sound
@output_options
@volume_option
@duck_option
@plain_option
def start_command(  # noqa: PLR0913, PLR0917 - as many as there are options
    name: str, output: str, device: str, volume: int, duck: bool, plain: bool, choices: Choices
) -> int:
    """Start a session: the voice tells you what to do.

    While it runs: space pauses and goes on, n next, b back, r repeat, h it hurts, q quits, ? shows all keys.
    """
    from voicecoach.cli.company import company
    from voicecoach.cli.stage import Notices, Stage
    from voicecoach.cli.studio import read_routine
    from voicecoach.score.place import JUMPED
    from voicecoach.session.transport import Place

    notices = Notices()
    prepared = read_routine(name, choices, remember=notices)
    begin = Place(prepared.begin, JUMPED) if prepared.begin else None
    stage = Stage(output, device, volume, plain, begin=begin, companions=company(output, plain, duck))
    return hold(prepared, choices, stage, notices)


def hold(prepared: Prepared, choices: Choices, stage: Stage, notices: Notices, before: Session | None = None) -> int:
    """Hold a session, with all of it written to the journal; return the exit code. With `before` that one goes on."""
    from voicecoach.cli.record import Record
    from voicecoach.cli.stage import perform
    from voicecoach.cli.studio import open_track

    routine = prepared.routine
    for exercise in exercises(routine.exercises):
        if exercise.variant:
            notices(f"{exercise.variant.capitalize()}: {exercise.name}.")
    if prepared.told:
        notices(" ".join(prepared.told))
    track = open_track(routine, choices, notices)
    record = Record(prepared, choices, notices, step=stage.begin.step if stage.begin else 0, before=before)
    companions = [*stage.companions, record.accompany]
    stage = replace(stage, hurts=prepared.words.say("hurts"), companions=companions, on_left=record.left)
    outcome = perform(routine.name, prepared.score, track, stage, notices)
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
