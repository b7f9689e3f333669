"""What comes before the work of an exercise: its introduction, the wait that it asks for, and the rest before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil, floor
from typing import NamedTuple

from voicecoach.routine.model import Exercise
from voicecoach.score.amounts import works
from voicecoach.score.blocks.unroll import Turn
from voicecoach.score.blocks.words import round_words, whole_block
from voicecoach.score.calls import after
from voicecoach.score.coach import Coach, first_side, unpraised, when_back
from voicecoach.score.dose import WAIT_SECONDS
from voicecoach.score.estimate import estimate_says
from voicecoach.score.model import About, Earcon, Say, Segment, Step, StepKind
from voicecoach.score.place import ticks
from voicecoach.score.reps import way_back

USUAL_READY = 5.0
"""Seconds to get ready that are given without being asked for, and so give way to a rest that was; more never do."""
USUAL_REST = 15.0
"""Seconds of rest before an exercise that are given without being asked for, and so give way to getting ready."""
MARGIN = 1.1
"""How much longer than estimated words may take in a rest that has to be exact."""
ROUNDED_UP = 5.0
"""A rest that its words make longer lasts a multiple of so many seconds, so that its length can be told."""


def introduction(coach: Coach, turn: Turn, about: About) -> list[Step]:
    """Return the steps that name and explain an exercise, wait if it says so, and count down to its start."""
    return _introduction(coach, turn, about, _in_full(coach, turn), turn.exercise.get_ready)


def _introduction(coach: Coach, turn: Turn, about: About, says: tuple[Say, ...], get_ready: float) -> list[Step]:
    exercise, side = turn.exercise, first_side(turn.exercise)
    has_work = works(exercise)
    text, done = (coach.filled(each, side) for each in _shown(exercise))
    tail = _tail(exercise, get_ready)
    jumped = jumped_into(coach, turn, get_ready)
    segments = (Segment(StepKind.TALK, says=says), *tail)
    steps = [Step(StepKind.TALK, segments, about, text, side, jumped=() if segments == jumped else jumped)]
    if exercise.wait or not has_work:
        steps.append(_wait(coach, about, done, alone=not has_work))
    if exercise.wait and has_work:
        ready = replace(
            _ready(exercise, get_ready), says=(*coach.words("get_ready"), *coach.on_side(side, exercise.side_cue))
        )
        steps.append(Step(StepKind.READY, (ready,), about, done, side))
    return steps


def _shown(exercise: Exercise) -> tuple[str, str]:
    """Return what is shown while an exercise is told, and while it is done; a note where nothing else says how."""
    setup, do = exercise.setup, exercise.do
    return setup or do or exercise.notes, do or setup or exercise.notes


def jumped_into(coach: Coach, turn: Turn, get_ready: float | None = None) -> tuple[Segment, ...]:
    """Return what is heard of an introduction by somebody who comes to it by a key."""
    ready = turn.exercise.get_ready if get_ready is None else get_ready
    return (Segment(StepKind.TALK, says=_in_full(coach, turn)), *_tail(turn.exercise, ready))


def _tail(exercise: Exercise, get_ready: float) -> tuple[Segment, ...]:
    """Return the time to get ready after the words; none before a wait."""
    return (_ready(exercise, get_ready),) if works(exercise) and not exercise.wait else ()


def _ready(exercise: Exercise, seconds: float) -> Segment:
    return Segment(StepKind.READY, seconds, marks=ticks(min(exercise.countdown, int(seconds))))


def _in_full(coach: Coach, turn: Turn) -> tuple[Say, ...]:
    """Return all that is said of an exercise before its start."""
    return (*round_words(coach, turn), *coach.name(turn.exercise), *_explained(coach, turn))


def _explained(coach: Coach, turn: Turn) -> tuple[Say, ...]:
    """Return what to do and how much of it; the dose alone when heard before."""
    exercise = turn.exercise
    if turn.begins:
        return whole_block(coach, turn)
    if turn.again:
        return coach.dose(exercise)
    ready = coach.full("get_ready") if works(exercise) and not exercise.wait else ()
    return (*coach.instruction(exercise), *coach.advice(exercise), *coach.dose(exercise), *ready)


def _wait(coach: Coach, about: About, text: str, alone: bool) -> Step:
    says = (Say(Earcon.WAIT), *coach.words("wait_alone" if alone else "wait"))
    return Step(StepKind.WAIT, (Segment(StepKind.WAIT, WAIT_SECONDS, says),), about, text)


def ending(coach: Coach, exercise: Exercise) -> tuple[Say, ...]:
    """Return the writer's words for the end of an exercise."""
    side = first_side(exercise)
    return after(coach, exercise.calls, side.other if side else None)


def rest_and_introduction(coach: Coach, before: Turn, turn: Turn, about: About, rate: float) -> list[Step]:
    """Return the rest before an exercise and its introduction, both within the time that the rest is given.

    Where not all of the words fit there are fewer. What an exercise needs when it comes up first makes the rest
    longer, and then the length that is said is the real one.
    """
    seconds = before.rest_after
    for plan in _from_most_to_least(coach, before, turn, rate):
        in_rest = when_back(seconds, (*plan.of_rest, *plan.coming))
        takes = MARGIN * (estimate_says(in_rest, rate) + estimate_says(plan.of_exercise, rate))
        takes += sum(segment.seconds for segment in _tail(turn.exercise, plan.get_ready))
        if takes <= seconds:
            break
        if plan.needed:
            seconds = ROUNDED_UP * ceil(takes / ROUNDED_UP)
            break
    of_rest = _of_rest(coach, before, seconds, rate) if plan.needed else plan.of_rest
    steps = _introduction(coach, turn, about, plan.of_exercise, plan.get_ready)
    segment = Segment(
        StepKind.REST,
        seconds,
        (Say(Earcon.REST), *when_back(seconds, (*of_rest, *plan.coming))),
        glides=way_back(before.exercise.for_set(before.exercise.sets_on(None))),
        counted=Earcon.END if works(before.exercise) else None,
        ahead=steps[0].segments,
    )
    rest_of = replace(about, exercise=about.exercise - 1, round=before.round, rounds=before.rounds, within=())
    side, jumped = first_side(turn.exercise), unpraised(coach, (segment,))
    return [Step(StepKind.REST, (segment,), rest_of, steps[0].text, side, jumped=jumped), *steps]


class _Plan(NamedTuple):
    """What is said from the end of one exercise to the start of the next."""

    of_rest: tuple[Say, ...]
    coming: tuple[Say, ...]
    of_exercise: tuple[Say, ...]
    get_ready: float
    """Seconds from the last word to the start."""
    needed: bool = False
    """Whether nobody should do with less, even if the rest is too short for it."""


def _from_most_to_least(coach: Coach, before: Turn, turn: Turn, rate: float) -> Iterator[_Plan]:
    exercise, seconds = turn.exercise, before.rest_after
    counted = float(min(exercise.countdown, seconds))
    kept = exercise.get_ready > USUAL_READY or (before.rest_after == USUAL_REST and not turn.again)
    get_ready = max(exercise.get_ready, counted)
    explained, name = _explained(coach, turn), coach.filled(exercise.name, first_side(exercise)).rstrip(". ")
    coming = (*round_words(coach, turn), *coach.words("next", exercise=name))
    of_rest, ended = _of_rest(coach, before, seconds, rate), ending(coach, before.exercise)
    if (praise := coach.praise(seconds)) and not ended:
        yield _Plan((*praise, *of_rest), coming, (*coach.name(exercise), *explained), get_ready)
    yield _Plan(of_rest, coming, (*coach.name(exercise), *explained), get_ready)
    unnamed = explained if turn.as_one else (Say(Earcon.EXERCISE), *explained)  # of a block, each exercise has its own
    yield _Plan(ended, coming, unnamed, get_ready)
    if (coach.instruction(exercise) or turn.begins) and not turn.again:
        yield _Plan(of_rest, coming, unnamed, get_ready, needed=True)
    dose = coach.dose(exercise)
    if turn.again or (dose == coach.dose(before.exercise) and not exercise.reps):
        side = coach.on_side(first_side(exercise), exercise.side_cue)
        unnamed = (Say(Earcon.EXERCISE), *side)
        yield _Plan(ended, coming, unnamed, get_ready)
    yield _Plan(ended, coming, unnamed, get_ready if kept else counted, needed=kept)


def _of_rest(coach: Coach, before: Turn, seconds: float, rate: float) -> tuple[Say, ...]:
    """Return the writer's words for the end of an exercise, and how long it takes from then to the next start."""
    ended = ending(coach, before.exercise)
    left = ROUNDED_UP * floor((seconds - estimate_says(ended, rate)) / ROUNDED_UP) if ended else seconds
    return (*ended, *coach.words("break", duration=coach.language.duration(max(left, 1.0))))
