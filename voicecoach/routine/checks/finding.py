"""What a check of one exercise is given, and what it says; the reader knows where each field was written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from voicecoach.routine.fields import BY_SET, CONFLICTS
from voicecoach.routine.model import Exercise


@dataclass(frozen=True)
class Finding:
    """What makes no sense, at a field of an exercise."""

    field: str
    code: str
    message: str
    hint: str
    warning: bool = False


BLAMED_ON: Mapping[str, frozenset[str]] = {
    "no-sides": frozenset({"sides"}),
    "one-side": frozenset({"sides"}),
    "sides-in-words": frozenset({"sides"}),
    "no-weak-side": frozenset({"sides"}),
    "no-reps": frozenset({"reps", *CONFLICTS["tempo"]}),
    "no-work": frozenset(CONFLICTS),
    "never": frozenset({"sets", *BY_SET}),
    "lists": frozenset({"sets", *BY_SET}),
    "long-pause": frozenset({"sets", *BY_SET, "pace"}),
}
"""Of findings, by their codes, the fields that they go by; where one of those can't be read, who knows?"""


@dataclass(frozen=True)
class CheckedExercise:
    """An exercise, and what its writer wrote of it."""

    exercise: Exercise
    fields: Collection[str]
    """Names of the fields it has, written there, in the defaults or, of those it shares, in the routine."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What was typed in the exercise itself, of fields that are right; of a list nothing."""
    bare: bool = False
    """Whether there is only the name, without a field for it."""
