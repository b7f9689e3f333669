"""What a check of one exercise is given, and what it says; the reader knows where each field was written."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from voicecoach.routine.model import Exercise


@dataclass(frozen=True)
class Finding:
    """What makes no sense, at a field of an exercise."""

    field: str
    code: str
    message: str
    hint: str
    warning: bool = False


@dataclass(frozen=True)
class CheckedExercise:
    """An exercise, and what its writer wrote of it."""

    exercise: Exercise
    fields: Collection[str]
    """Names of the fields it has, written there or in the defaults."""
    typed: Mapping[str, str] = field(default_factory=dict)
    """What was typed in the exercise itself, of fields that are right; of a list nothing."""
    bare: bool = False
    """Whether there is only the name, without a field for it."""
