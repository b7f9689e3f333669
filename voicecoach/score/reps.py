"""The reps of one set, as segments. They depend only on the dose, so exercises with the same dose share them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from voicecoach.routine.checks.takes import move_of
from voicecoach.routine.model import Cues, Exercise, Phase, Side
from voicecoach.score.amounts import breathes
from voicecoach.score.calls import during
from voicecoach.score.coach import BACK_AFTER, Coach, at
from voicecoach.score.dose import Dose
from voicecoach.score.model import Earcon, Glide, Mark, Say, Segment, StepKind
from voicecoach.score.place import ticks

RELEASE_GAP = 0.5
"""Seconds; a shorter gap has no room for the release earcon, so the next start sound stands for both."""
SAID_IN_MOVE = 1.5
"""The shortest time to get into a hold, in seconds, in which there is room for more than a bare number."""
WAY_BACK = 2.0
"""The most seconds of a gap in which the tone leads the way back."""
_OUT = (Glide(Earcon.DOWN, 0.0, WAY_BACK),)
BREATHS = 2
"""The first long reps that each have a word on breathing; then every other one has."""
HUNDREDS_FROM = 1.6
"""The shortest rep, in seconds, with the time for a number above a hundred; quicker ones are counted from one again."""
COUNTED_SWITCH, SLOW_SWITCH = 3.0, 8.0
"""The shortest changes of sides, in seconds, with ticks, and with time to come out of a hold before a side is named."""
HALF_FROM, TWO_TO_GO_FROM = 6, 5
"""The fewest reps of which half and the last two are called."""
PHASES_NAMED, NAMED_AGAIN = 2, 5
"""The phases of the first reps are named, and then those of every fifth; of breaths, always."""
MOST_KEPT = 4
"""The most phases that one keeps in mind; of more, each is always named."""
DIRECTIONS = {"up": Earcon.UP, "down": Earcon.DOWN, "hold": Earcon.STEADY, "pause": Earcon.STEADY}
BREATH_DIRECTIONS = {**DIRECTIONS, "in": Earcon.UP, "out": Earcon.DOWN}


@lru_cache(maxsize=512)
def segments(coach: Coach, dose: Dose) -> tuple[Segment, ...]:
    """Return the reps of a set, with the gaps between them."""
    return tuple(_alternating(coach, dose) if dose.alternate else _straight(coach, dose))


def _straight(coach: Coach, dose: Dose) -> Iterator[Segment]:
    shape = _shape(coach, dose)
    between = ticks(dose.countdown) if dose.gap >= dose.countdown + 2 else ()  # long enough to be a rest
    for rep in range(1, dose.reps + 1):
        if rep > 1 and dose.gap:
            yield Segment(StepKind.GAP, dose.gap, (), between, _way_back(dose), rep=rep, reps=dose.reps, side=dose.side)
        ends = rep == dose.reps or dose.gap >= RELEASE_GAP
        yield from _rep(coach, replace(shape, starts=rep == 1 or shape.starts, ends=ends), dose, rep)


def _alternating(coach: Coach, dose: Dose) -> Iterator[Segment]:
    shape = replace(_shape(coach, dose), starts=True)
    assert dose.side is not None  # alternating sets begin on a side
    for rep in range(1, dose.reps + 1):
        for side in (dose.side, dose.side.other):
            if rep > 1 or side is not dose.side:
                more = dose.other_side if rep == 1 else ()
                changing = switching(dose.switch, dose.countdown, side, (*coach.on_side(side, dose.side_cue), *more))
                yield replace(changing, glides=_way_back(dose), rep=rep, reps=dose.reps)
            yield from _rep(coach, replace(shape, goes_on=side is dose.side), replace(dose, side=side), rep)


def way_back(exercise: Exercise) -> tuple[Glide, ...]:
    """Return the tone that leads out of the holds of an exercise, or of one set of it, if one is led into them."""
    return _OUT if exercise.hold and move_of(exercise) else ()


def _way_back(dose: Dose) -> tuple[Glide, ...]:
    return _OUT if dose.hold and dose.move else ()


def switching(seconds: float, countdown: int, side: Side, words: tuple[Say, ...]) -> Segment:
    """Return the time to change to `side`."""
    marks = ticks(min(countdown, int(seconds))) if seconds >= COUNTED_SWITCH else ()
    said = at(BACK_AFTER, words[:1]) if seconds >= SLOW_SWITCH else words[:1]
    return Segment(StepKind.SWITCH, seconds, (Say(Earcon.SWITCH), *said, *words[1:]), marks, side=side)


@dataclass(frozen=True)
class _Shape:
    """What all reps of a set have in common."""

    seconds: float
    marks: tuple[Mark, ...]
    """The first is at 0."""
    glides: tuple[Glide, ...] = ()
    phases: tuple[tuple[str, float], ...] = ()
    starts: bool = True
    """Whether it begins with the start earcon rather than its own."""
    ends: bool = True
    """Whether there is room for the release."""
    paced: bool = False
    """Whether it may be done slower or faster."""
    goes_on: bool = False
    """Whether the other side has yet to do the same rep."""


def _shape(coach: Coach, dose: Dose) -> _Shape:
    if dose.tempo:
        return _tempo_shape(coach, dose.tempo)
    if not dose.span:
        return _Shape(dose.pace, (Mark(Earcon.REP, 0.0),), starts=False, paced=True)
    if dose.breath:
        return _Shape(dose.span, (Mark(Earcon.START, 0.0),), glides=_breaths(dose), phases=_held(coach, dose))
    last = tuple(Mark(tick.earcon, dose.span + tick.at) for tick in ticks(dose.countdown)) if dose.is_long else ()
    starts = dose.is_long or dose.move > 0
    return _Shape(dose.span, (Mark(Earcon.REP, 0.0), *last), phases=_held(coach, dose), starts=starts)


def _held(coach: Coach, dose: Dose) -> tuple[tuple[str, float], ...]:
    return ((coach.phase("hold"), dose.hold),) if dose.hold else ()


def _breaths(dose: Dose) -> tuple[Glide, ...]:
    """Return the tone that swells with each breath in and sinks with each breath out."""
    half, last = dose.breath / 2, 2 * dose.span / dose.breath
    directions = (Earcon.UP, Earcon.DOWN)
    return tuple(Glide(directions[n % 2], n * half, half) for n in range(math.ceil(round(last, 6))))


def _tempo_shape(coach: Coach, tempo: tuple[Phase, ...]) -> _Shape:
    marks, glides, moment = [], [], 0.0
    for direction, phase in zip(_directions(tempo), tempo, strict=True):
        marks.append(Mark(direction, moment))
        glides.append(Glide(direction, moment, phase.seconds.low))
        moment += phase.seconds.low
    phases = tuple((coach.phase(phase.name), phase.seconds.low) for phase in tempo)
    return _Shape(moment, tuple(marks), glides=tuple(glides), phases=phases, starts=False, paced=True)


def _directions(tempo: tuple[Phase, ...]) -> Iterator[Earcon]:
    """Yield where the tone of each phase goes: as its name says, else the other way than in the last that moved."""
    known = BREATH_DIRECTIONS if breathes(tempo) else DIRECTIONS
    other = Earcon.UP
    for phase in tempo:
        direction = known.get(phase.name, other)
        yield direction
        if direction is not Earcon.STEADY:
            other = Earcon.DOWN if direction is Earcon.UP else Earcon.UP


def _rep(coach: Coach, shape: _Shape, dose: Dose, rep: int) -> Iterator[Segment]:
    counted = dose.reps > 1
    marks = (Mark(Earcon.START, 0.0), *shape.marks[1:]) if shape.starts else shape.marks
    moves = dose.hold > 0 and dose.move > 0
    number, in_move = _number(coach, shape, dose, rep), moves and counted
    said = during(coach, dose, tipped=rep % 2 == 0, breathes=rep <= BREATHS or rep % 2 == 1) if dose.span else ()
    work = Segment(
        StepKind.WORK,
        shape.seconds,
        (*(() if in_move else number), *_named_phases(coach, shape, dose, rep), *said),
        (*marks, Mark(Earcon.END, shape.seconds)) if shape.ends else marks,
        shape.glides,
        rep=rep if counted else 0,
        reps=dose.reps if counted else 0,
        side=dose.side,
        phases=shape.phases,
        where=_where(coach, dose, rep),
        paced=shape.paced,
    )
    if moves:
        up, way = (Mark(Earcon.UP, 0.0),), (Glide(Earcon.UP, 0.0, dose.move),)
        yield replace(
            work,
            kind=StepKind.MOVE,
            seconds=dose.move,
            says=number if in_move else (),
            marks=up,
            glides=way,
            phases=(),
            paced=False,
        )
    yield work


def _number(coach: Coach, shape: _Shape, dose: Dose, rep: int) -> tuple[Say, ...]:
    """Return the rep's number or what is special about it; if it is the only one, a word to begin with."""
    if dose.reps == 1:
        return coach.words("going" if dose.duration else "holding") if dose.is_long and not dose.breath else ()
    if rep == dose.reps:
        return _last(coach, dose, shape.goes_on)
    if dose.reps - rep == 1 and dose.reps >= TWO_TO_GO_FROM and not dose.alternate:
        return coach.words("two_to_go")
    if 2 * (rep - 1) == dose.reps and dose.reps >= HALF_FROM:
        return coach.words("half_of_reps")
    if dose.is_long:
        return coach.words("at_rep", rep=rep, reps=dose.reps)
    told = rep if shape.seconds >= HUNDREDS_FROM else (rep - 1) % 100 + 1
    return coach.words("held_rep" if dose.hold and dose.move >= SAID_IN_MOVE else "rep", rep=told)


def _last(coach: Coach, dose: Dose, first_of_two: bool) -> tuple[Say, ...]:
    """Return that a rep is the last one, and of what; nothing if the other side has yet to do it."""
    if dose.last_set and dose.side:
        return coach.words("last_rep_on_side", side=coach.side(dose.side))
    if first_of_two:
        return coach.words("held_rep", rep=dose.reps)
    if breathes(dose.tempo) and dose.last_set:
        return coach.words("last_breath")
    return coach.words("last_rep" if dose.last_set else "last_rep_of_set")


def _named_phases(coach: Coach, shape: _Shape, dose: Dose, rep: int) -> tuple[Say, ...]:
    """Return the words for the phases of a rep with a tempo, each at its start."""
    if coach.cues is Cues.BEEPS or not shape.paced:
        return ()
    always = len(shape.phases) > MOST_KEPT or breathes(dose.tempo)
    if rep > PHASES_NAMED and rep % NAMED_AGAIN and not always:
        return ()
    named = zip(shape.glides, shape.phases, strict=False)
    return tuple(Say(name.capitalize() + ".", glide.at, before=glide.at + glide.seconds) for glide, (name, _) in named)


def _where(coach: Coach, dose: Dose, rep: int) -> str:
    """Return where one is in a few words, said on coming back here."""
    words = (
        *coach.on_side(dose.side, dose.side_cue),
        *(coach.words("at_rep", rep=rep, reps=dose.reps) if dose.reps > 1 else ()),
    ) or coach.words("exercise", exercise=dose.name)
    return " ".join(str(say.what) for say in words)
