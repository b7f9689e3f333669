"""What a routine says of the person who does it, laid on every exercise that says nothing else: the weak side."""

from __future__ import annotations

from dataclasses import replace

from voicecoach.routine.adjust.variants import changed
from voicecoach.routine.model import Exercise, Routine


def suited(routine: Routine) -> Routine:
    """Return `routine` with the weak side in each of its exercises that has both."""
    if not routine.weak_side:
        return routine

    def change(exercise: Exercise) -> Exercise:
        return exercise if exercise.weak_side else replace(exercise, weak_side=routine.weak_side)

    return replace(routine, exercises=changed(routine.exercises, change))
