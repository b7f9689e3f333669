"""What is said of blocks: the part, the block and the round that begins, and all of a block that runs by the clock."""

from __future__ import annotations

from voicecoach.routine.model import Exercise, Rounds
from voicecoach.score.blocks.unroll import Turn
from voicecoach.score.coach import Coach, first_side
from voicecoach.score.model import Say


def round_words(coach: Coach, turn: Turn) -> tuple[Say, ...]:
    """Return which part, block and round begins with an exercise; nothing inside a round."""
    part = coach.words(turn.part.value) if turn.part.value else ()
    if turn.opens is None:
        return part
    name = coach.words("exercise", exercise=turn.opens) if turn.opens and turn.round == 1 else ()
    return (*part, *name, *(_counted(coach, turn) if turn.rounds > 1 else ()))


def _counted(coach: Coach, turn: Turn) -> tuple[Say, ...]:
    """Return which round begins, or which minute."""
    if turn.block and turn.block.every_minute:
        return coach.minute(turn.round, turn.rounds)
    return coach.round(turn.round, turn.rounds)


def whole_block(coach: Coach, turn: Turn) -> tuple[Say, ...]:
    """Return what a block by the clock consists of and how its time goes; said behind the name of what begins it."""
    assert turn.block
    side = coach.on_side(first_side(turn.exercise), turn.exercise.side_cue)
    ready, clock = (*side, *coach.full("get_ready")), clock_words(coach, turn.block, turn.as_one)
    if turn.again:
        return (*clock, *ready)
    told: list[Say] = []
    exercises = exercises_of(turn.block)
    for exercise in exercises:
        told += () if exercise is turn.exercise else coach.name(exercise)
        told += _told(coach, turn.block, exercise)
    name = coach.filled(turn.exercise.name, first_side(turn.exercise)).rstrip(". ")
    begin = () if turn.as_one or len(exercises) == 1 else coach.words("begin_with", exercise=name)
    return (*told, *clock, *begin, *ready)


def _told(coach: Coach, block: Rounds, exercise: Exercise) -> tuple[Say, ...]:
    dose = () if block.interval else coach.dose(exercise)
    return (*coach.instruction(exercise), *coach.advice(exercise), *dose)


def clock_words(coach: Coach, block: Rounds, as_one: bool) -> tuple[Say, ...]:
    """Return how the time goes in a block that runs by the clock."""
    length = coach.language.duration
    if block.interval and block.rest_between:
        return coach.words("interval", work=length(block.interval.low), rest=length(block.rest_between.low))
    if block.every_minute:
        phrase = "every_minute" if len(exercises_of(block)) == 1 else "every_minute_in_turn"
        return coach.words(phrase, duration=length(60 * block.every_minute.low))
    phrase = "until" if as_one else "rounds_until"
    return coach.words(phrase, duration=length(block.until.low)) if block.until else ()


def exercises_of(block: Rounds) -> list[Exercise]:
    """Return the exercises of a block that runs by the clock: it has no blocks within."""
    return [entry for entry in block.exercises[: block.pick] if isinstance(entry, Exercise)]
