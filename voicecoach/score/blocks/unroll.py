"""A routine's exercises in the order they come up, with its rounds repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import cycle, islice

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.model import Exercise, Part, Rounds, Routine
from voicecoach.score.blocks.work_seconds import work_seconds

MOST_EXERCISES = 50_000
"""The most exercises, counting every round: more, three weeks of one a minute, must be a slip of the pen."""
LEAST_REST = 5.0
"""The fewest seconds between two exercises of a block that goes on until a time: what comes next has to be named."""


@dataclass(frozen=True)
class Turn:
    """An exercise as it comes up, with rounds unrolled."""

    exercise: Exercise
    again: bool
    """Whether it was done before in this session, so that fewer words do."""
    round: int = 0
    rounds: int = 0
    opens: str | None = None
    """The name of the block whose round begins with it, which may be empty; None inside a round."""
    rest_after: float = 0.0
    part: Part = Part.MAIN
    """The warm-up or the cool-down that begins with it."""
    block: Rounds | None = None
    """The block around it that runs by the clock."""
    begins: bool = False
    """Whether that block begins with it, so that all of its exercises are told."""
    follows: bool = False
    """Whether the next start is on the same clock."""
    as_one: bool = False
    """Whether it stands for all exercises of the block, which are done by turns at one's own pace."""


def unroll(routine: Routine) -> list[Turn]:
    """Return the exercises in the order they come up, with rounds repeated."""
    turns: list[Turn] = []
    seen: set[int] = set()
    for turn in _unrolled(routine.exercises):
        turns.append(replace(turn, again=True) if id(turn.exercise) in seen else turn)
        seen.add(id(turn.exercise))
        if len(turns) > MOST_EXERCISES:
            raise VoicecoachError(
                f"this routine has more than {MOST_EXERCISES:,} exercises once its rounds are counted",
                "look for a `rounds` that is larger than you meant",
            )
    return turns


def _unrolled(items: Sequence[Exercise | Rounds]) -> Iterator[Turn]:
    for item in items:
        if isinstance(item, Exercise):
            yield Turn(item, again=False, rest_after=item.rest_after.low)
        elif item.by_the_clock:
            yield from _by_the_clock(item)
        else:
            rounds = int(item.rounds.low)
            for number in range(1, rounds + 1):
                yield from _one_round(item, number, rounds)


def _one_round(block: Rounds, number: int, rounds: int) -> Iterator[Turn]:
    entries = block.exercises[: block.pick]
    for position, entry in enumerate(entries):
        last = position == len(entries) - 1
        rest = (block.rest if number < rounds else None) if last else block.rest_between
        opens = position == 0
        for turn, ends in _with_end(_unrolled((entry,))):
            made = turn if turn.rounds else replace(turn, round=number, rounds=rounds)
            if opens:
                part = block.part if number == 1 else Part.MAIN
                made, opens = replace(made, opens=made.opens or block.name, part=part or made.part), False
            yield replace(made, rest_after=rest.low) if ends and rest else made


def _with_end(turns: Iterator[Turn]) -> Iterator[tuple[Turn, bool]]:
    """Yield turns, and of each whether it is the last."""
    held = next(turns, None)
    while held:
        following = next(turns, None)
        yield held, following is None
        held = following


def _by_the_clock(block: Rounds) -> Iterator[Turn]:
    if block.until and not _has_times(block):
        one = _as_one(block)
        yield Turn(one, again=False, opens="", rest_after=one.rest_after.low, block=block, begins=True, as_one=True)
        return
    begins = True
    for turn, ends in _with_end(_starts(block)):
        rest = turn.exercise.rest_after.low if ends else turn.rest_after
        yield replace(turn, rest_after=rest, block=block, begins=begins, follows=not ends)
        begins = False


def _starts(block: Rounds) -> Iterator[Turn]:
    """Yield the exercises of a block that runs by the clock, one for each start."""
    exercises = tuple(entry for entry in block.exercises[: block.pick] if isinstance(entry, Exercise))
    if block.every_minute:
        minutes = int(block.every_minute.low)
        for number, exercise in enumerate(islice(cycle(exercises), minutes), 1):
            yield Turn(exercise, again=False, round=number, rounds=minutes, opens=block.name, rest_after=LEAST_REST)
        return
    rests = [_rest(block, exercise, exercise is exercises[-1]) for exercise in exercises]
    times = _fitting(block, exercises, rests) if block.until else int(block.rounds.low) * len(exercises)
    rounds = -(-times // len(exercises))
    for number, (exercise, rest) in enumerate(islice(cycle(zip(exercises, rests, strict=True)), times)):
        opens = None if number % len(exercises) else block.name
        yield Turn(exercise, False, number // len(exercises) + 1, rounds, opens, rest)


def _rest(block: Rounds, exercise: Exercise, last: bool) -> float:
    """Return the seconds of rest after an exercise of a block, the next being on the same clock."""
    between = block.rest if last else block.rest_between or exercise.rest_after
    return max(between.low, LEAST_REST) if block.until else between.low


def _fitting(block: Rounds, exercises: Sequence[Exercise], rests: Sequence[float]) -> int:
    """Return how many exercises end within the time that a block has, but one at least."""
    assert block.until
    left, times = block.until.low, 0
    works = [work_seconds(exercise) for exercise in exercises]
    for work, rest in cycle(zip(works, rests, strict=True)):
        if work > left:
            break
        times, left = times + 1, left - work - rest
    return max(1, times)


def _has_times(block: Rounds) -> bool:
    """Whether all exercises of a block say how long they take, rather than how often they are done."""
    return all(
        isinstance(entry, Exercise) and (entry.hold or entry.duration or entry.tempo or entry.pace)
        for entry in block.exercises
    )


@lru_cache(maxsize=64)
def _as_one(block: Rounds) -> Exercise:
    """Return a block that is done at one's own pace as one exercise, as long as the block goes on."""
    exercises = [entry for entry in block.exercises[: block.pick] if isinstance(entry, Exercise)]
    name = block.name or ", ".join(exercise.name for exercise in exercises)
    first, last = exercises[0], exercises[-1]
    ready = max(exercise.get_ready for exercise in exercises)
    return Exercise(
        name,
        block.where,
        duration=block.until,
        get_ready=ready,
        countdown=first.countdown,
        rest_after=last.rest_after,
    )
