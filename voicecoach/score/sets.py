"""The sets and sides of one exercise as steps, with the rests and side switches between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from voicecoach.routine.checks.takes import switch_of
from voicecoach.routine.model import AS_MANY, Exercise, Side, Sides
from voicecoach.score.amounts import works
from voicecoach.score.calls import after
from voicecoach.score.coach import Coach, at, first_side, unpraised, when_back
from voicecoach.score.dose import WAIT_SECONDS, dose_of
from voicecoach.score.model import About, Earcon, Glide, Say, Segment, Step, StepKind
from voicecoach.score.place import ticks
from voicecoach.score.reps import segments, switching, way_back

START_SECONDS, REMINDED_AFTER = 3.0, 15.0
"""Seconds of an open-ended set until it is only waited, and until one is told, again and again, how to end it."""
TEN_SECONDS_FROM = 20.0
"""The shortest rest, in seconds, of which the last ten are called."""


def sets_and_sides(coach: Coach, exercise: Exercise, about: About, again: bool = False) -> list[Step]:
    """Return the sets of one exercise on its sides, with rests and switches between; nothing without work.

    `again`: it was done before in this session, so what is different on the other side isn't explained.
    """
    if not works(exercise):
        return []
    visits = list(_visits(exercise))
    second = exercise.order[-1] if len(exercise.order) > 1 else None
    other = coach.other_side(exercise, second) if second and not again else ()
    change = next((n for n, (_, side) in enumerate(visits) if side and side is second), None)
    steps: list[Step] = []
    for number, (set_, side) in enumerate(visits):
        text, sets = coach.filled(exercise.do or exercise.setup or exercise.notes, side), exercise.sets_on(side)
        if number:
            told = other if number == change and exercise.sides is not Sides.ALTERNATE else ()
            between = _between(coach, exercise, visits[number - 1], (set_, side), told)
            kind = between[0].kind if between else None
            steps += (
                [Step(kind, between, about, text, side, set_, sets, jumped=unpraised(coach, between))] if kind else []
            )
        within = other if exercise.sides is Sides.ALTERNATE and set_ == 1 else ()
        own = exercise.for_set(set_)
        shown = f"{text} ({own.load})" if text and own.load else text or own.load
        as_many = own.reps == AS_MANY
        waits = as_many and not own.duration
        work = _until_done(coach, side) if waits else segments(coach, dose_of(own, side, set_ == sets, within))
        kind = StepKind.WAIT if waits else StepKind.WORK
        steps.append(Step(kind, work, about, shown, side, set_, sets, own.load, as_many))
    return steps


def _until_done(coach: Coach, side: Side | None) -> tuple[Segment, ...]:
    """Return a set of as many reps as one can: once told to start, it lasts until a key."""
    start = Segment(StepKind.WAIT, START_SECONDS, (Say(Earcon.START), *coach.words("going")), side=side)
    told = at(REMINDED_AFTER, coach.words("done_yet"))
    return (start, Segment(StepKind.WAIT, WAIT_SECONDS, told, side=side))


Visit = tuple[int, Side | None]
"""A set's number, from 1, and its side."""


def _visits(exercise: Exercise) -> Iterator[Visit]:
    sets = range(1, exercise.sets_on(None) + 1)
    if exercise.sides is Sides.ALTERNATE:
        yield from ((set_, exercise.weak_side if _is_extra(exercise, set_) else None) for set_ in sets)
    elif exercise.sides is Sides.EACH_SET:
        yield from ((set_, side) for set_ in sets for side in exercise.order if set_ <= exercise.sets_on(side))
    elif exercise.order:
        yield from ((set_, side) for side in exercise.order for set_ in sets if set_ <= exercise.sets_on(side))
    else:
        yield from ((set_, None) for set_ in sets)


def _is_extra(exercise: Exercise, set_: int) -> bool:
    """Whether a set is of the weak side alone, after those of both that take turns."""
    return set_ > exercise.sets.low and exercise.sides in (Sides.EACH_SET, Sides.ALTERNATE)


@dataclass(frozen=True)
class _Pause:
    """All that the pause between two sets depends on: exercises that have the same ones share them."""

    seconds: float
    countdown: int
    side: Side | None
    """The one that comes next."""
    side_cue: str
    set: int
    """The one that comes next; 0 if it goes on with the same on the other side."""
    sets: int
    both: bool
    """Whether both sides come next, that one first."""
    extra: bool
    """Whether a set of that side alone comes next, after those of both."""
    glides: tuple[Glide, ...]
    """The way out of the last hold."""
    ended: tuple[Say, ...]
    """The writer's words for the end of the set before."""
    dose: tuple[Say, ...]
    """How much comes next, where sets differ."""
    told: tuple[Say, ...]
    """What is different on the other side, or a tip."""


def _between(
    coach: Coach, exercise: Exercise, before: Visit, following: Visit, other: tuple[Say, ...]
) -> tuple[Segment, ...]:
    """Return the switch or the rest between two sets; no step for a rest of 0 s, unless the side changes."""
    (old_set, old_side), (set_, side) = before, following
    rest, extra, sets = exercise.rest.low, _is_extra(exercise, set_), exercise.sets_on(side)
    both = exercise.sides is Sides.ALTERNATE and side is None
    if exercise.sides is Sides.ALTERNATE:
        old_side, side = old_side or exercise.order[1], side or exercise.order[0]
    same_set = exercise.sides is Sides.EACH_SET and set_ == old_set
    ended = after(coach, exercise.calls, old_side)
    glides, number = way_back(exercise.for_set(old_set)), 0 if same_set else set_
    dose = coach.dose_of_set(exercise, set_) if exercise.by_set and not same_set else ()
    shape = (exercise.countdown, side, exercise.side_cue, number, sets, both, extra, glides, ended, dose)
    changes = side is not old_side and (exercise.sides is Sides.EACH or same_set)
    if side and (changes or (not rest and (extra or side is not old_side))):
        return _switch(coach, _Pause(switch_of(exercise), *shape, other))
    if not rest:
        says = (*ended, *(_set(coach, _Pause(rest, *shape, other)) if dose else ()), *dose)
        return (Segment(StepKind.TALK, says=says),) if says else ()
    return _rest(coach, _Pause(rest, *shape, coach.tip(_tip(exercise, set_, side), side)))


def _tip(exercise: Exercise, set_: int, side: Side | None) -> str:
    """Return the tip for a set, one before each later set; it isn't repeated for the second side."""
    first = side is first_side(exercise) or side is None or _is_extra(exercise, set_)
    return exercise.tip[(set_ - 2) % len(exercise.tip)] if exercise.tip and first and set_ > 1 else ""


@lru_cache(maxsize=512)
def _switch(coach: Coach, pause: _Pause) -> tuple[Segment, ...]:
    """Return the switch to a side; if a new set follows, its number is said."""
    assert pause.side
    counted = pause.set and pause.sets > 1
    cued = coach.on_side(pause.side, pause.side_cue) if pause.side_cue else ()
    named = cued or coach.words("switch", side=coach.side(pause.side))
    told = _set(coach, pause) if counted else named
    made = switching(pause.seconds, pause.countdown, pause.side, (*pause.ended, *told, *pause.dose, *pause.told))
    return (replace(made, glides=pause.glides, counted=Earcon.END),)


def _set(coach: Coach, pause: _Pause) -> tuple[Say, ...]:
    return coach.set(pause.set, pause.sets, pause.side, pause.side_cue, both=pause.both, extra=pause.extra)


@lru_cache(maxsize=512)
def _rest(coach: Coach, pause: _Pause) -> tuple[Segment, ...]:
    """Return the rest before a set, in which it is told."""
    seconds = pause.seconds
    words = (
        *pause.ended,
        *(() if pause.ended else coach.praise(seconds)),
        # A length that is said once other words have ended is no longer true.
        *coach.words(
            "rest_on" if pause.ended and pause.countdown else "rest", duration=coach.language.duration(seconds)
        ),
        *pause.told,
        *_set(coach, pause),
        *pause.dose,
        *(at(-10.0, coach.words("ten_seconds_rest")) if seconds >= TEN_SECONDS_FROM and pause.countdown else ()),
    )
    marks = ticks(min(pause.countdown, int(seconds)))
    says = (Say(Earcon.SET), *when_back(seconds, words))
    return (Segment(StepKind.REST, seconds, says, marks, pause.glides, Earcon.END, side=pause.side),)
