"""The reps of one set, as segments. They depend only on the dose, so exercises with the same dose share them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from voicecoach.routine.model import Exercise, Phase, Side, Sides
from voicecoach.score.coach import Coach
from voicecoach.score.model import Earcon, Mark, Say, Segment, StepKind
from voicecoach.score.place import LONG, ticks

PACE = 4.0
"""Seconds from rep to rep, unless the routine says otherwise."""
GAP_AFTER_HOLD = 2.0
"""Seconds between held reps, unless the routine says otherwise."""
HALFWAY_FROM = 20.0
TEN_SECONDS_FROM = 40.0
RELEASE_GAP = 0.5
"""Seconds; a shorter gap has no room for the release earcon, so the next start sound stands for both."""
CALL_MARGIN = 12.0
"""Seconds from the start and the end within which the time left isn't called."""


@dataclass(frozen=True)
class Dose:
    """Everything the reps of a set depend on; numbers are seconds unless noted otherwise."""

    hold: float
    duration: float
    tempo: tuple[Phase, ...]
    pace: float
    """Seconds from rep to rep; only used without a hold, duration or tempo."""
    reps: int
    gap: float
    switch: float
    countdown: int
    """How many ticks come before an end."""
    halfway: bool
    calls: float
    """0: none."""
    side: Side | None
    alternate: bool
    """Whether the side changes with each rep, beginning with `side`."""
    name: str
    """The exercise's name, said on returning to it if neither side nor rep tells where one is."""

    @property
    def span(self) -> float:
        """How long a rep lasts without counting; 0 for reps with a tempo or a pace."""
        return self.hold or self.duration

    @property
    def is_long(self) -> bool:
        """Whether a rep is counted down."""
        return self.span >= LONG


def dose_of(exercise: Exercise, side: Side | None) -> Dose:
    """Return the dose of a set of `exercise` on one side, or alternating between both."""
    alternate = exercise.sides is Sides.ALTERNATE
    reps = int(exercise.reps.low) if exercise.reps else 1
    return Dose(
        exercise.hold.low if exercise.hold else 0.0,
        exercise.duration.low if exercise.duration else 0.0,
        exercise.tempo,
        exercise.pace.low if exercise.pace else PACE,
        reps,
        _gap(exercise),
        exercise.switch,
        exercise.countdown,
        exercise.halfway,
        exercise.time_calls or 0.0,
        exercise.first_side if alternate else side,
        alternate,
        "" if reps > 1 or alternate or side else exercise.name,
    )


def _gap(exercise: Exercise) -> float:
    if exercise.between_reps:
        return exercise.between_reps.low
    return GAP_AFTER_HOLD if exercise.hold else 0.0


@lru_cache(maxsize=512)
def segments(coach: Coach, dose: Dose) -> tuple[Segment, ...]:
    """Return the reps of a set, with the gaps between them."""
    return tuple(_alternating(coach, dose) if dose.alternate else _straight(coach, dose))


def _straight(coach: Coach, dose: Dose) -> Iterator[Segment]:
    shape = _shape(coach, dose)
    between = ticks(dose.countdown) if dose.gap >= dose.countdown + 2 else ()  # long enough to be a rest
    for rep in range(1, dose.reps + 1):
        if rep > 1 and dose.gap:
            yield Segment(StepKind.GAP, dose.gap, marks=between, rep=rep, reps=dose.reps, side=dose.side)
        ends = rep == dose.reps or dose.gap >= RELEASE_GAP
        yield _rep(coach, replace(shape, starts=rep == 1 or dose.is_long, ends=ends), dose, rep)


def _alternating(coach: Coach, dose: Dose) -> Iterator[Segment]:
    shape = _shape(coach, dose)
    assert dose.side is not None  # alternating sets begin on a side
    for rep in range(1, dose.reps + 1):
        for side in (dose.side, dose.side.other):
            if rep > 1 or side is not dose.side:
                words = coach.words("side", side=coach.side(side).capitalize())
                yield replace(switching(dose.switch, dose.countdown, side, words), rep=rep, reps=dose.reps)
            yield _rep(coach, shape, replace(dose, side=side), rep)


def switching(seconds: float, countdown: int, side: Side, words: tuple[Say, ...]) -> Segment:
    """Return the time to change to `side`."""
    marks = ticks(min(countdown, int(seconds)))
    return Segment(StepKind.SWITCH, seconds, (Say(Earcon.SWITCH), *words), marks, side=side)


@dataclass(frozen=True)
class _Shape:
    """What all reps of a set have in common."""

    seconds: float
    marks: tuple[Mark, ...]
    """The first is at 0."""
    says: tuple[Say, ...] = ()
    """Words within, after the rep's number."""
    phases: tuple[tuple[str, float], ...] = ()
    starts: bool = True
    """Whether it begins with the start earcon rather than its own."""
    ends: bool = True
    """Whether there is room for the release."""
    paced: bool = False
    """Whether it may be done slower or faster."""


def _shape(coach: Coach, dose: Dose) -> _Shape:
    if dose.tempo:
        phases = tuple((coach.phase(phase.name), phase.seconds.low) for phase in dose.tempo)
        return _Shape(sum(seconds for _, seconds in phases), _tempo_marks(dose.tempo), phases=phases, paced=True)
    if not dose.span:
        return _Shape(dose.pace, (Mark(Earcon.REP, 0.0),), paced=True)
    last = tuple(Mark(tick.earcon, dose.span + tick.at) for tick in ticks(dose.countdown)) if dose.is_long else ()
    phases = ((coach.phase("hold"), dose.hold),) if dose.hold else ()
    return _Shape(dose.span, (Mark(Earcon.REP, 0.0), *last), _during(coach, dose), phases)


def _rep(coach: Coach, shape: _Shape, dose: Dose, rep: int) -> Segment:
    counted = dose.reps > 1
    marks = (Mark(Earcon.START, 0.0), *shape.marks[1:]) if shape.starts else shape.marks
    return Segment(
        StepKind.WORK,
        shape.seconds,
        (*_number(coach, dose, rep), *shape.says),
        (*marks, Mark(Earcon.END, shape.seconds)) if shape.ends else marks,
        rep=rep if counted else 0,
        reps=dose.reps if counted else 0,
        side=dose.side,
        phases=shape.phases,
        where=_where(coach, dose, rep),
        paced=shape.paced,
    )


def _number(coach: Coach, dose: Dose, rep: int) -> tuple[Say, ...]:
    """Return the rep's number, or one word if it is the only one."""
    if dose.reps == 1:
        return coach.words("going" if dose.duration else "holding") if dose.is_long else ()
    return coach.words("last_rep") if rep == dose.reps else coach.words("rep", rep=rep)


def _tempo_marks(tempo: tuple[Phase, ...]) -> tuple[Mark, ...]:
    marks, at = [], 0.0
    for index, phase in enumerate(tempo):
        still = phase.name in ("hold", "pause")
        marks.append(Mark(Earcon.STEADY if still else Earcon.DOWN if index else Earcon.UP, at))
        at += phase.seconds.low
    return tuple(marks)


def _during(coach: Coach, dose: Dose) -> tuple[Say, ...]:
    """Return the calls of the time left in a long hold."""
    calls = tuple(_calls(coach, dose))
    says = list(calls)
    if dose.halfway and dose.span >= HALFWAY_FROM and not calls:
        says += (replace(say, at=dose.span / 2) for say in coach.words("halfway"))
    if dose.countdown and dose.span >= TEN_SECONDS_FROM:
        says += (replace(say, at=dose.span - 10.0) for say in coach.words("ten_seconds"))
    return tuple(sorted(says, key=lambda say: say.at))


def _calls(coach: Coach, dose: Dose) -> Iterator[Say]:
    every = dose.calls or dose.span
    for count in range(math.ceil(dose.span / every) - 1, 0, -1):
        left = count * every
        if CALL_MARGIN <= left <= dose.span - CALL_MARGIN:
            words = coach.words("left", duration=coach.language.duration(left))
            yield from (replace(say, at=dose.span - left) for say in words)


def _where(coach: Coach, dose: Dose, rep: int) -> str:
    """Return where one is in a few words, said on coming back here."""
    words = (
        *(coach.words("side", side=coach.side(dose.side).capitalize()) if dose.side else ()),
        *(coach.words("at_rep", rep=rep, reps=dose.reps) if dose.reps > 1 else ()),
    ) or coach.words("exercise", exercise=dose.name)
    return " ".join(str(say.what) for say in words)
