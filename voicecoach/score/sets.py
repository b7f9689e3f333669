"""The sets and sides of one exercise as steps, with the rests and side switches between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from voicecoach.routine.model import Exercise, Side, Sides
from voicecoach.score.coach import Coach
from voicecoach.score.model import About, Earcon, Say, Segment, Step, StepKind
from voicecoach.score.place import ticks
from voicecoach.score.reps import dose_of, segments, switching


def sets_and_sides(coach: Coach, exercise: Exercise, about: About) -> list[Step]:
    """Return the sets of one exercise on its sides, with rests and switches between; nothing without work."""
    if not coach.works(exercise):
        return []
    visits = list(_visits(exercise))
    work = {side: segments(coach, dose_of(exercise, side)) for side in dict.fromkeys(side for _, side in visits)}
    text, sets = exercise.do or exercise.setup, int(exercise.sets.low)
    steps: list[Step] = []
    for number, (set_, side) in enumerate(visits):
        between = _between(coach, exercise, visits[number - 1], (set_, side)) if number else ()
        if between:
            steps.append(Step(between[0].kind, between, about, text, side, set_, sets))
        steps.append(Step(StepKind.WORK, work[side], about, text, side, set_, sets))
    return steps


Visit = tuple[int, Side | None]
"""A set's number, from 1, and its side."""


def _visits(exercise: Exercise) -> Iterator[Visit]:
    sets = range(1, int(exercise.sets.low) + 1)
    sides = (exercise.first_side, exercise.first_side.other)
    if exercise.sides is Sides.EACH:
        yield from ((set_, side) for side in sides for set_ in sets)
    elif exercise.sides is Sides.EACH_SET:
        yield from ((set_, side) for set_ in sets for side in sides)
    else:
        yield from ((set_, None) for set_ in sets)


def _between(coach: Coach, exercise: Exercise, before: Visit, after: Visit) -> tuple[Segment, ...]:
    """Return the switch or the rest between two sets; no step for a rest of 0 s, unless the side changes."""
    (old_set, old_side), (set_, side) = before, after
    sets, rest = int(exercise.sets.low), exercise.rest.low
    same_set = exercise.sides is Sides.EACH_SET and set_ == old_set
    if side and side is not old_side and (exercise.sides is Sides.EACH or same_set or not rest):
        return _switch(coach, exercise.switch, exercise.countdown, side, () if same_set else (set_, sets))
    if not rest:
        return ()
    told_side = side if side is not old_side else None
    return _rest(coach, rest, exercise.countdown, (set_, sets), told_side, _tip(exercise, set_, side))


def _tip(exercise: Exercise, set_: int, side: Side | None) -> str:
    """Return the tip for a set, one before each later set; it isn't repeated for the second side."""
    first = side in (None, exercise.first_side)
    return exercise.tip[(set_ - 2) % len(exercise.tip)] if exercise.tip and first else ""


# Exercises with the same rests and switches share them, like their reps.


@lru_cache(maxsize=512)
def _switch(coach: Coach, seconds: float, countdown: int, side: Side, number: tuple[int, ...]) -> tuple[Segment]:
    """Return the switch to `side`; if a new set follows, its `number` is said."""
    told = coach.set(*number) if number and number[1] > 1 else ()
    made = switching(seconds, countdown, side, (*coach.words("switch", side=coach.side(side)), *told))
    return (replace(made, counted=Earcon.END),)


@lru_cache(maxsize=512)
def _rest(
    coach: Coach, seconds: float, countdown: int, number: tuple[int, int], side: Side | None, tip: str
) -> tuple[Segment]:
    """Return the rest before set `number`; `side` if it is another than before."""
    words = (
        *coach.words("rest", duration=coach.language.duration(seconds)),
        *coach.set(*number),
        *(coach.words("side", side=coach.side(side).capitalize()) if side else ()),
        *coach.text(tip),
    )
    marks = ticks(min(countdown, int(seconds)))
    return (Segment(StepKind.REST, seconds, (Say(Earcon.SET), *words), marks, Earcon.END, side=side),)
