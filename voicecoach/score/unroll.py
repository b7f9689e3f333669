"""A routine's exercises in the order they come up, with its rounds repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.model import Exercise, Rounds, Routine

MOST_EXERCISES = 50_000
"""The most exercises, counting every round: more, three weeks of one a minute, must be a slip of the pen."""


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
            continue
        rounds = int(item.rounds.low)
        for number in range(1, rounds + 1):
            yield from _one_round(item, number, rounds)


def _one_round(block: Rounds, number: int, rounds: int) -> Iterator[Turn]:
    held: Turn | None = None
    for position, turn in enumerate(_unrolled(block.exercises)):
        if held:
            yield held
        inner = turn.rounds > 0
        held = turn if inner else replace(turn, round=number, rounds=rounds)
        if position == 0:
            held = replace(held, opens=held.opens or block.name)
    if held:
        yield replace(held, rest_after=block.rest.low if number < rounds else held.rest_after)
