"""The work itself: sets, sides and reps of one exercise as steps of segments."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voicecoach.routine.model import Exercise, Side, Sides
from voicecoach.score.coach import Coach
from voicecoach.score.model import Earcon, Kind, Mark, Say, Segment, Step
from voicecoach.score.place import ticks

PACE = 4.0
"""Seconds from rep to rep where the routine says nothing."""
GAP_AFTER_HOLD = 2.0
"""Seconds between held reps where the routine says nothing."""
LONG = 10.0
"""From this many seconds on a hold is counted down, rather than counted as a rep."""
HALFWAY_FROM = 20.0
TEN_SECONDS_FROM = 40.0
RELEASE_GAP = 0.5
"""A shorter gap has no room for the release earcon: the next start says it."""
CALL_MARGIN = 12.0
"""No call of the time left so close to the start or the end."""


def sets_and_sides(coach: Coach, exercise: Exercise) -> list[Step]:
    """Return the sets of one exercise on its sides, with rests and switches between; empty without work."""
    if not coach.works(exercise):
        return []
    visits = list(_visits(exercise))
    steps: list[Step] = []
    for number, (set_, side) in enumerate(visits):
        if number:
            steps += _between(coach, exercise, visits[number - 1], (set_, side))
        steps.append(_set(coach, exercise, set_, side))
    return steps


Visit = tuple[int, Side | None]
"""Which set, counting from 1, and on which side."""


def _visits(exercise: Exercise) -> Iterator[Visit]:
    sets = range(1, int(exercise.sets.low) + 1)
    sides = (exercise.first_side, exercise.first_side.other)
    if exercise.sides is Sides.EACH:
        yield from ((set_, side) for side in sides for set_ in sets)
    elif exercise.sides is Sides.EACH_SET:
        yield from ((set_, side) for set_ in sets for side in sides)
    else:
        yield from ((set_, None) for set_ in sets)


def _between(coach: Coach, exercise: Exercise, before: Visit, after: Visit) -> list[Step]:
    """Return the switch or the rest between two sets; a rest of nothing leaves none, but a side is always named."""
    (_, old_side), (set_, side) = before, after
    sets = int(exercise.sets.low)
    same_set = exercise.sides is Sides.EACH_SET and set_ == before[0]
    if side is not old_side and (exercise.sides is Sides.EACH or same_set or not exercise.rest.low):
        assert side is not None  # only a visit with sides changes them
        words = coach.set(set_, sets) if sets > 1 and not same_set else ()
        return [_switch_step(coach, exercise, set_, side, words)]
    if not exercise.rest.low:
        return []
    words = (
        *coach.words("rest", duration=coach.language.duration(exercise.rest.low)),
        *coach.set(set_, sets),
        *(coach.words("side", side=coach.side(side).capitalize()) if side and side is not old_side else ()),
        *_tip(coach, exercise, set_, side),
    )
    countdown = ticks(min(exercise.countdown, int(exercise.rest.low)))
    segment = Segment(Kind.REST, exercise.rest.low, (Say(Earcon.SET), *words), countdown, Earcon.END, side=side)
    return [Step(Kind.REST, (segment,), side=side, set=set_, sets=sets)]


def _tip(coach: Coach, exercise: Exercise, set_: int, side: Side | None) -> tuple[Say, ...]:
    """Return the tip whose turn it is, one before each later set; the second side hears none again."""
    first = side in (None, exercise.first_side)
    return coach.text(exercise.tip[(set_ - 2) % len(exercise.tip)]) if exercise.tip and first else ()


def _switch_step(coach: Coach, exercise: Exercise, set_: int, side: Side, words: tuple[Say, ...]) -> Step:
    segment = _switch(exercise, side, coach.words("switch", side=coach.side(side)))
    segment = replace(segment, says=(*segment.says, *words), counted=Earcon.END)
    return Step(Kind.SWITCH, (segment,), side=side, set=set_, sets=int(exercise.sets.low))


def _switch(exercise: Exercise, side: Side, words: tuple[Say, ...]) -> Segment:
    countdown = ticks(min(exercise.countdown, int(exercise.switch)))
    return Segment(Kind.SWITCH, exercise.switch, (Say(Earcon.SWITCH), *words), countdown, side=side)


def _set(coach: Coach, exercise: Exercise, set_: int, side: Side | None) -> Step:
    sets = int(exercise.sets.low)
    made = tuple(_reps(_Set(coach, exercise, set_, side)))
    return Step(Kind.WORK, made, side=side, set=set_, sets=sets)


@dataclass(frozen=True)
class _Set:
    """What every rep of one set shares."""

    coach: Coach
    exercise: Exercise
    number: int
    side: Side | None

    @property
    def reps(self) -> int:
        return int(self.exercise.reps.low) if self.exercise.reps else 1

    @property
    def gap(self) -> float:
        if self.exercise.between_reps:
            return self.exercise.between_reps.low
        return GAP_AFTER_HOLD if self.exercise.hold else 0.0


def _reps(of: _Set) -> Iterator[Segment]:
    """Yield the reps of a set with what lies between them; `alternate` changes sides after each."""
    if of.exercise.sides is not Sides.ALTERNATE:
        for rep in range(1, of.reps + 1):
            if rep > 1 and of.gap:
                yield Segment(Kind.GAP, of.gap, marks=_gap_ticks(of), rep=rep, reps=of.reps, side=of.side)
            yield _rep(of, rep, of.side, starts=rep == 1, ends=rep == of.reps or of.gap >= RELEASE_GAP)
        return
    first = of.exercise.first_side
    for rep in range(1, of.reps + 1):
        for side in (first, first.other):
            if rep > 1 or side is not first:
                words = of.coach.words("side", side=of.coach.side(side).capitalize())
                yield replace(_switch(of.exercise, side, words), rep=rep, reps=of.reps)
            yield _rep(of, rep, side, starts=True, ends=True)


def _gap_ticks(of: _Set) -> tuple[Mark, ...]:
    """Return ticks for a gap that is long enough to be a rest; it is counted down like one."""
    return ticks(of.exercise.countdown) if of.gap >= of.exercise.countdown + 2 else ()


def _rep(of: _Set, rep: int, side: Side | None, starts: bool, ends: bool) -> Segment:
    seconds, says, marks, phases = _shape(of, rep)
    head = Earcon.START if starts or _is_long(of.exercise) else marks[0].earcon if marks else Earcon.REP
    marks = (Mark(head, 0.0), *marks[1:])
    if ends:
        marks = (*marks, Mark(Earcon.END, seconds))
    where = _where(of, rep, side)
    return Segment(
        Kind.WORK,
        seconds,
        says,
        marks,
        rep=rep if of.reps > 1 else 0,
        reps=of.reps if of.reps > 1 else 0,
        side=side,
        phases=phases,
        where=where,
    )


Shape = tuple[float, tuple[Say, ...], tuple[Mark, ...], tuple[tuple[str, float], ...]]
"""Seconds, words, earcons (the first at 0) and phases of one rep."""


def _shape(of: _Set, rep: int) -> Shape:
    exercise, number = of.exercise, _number(of, rep)
    if exercise.tempo:
        phases = tuple((of.coach.phase(phase.name), phase.seconds) for phase in exercise.tempo)
        return sum(seconds for _, seconds in phases), number, _tempo_marks(exercise), phases
    if exercise.hold or exercise.duration:
        span = exercise.hold or exercise.duration
        assert span is not None  # one of the two is there
        phases = ((of.coach.phase("hold"), span.low),) if exercise.hold else ()
        return span.low, (*number, *_during(of, span.low)), _head_and_ticks(exercise, span.low), phases
    return (exercise.pace.low if exercise.pace else PACE), number, (Mark(Earcon.REP, 0.0),), ()


def _is_long(exercise: Exercise) -> bool:
    span = exercise.hold or exercise.duration
    return span is not None and span.low >= LONG


def _number(of: _Set, rep: int) -> tuple[Say, ...]:
    """Return the rep's number, or one word where there is only one."""
    if of.reps == 1:
        return of.coach.words("going" if of.exercise.duration else "holding") if _is_long(of.exercise) else ()
    return of.coach.words("last_rep") if rep == of.reps else of.coach.words("rep", rep=rep)


def _tempo_marks(exercise: Exercise) -> tuple[Mark, ...]:
    marks, at = [], 0.0
    for index, phase in enumerate(exercise.tempo):
        still = phase.name in ("hold", "pause")
        marks.append(Mark(Earcon.STEADY if still else Earcon.DOWN if index else Earcon.UP, at))
        at += phase.seconds
    return tuple(marks)


def _head_and_ticks(exercise: Exercise, seconds: float) -> tuple[Mark, ...]:
    head = (Mark(Earcon.REP, 0.0),)
    if seconds < LONG:
        return head
    return (*head, *(Mark(tick.earcon, seconds + tick.at) for tick in ticks(exercise.countdown)))


def _during(of: _Set, seconds: float) -> tuple[Say, ...]:
    """Return what is said in a long hold: how much is left."""
    calls = tuple(_calls(of, seconds))
    says = list(calls)
    if of.exercise.halfway and seconds >= HALFWAY_FROM and not calls:
        says += (replace(say, at=seconds / 2) for say in of.coach.words("halfway"))
    if of.exercise.countdown and seconds >= TEN_SECONDS_FROM:
        says += (replace(say, at=seconds - 10.0) for say in of.coach.words("ten_seconds"))
    return tuple(sorted(says, key=lambda say: say.at))


def _calls(of: _Set, seconds: float) -> Iterator[Say]:
    every = of.exercise.calls or seconds
    for count in range(math.ceil(seconds / every) - 1, 0, -1):
        left = count * every
        if CALL_MARGIN <= left <= seconds - CALL_MARGIN:
            words = of.coach.words("left", duration=of.coach.language.duration(left))
            yield from (replace(say, at=seconds - left) for say in words)


def _where(of: _Set, rep: int, side: Side | None) -> str:
    """Return where one is in few words, for when one comes back here."""
    words = (
        *(of.coach.words("side", side=of.coach.side(side).capitalize()) if side else ()),
        *(of.coach.words("at_rep", rep=rep, reps=of.reps) if of.reps > 1 else ()),
    ) or of.coach.words("exercise", exercise=of.exercise.name)
    return " ".join(str(say.what) for say in words)
