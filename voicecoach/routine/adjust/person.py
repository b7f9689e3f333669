"""What fits a routine to the person who does it: the weak side, and how long a breath lasts.

What an exercise says itself comes first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from voicecoach.routine.adjust.variants import changed
from voicecoach.routine.model import Exercise, Range, Routine, SetDose

Dosed = TypeVar("Dosed", Exercise, SetDose)


def suited(routine: Routine) -> Routine:
    """Return `routine` with what it says of the person in each of its exercises."""
    if not (routine.weak_side or routine.breath):
        return routine

    def change(exercise: Exercise) -> Exercise:
        made = exercise if exercise.breath or not routine.breath else breathing(exercise, routine.breath)
        return made if made.weak_side or not routine.weak_side else replace(made, weak_side=routine.weak_side)

    return replace(routine, exercises=changed(routine.exercises, change))


def breathing(exercise: Exercise, breath: float) -> Exercise:
    """Return `exercise` with all its times that are told in breaths of so many seconds each."""
    made = _breathing(exercise, breath)
    return replace(made, by_set=tuple(_breathing(own, breath) for own in made.by_set)) if made.by_set else made


def _breathing(dosed: Dosed, breath: float) -> Dosed:
    spans = ((name, value) for name, value in vars(dosed).items() if isinstance(value, Range) and value.breath)
    made: dict[str, Any] = {name: _lasting(span, breath) for name, span in spans}
    if dosed.tempo:
        made["tempo"] = tuple(replace(phase, seconds=_lasting(phase.seconds, breath)) for phase in dosed.tempo)
    return replace(dosed, **made)


def _lasting(span: Range, breath: float) -> Range:
    if not span.breath:
        return span
    low, high = (round(end / span.breath * breath, 6) for end in (span.low, span.high))
    return Range(low, high, breath)
