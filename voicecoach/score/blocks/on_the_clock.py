"""Blocks that run by the clock: every start is where it was written, to the sample, whatever is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from voicecoach.routine.model import Call, CallTime, Cues, Exercise, Range, Sides
from voicecoach.score.blocks.unroll import Turn
from voicecoach.score.blocks.words import exercises_of, round_words
from voicecoach.score.blocks.work_seconds import by_the_clock, seconds_of
from voicecoach.score.coach import Coach, first_side
from voicecoach.score.estimate import estimate_says
from voicecoach.score.introduction import ending, jumped_into
from voicecoach.score.model import About, Earcon, Say, Segment, Step, StepKind
from voicecoach.score.place import ticks
from voicecoach.score.reps import way_back
from voicecoach.score.sets import sets_and_sides

MINUTE = 60.0
COMING, COMING_IN_TURN = 10.0, 15.0
"""Seconds before the next minute at which what comes then is told, of work at one's own pace; the second where another
exercise comes."""
LEAST_LEFT = 1.0
"""The fewest seconds to go over to the next minute; work that leaves less takes one minute more."""
LONG_REST = 20.0
"""The shortest rest, in seconds, of which one is told how long it is."""
LAST_CALL, CALLS_APART = 60.0, 300.0
"""Seconds before the end of work at one's own pace at which the time left is told, and how often before."""
RELEASE = 0.6
"""Seconds of a rest that the sound of the release before it may take."""
UNSURE = 1.2
"""How much longer than estimated words may take: in these rests what doesn't fit is not said at all."""


def clocked_work(coach: Coach, turn: Turn, about: About) -> list[Step]:
    """Return the work of a turn in a block that runs by the clock."""
    steps = sets_and_sides(coach, _timed(coach, turn), about, turn.again)
    if turn.as_one or _at_own_pace(turn):
        steps = [replace(step, text=_own_pace_text(coach, turn)) for step in steps]
    ends_in_time = turn.block and turn.block.until and not turn.as_one
    if turn.follows or ends_in_time:
        steps = [replace(step, segments=tuple(replace(part, fixed=True) for part in step.segments)) for step in steps]
    return _unreleased(steps) if turn.follows and _at_own_pace(turn) else steps


def _timed(coach: Coach, turn: Turn) -> Exercise:
    """Return a turn's exercise with the time that it has."""
    exercise = turn.exercise
    if turn.as_one and exercise.duration:
        return replace(exercise, calls=tuple(_time_left(coach, exercise.duration.low)))
    if not _at_own_pace(turn):
        return by_the_clock(exercise)
    seconds = MINUTE - _coming(turn) if turn.follows else MINUTE
    countdown = 0 if turn.follows else exercise.countdown
    span = Range(seconds, seconds)
    return replace(exercise, reps=None, sides=Sides.NONE, duration=span, halfway=False, countdown=countdown)


def _coming(turn: Turn) -> float:
    return COMING_IN_TURN if turn.block and len(exercises_of(turn.block)) > 1 else COMING


def _at_own_pace(turn: Turn) -> bool:
    """Whether the reps of a minute are told and not counted."""
    exercise = turn.exercise
    rhythm = exercise.hold or exercise.tempo or exercise.pace or exercise.duration
    return bool(turn.block and turn.block.every_minute and not rhythm)


def _time_left(coach: Coach, seconds: float) -> Iterator[Call]:
    every = [count * CALLS_APART for count in range(int(seconds // CALLS_APART), 0, -1)]
    for left in (*every, LAST_CALL):
        if left < seconds and left != seconds / 2:
            yield Call(coach.language.say("left", duration=coach.language.duration(left)), CallTime.LEFT, left)


def _own_pace_text(coach: Coach, turn: Turn) -> str:
    """Return what a round, or a minute, consists of, to be read."""
    assert turn.block
    full = replace(coach, cues=Cues.FULL)
    exercises = exercises_of(turn.block) if turn.as_one else [turn.exercise]
    told = ((exercise, " ".join(str(say.what) for say in full.dose(exercise))) for exercise in exercises)
    return " ".join(f"{full.filled(exercise.name, None)}: {dose}" if turn.as_one else dose for exercise, dose in told)


def _unreleased(steps: Sequence[Step]) -> list[Step]:
    """Return work without its release: nobody knows when a person is done at their own pace."""
    *before, last = steps
    parts = (replace(part, marks=tuple(m for m in part.marks if m.earcon is not Earcon.END)) for part in last.segments)
    return [*before, replace(last, segments=tuple(parts))]


def until_start(coach: Coach, before: Turn, worked: Sequence[Step], turn: Turn, about: About, rate: float) -> Step:
    """Return the rest between the work of one turn and the next start on the same clock, exactly as long as it is.

    What comes is said in it: as much as fits, and the name alone or an earcon where no more does.
    """
    exercise, side = turn.exercise, first_side(turn.exercise)
    seconds = _rest(before, seconds_of(worked))
    released = not _at_own_pace(before)
    ticking = min(exercise.countdown, max(1, int(seconds) - 2))
    room = seconds - ticking - (RELEASE if released else 0.0)
    plans = list(_from_most_to_least(coach, before, turn, seconds))
    says = next((plan for plan in plans if UNSURE * estimate_says([*map(_longest, plan)], rate) <= room), plans[-1])
    rest = Segment(
        StepKind.REST,
        seconds,
        says,
        ticks(ticking),
        way_back(before.exercise),
        Earcon.END if released else None,
        side=side,
        fixed=True,
    )
    text = coach.filled(exercise.do or exercise.setup or exercise.notes, side)
    return Step(StepKind.TALK, (rest,), about, text, side, jumped=jumped_into(coach, turn))


def _rest(before: Turn, worked: float) -> float:
    """Return the seconds from the end of work to the next start."""
    if not (before.block and before.block.every_minute):
        return before.rest_after
    return MINUTE * ceil((worked + LEAST_LEFT) / MINUTE) - worked


def _from_most_to_least(coach: Coach, before: Turn, turn: Turn, seconds: float) -> Iterator[tuple[Say, ...]]:
    """Yield what is said in a rest: the name first, for what doesn't fit at the end is left out."""
    assert turn.block
    exercise, side = turn.exercise, first_side(turn.exercise)
    ended, rounds = ending(coach, before.exercise), round_words(coach, turn)
    dose = coach.dose(exercise) if turn.block.every_minute else ()
    sided = dose or coach.on_side(side, exercise.side_cue)
    long = coach.words("break", duration=coach.language.duration(seconds)) if seconds >= LONG_REST else ()
    if len(exercises_of(turn.block)) == 1:
        yield (*ended, *rounds, *sided, *long)
        yield (*rounds, *sided)
        yield (*coach.words("rep", rep=turn.round), *sided)
        return
    name = coach.filled(exercise.name, side).rstrip(". ")
    sound, coming = (Say(Earcon.EXERCISE),), coach.words("next", exercise=name)
    yield (*ended, *sound, *coming, *sided, *rounds, *long)
    yield (*sound, *coming, *sided, *rounds)
    named, on_side = (*sound, *coach.words("exercise", exercise=name)), coach.on_side(side, exercise.side_cue)
    if turn.block.every_minute:
        yield (*named, *sided, *rounds)
        if turn.again:  # its dose is known
            yield (*named, *on_side, *rounds)
    yield (*sound, *coming, *sided)
    yield (*named, *sided)
    yield (*named, *on_side)


def _longest(say: Say) -> Say:
    """Return a phrase in the longest of its forms."""
    return replace(say, what=max(say.forms, key=len)) if say.forms else say
