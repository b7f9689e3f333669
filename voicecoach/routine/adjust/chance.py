"""Chance: which exercises of a block are done, and in which order, on a day. The same day gives the same, anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256

from voicecoach.routine.adjust.variants import Entries
from voicecoach.routine.model import Exercise, Part, Rounds, Routine


def of_day(routine: Routine, day: date) -> Routine:
    """Return `routine` with what its blocks pick on a day, in the order of that day."""
    if not (routine.shuffle or any(map(_by_chance, routine.exercises))):
        return routine
    entries = _chosen(routine.exercises, day, "")
    if routine.shuffle:
        main = iter(_shuffled([entry for entry in entries if not _stays(entry)], day, ""))
        entries = tuple(entry if _stays(entry) else next(main) for entry in entries)
    return replace(routine, exercises=entries, shuffle=False)


def _by_chance(entry: Exercise | Rounds) -> bool:
    return isinstance(entry, Rounds) and bool(entry.pick or entry.shuffle or any(map(_by_chance, entry.exercises)))


def _stays(entry: Exercise | Rounds) -> bool:
    """Whether an entry of a routine is its warm-up or its cool-down."""
    return isinstance(entry, Rounds) and entry.part is not Part.MAIN


def _chosen(entries: Entries, day: date, path: str) -> Entries:
    return tuple(
        _block(entry, day, f"{path}/{number}") if isinstance(entry, Rounds) else entry
        for number, entry in enumerate(entries)
    )


def _block(block: Rounds, day: date, path: str) -> Rounds:
    inside = list(_chosen(block.exercises, day, path))
    if block.pick:
        picked = {id(entry) for entry in _shuffled(inside, day, f"{path} pick")[: block.pick]}
        inside = [entry for entry in inside if id(entry) in picked]
    if block.shuffle:
        inside = _shuffled(inside, day, path)
    return replace(block, exercises=tuple(inside), pick=None, shuffle=False)


def _shuffled(entries: Sequence[Exercise | Rounds], day: date, path: str) -> list[Exercise | Rounds]:
    """Return entries in an order that depends on nothing but the day and where they stand.

    No generator of random numbers: those of another version of Python may give others.
    """
    keys = [sha256(f"{day.isoformat()} {path} {number}".encode()).digest() for number in range(len(entries))]
    return [entries[number] for number in sorted(range(len(entries)), key=keys.__getitem__)]
