"""How long the work of an exercise takes: words never add to it where it runs by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from voicecoach.language.english import ENGLISH
from voicecoach.routine.checks.takes import switch_of
from voicecoach.routine.model import Cues, Exercise
from voicecoach.score.coach import Coach
from voicecoach.score.model import About, Step
from voicecoach.score.sets import sets_and_sides

_SILENT = Coach(ENGLISH, Cues.BEEPS)


LEAST_SWITCH = 1.0
"""The fewest seconds to change sides by the clock: the release before it has to ring out."""


def by_the_clock(exercise: Exercise) -> Exercise:
    """Return an exercise with as much time between its sides as it needs where nothing can grow."""
    return exercise if switch_of(exercise) >= LEAST_SWITCH else replace(exercise, switch=LEAST_SWITCH)


def work_seconds(exercise: Exercise) -> float:
    """Return the seconds from the start of an exercise to its end, with all of its sides."""
    return seconds_of(sets_and_sides(_SILENT, by_the_clock(exercise), About()))


def seconds_of(steps: Iterable[Step]) -> float:
    """Return how long steps take as they are written."""
    return sum(segment.seconds for step in steps for segment in step.segments)
