"""The dose of one exercise: its fields, and what phrases about it leave over."""

from __future__ import annotations

from dataclasses import dataclass

SHAPES = ("reps", "hold", "duration", "tempo")
"""Fields that say how the time of a set goes."""


@dataclass(frozen=True)
class Prescription:
    """The fields of an exercise and what they leave over."""

    fields: dict[str, str]
    per_set: tuple[str, ...] = ()
    """The reps, or the holds, of sets that differ."""
    each_set: str = "reps"
    """The field of those."""
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    """What isn't clear, each in words for the person."""
    unmeasured: bool = False
    """Whether there are sets of something that is no amount of ours: a distance, as many as possible."""
