"""How long the work of an exercise takes: words never add to it where it runs by the clock."""

from __future__ import annotations

from collections.abc import Iterable

from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Cues, Exercise
from voicecoach.score.coach import Coach
from voicecoach.score.model import About, Step
from voicecoach.score.sets import sets_and_sides

_SILENT = Coach(ENGLISH, Cues.BEEPS)


def work_seconds(exercise: Exercise) -> float:
    """Return the seconds from the start of an exercise to its end, with all of its sets and sides."""
    return seconds_of(sets_and_sides(_SILENT, exercise, About()))


def seconds_of(steps: Iterable[Step]) -> float:
    """Return how long steps take as they are written."""
    return sum(segment.seconds for step in steps for segment in step.segments)
