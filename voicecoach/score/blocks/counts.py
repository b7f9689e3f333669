"""How much a session is, as one would sum it up: how many exercises, and in how many rounds."""

from __future__ import annotations

from collections.abc import Iterable

from voicecoach.routine.model import Exercise, Routine
from voicecoach.score.blocks.unroll import Turn
from voicecoach.score.blocks.words import exercises_of


def exercises_in(turns: Iterable[Turn]) -> int:
    """Return how many exercises there are to do, each counted once however many rounds it comes up in."""
    counted = {id(turn.exercise): len(exercises_of(turn.block)) if turn.block and turn.as_one else 1 for turn in turns}
    return sum(counted.values())


def rounds_of(routine: Routine) -> int:
    """Return how many rounds a routine is that is nothing but rounds of its exercises; 1 if it is anything else."""
    block, *more = routine.exercises
    if more or isinstance(block, Exercise) or block.every_minute or block.until:
        return 1
    return int(block.rounds.low) if all(isinstance(entry, Exercise) for entry in block.exercises) else 1
