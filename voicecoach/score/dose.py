"""What a set consists of: all that its reps depend on, with the coach's defaults filled in."""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.routine.checks.takes import LONG, gap_of, move_of, switch_of
from voicecoach.routine.model import Call, Exercise, Phase, Side, Sides
from voicecoach.score.model import Say

PACE = 4.0
"""Seconds from rep to rep, unless the routine says otherwise."""
WAIT_SECONDS = 30.0
"""How long a wait lasts before its reminder and, in a file, where no key can end it, altogether."""


@dataclass(frozen=True)
class Dose:
    """Everything the reps of a set depend on; numbers are seconds unless noted otherwise."""

    hold: float
    duration: float
    tempo: tuple[Phase, ...]
    pace: float
    """Seconds from rep to rep; only used without a hold, duration or tempo."""
    reps: int
    move: float
    """To get into each hold."""
    gap: float
    switch: float
    countdown: int
    """How many ticks come before an end."""
    halfway: bool
    time_calls: float
    """0: none."""
    calls: tuple[Call, ...]
    tips: tuple[str, ...]
    side: Side | None
    side_cue: str
    alternate: bool
    """Whether the side changes with each rep, beginning with `side`."""
    last_set: bool
    """Whether no more sets follow on this side."""
    name: str
    """The exercise's name, said on returning to it if neither side nor rep tells where one is."""
    breath: float = 0.0
    """How long a breath lasts, if the hold or the duration is told in breaths."""
    other_side: tuple[Say, ...] = ()
    """What is different on the second side; said once, at the first change within the set."""

    @property
    def span(self) -> float:
        """How long a rep lasts without counting; 0 for reps with a tempo or a pace."""
        return self.hold or self.duration

    @property
    def is_long(self) -> bool:
        """Whether a rep is counted down."""
        return self.span >= LONG


def dose_of(exercise: Exercise, side: Side | None, last_set: bool = True, other_side: tuple[Say, ...] = ()) -> Dose:
    """Return the dose of a set of `exercise` on one side, or on none that is named: then maybe alternating."""
    alternate = exercise.sides is Sides.ALTERNATE and side is None
    reps = max(1, int(exercise.reps.low)) if exercise.reps else 1
    return Dose(
        exercise.hold.low if exercise.hold else 0.0,
        exercise.duration.low if exercise.duration else 0.0,
        exercise.tempo,
        exercise.pace.low if exercise.pace else PACE,
        reps,
        move_of(exercise),
        gap_of(exercise),
        switch_of(exercise),
        exercise.countdown,
        exercise.halfway,
        exercise.time_calls or 0.0,
        exercise.calls,
        exercise.tip,
        exercise.order[0] if alternate else side,
        exercise.side_cue,
        alternate,
        last_set,
        "" if reps > 1 or alternate or side else exercise.name,
        breath_of(exercise),
        other_side,
    )


def breath_of(exercise: Exercise) -> float:
    """Return how long a breath lasts if the hold or the duration is told in breaths; else 0."""
    span = exercise.hold or exercise.duration
    return span.breath if span else 0.0
