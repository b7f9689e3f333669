"""Doing some of a routine, or all of it several times: which exercises are kept, by their names."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import replace

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.routine.adjust.variants import Entries, exercise_called, exercises
from voicecoach.routine.model import Exercise, Range, Rounds, Routine


def only(routine: Routine, names: Collection[str]) -> Routine:
    """Return `routine` with the exercises of these names alone, in the routine's order."""
    return _kept(routine, lambda exercise: exercise.name in names)


def skipped(routine: Routine, names: Collection[str]) -> Routine:
    """Return `routine` without the exercises of these names. Raise VoicecoachError if there are no others."""
    return _kept(routine, lambda exercise: exercise.name not in names)


def repeated(routine: Routine, times: int) -> Routine:
    """Return `routine` with everything done several times, with a block's usual rest between."""
    if times == 1:
        return routine
    block = Rounds(Range(times, times), routine.exercises, where=routine.exercises[0].where)
    return replace(routine, exercises=(block,))


def called(routine: Routine, name: str, usual: Routine) -> str:
    """Return the name of the exercise called so, by itself or as what it is done instead of in the `usual` routine."""
    try:
        return exercise_called(routine, name)
    except VoicecoachError:
        pairs = zip(exercises(usual.exercises), exercises(routine.exercises), strict=True)
        instead = {was.name: now.name for was, now in pairs}
        with suppress(VoicecoachError):
            return instead[exercise_called(usual, name)]
        raise


def all_called(routine: Routine, names: Collection[str], usual: Routine) -> list[str]:
    """Return the names of the exercises called so; several may stand in one with commas between."""
    found: list[str] = []
    for name in names:
        try:
            found.append(called(routine, name, usual))
        except VoicecoachError:
            if "," not in name:
                raise
            found += [called(routine, part, usual) for part in name.split(",") if part.strip()]
    return found


def _kept(routine: Routine, keep: Callable[[Exercise], bool]) -> Routine:
    found = _among(routine.exercises, keep)
    if not found:
        raise VoicecoachError(f"nothing of {routine.name} is left to do", "take away a `--skip`", Exit.USAGE)
    return replace(routine, exercises=found)


def _among(entries: Entries, keep: Callable[[Exercise], bool]) -> Entries:
    """Return the entries that are kept; a block of which nothing is kept vanishes."""
    made: list[Exercise | Rounds] = []
    for entry in entries:
        if isinstance(entry, Exercise):
            made += [entry] if keep(entry) else []
        elif inside := _among(entry.exercises, keep):
            made.append(replace(entry, exercises=inside))
    return tuple(made)
