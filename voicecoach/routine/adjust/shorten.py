"""Shortening a routine to the time there is, the least important first.

In this order, one at a time, until it fits:

1. exercises of low priority go, the last in the file first;
2. sets of those of normal priority, from the one with the most sets (of equals the last), down to one each, the
   extra ones of a weak side first;
   then rounds of blocks that hold none of high priority, in the same way;
3. exercises of normal priority go, the last first;
4. sets of those of high priority, and rounds of the blocks that hold them, as in 2.

Then what went is put back, the last to go first, where there is still time for it.

What is of high priority never goes; where nothing is, the first of normal priority stays, and where all is of low
priority it counts as normal. A set or an exercise that goes from a block goes from each of its rounds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from itertools import count

from voicecoach.routine.adjust.variants import Entries, exercises
from voicecoach.routine.model import Exercise, Priority, Range, Rounds, Routine

Length = Callable[[Routine], float]
"""Judges how many seconds a routine takes."""


class _What(Enum):
    EXERCISE = "exercise"
    SET = "set"
    ROUND = "round"


_Cut = tuple[_What, int]
"""One thing that goes, and of which exercise or block, each counted from 0 in the order of the file."""


MOST_TRIES = 30
"""How often it is tried to put something back; each costs as much as composing the routine."""


def trimmed(routine: Routine, seconds: float, length: Length) -> Routine:
    """Return `routine`, its ranges fixed, shortened until it fits; if it never does, as short as can be.

    Putting back what went last it wouldn't fit, whatever `length` says of the routines in between: the bisection
    only ever goes on between one that doesn't fit and one that does.
    """
    if length(routine) <= seconds:
        return routine

    def fits(gone: Sequence[_Cut]) -> bool:
        return length(_without(routine, gone)) <= seconds

    cuts = list(_cuts(routine))
    taken = bisect_left(range(len(cuts)), True, lo=min(1, len(cuts)), key=lambda taken: fits(cuts[:taken]))
    gone = cuts[:taken]
    if fits(gone):
        # What went last is known not to fit.
        for index in range(taken - 2, max(-1, taken - 2 - MOST_TRIES), -1):
            if fits(fewer := [*gone[:index], *gone[index + 1 :]]):
                gone = fewer
    return _without(routine, gone)


def left_out(before: Routine, after: Routine) -> tuple[str, ...]:
    """Return the names of the exercises that went."""
    names = [dict.fromkeys(exercise.name for exercise in exercises(made.exercises)) for made in (before, after)]
    return tuple(name for name in names[0] if name not in names[1])


def _cuts(routine: Routine) -> Iterator[_Cut]:
    """Yield everything that may go, the first to go first."""
    every = list(enumerate(exercises(routine.exercises)))
    low, normal, high = (
        {number: int(exercise.sets.low) + exercise.extra for number, exercise in every if exercise.priority is priority}
        for priority in (Priority.LOW, Priority.NORMAL, Priority.HIGH)
    )
    if not normal and not high:
        low, normal = {}, low
    blocks = dict(enumerate(_blocks(routine.exercises)))
    needed = {number: rounds for number, (rounds, inside) in blocks.items() if not high.keys().isdisjoint(inside)}
    spare = {
        number: rounds
        for number, (rounds, inside) in blocks.items()
        if number not in needed and not normal.keys().isdisjoint(inside)
    }
    yield from _each(_What.EXERCISE, reversed(low))
    yield from _each(_What.SET, _most_first(normal))
    yield from _each(_What.ROUND, _most_first(spare))
    yield from _each(_What.EXERCISE, reversed(list(normal)[0 if high else 1 :]))
    yield from _each(_What.SET, _most_first(high))
    yield from _each(_What.ROUND, _most_first(needed))


def _each(what: _What, numbers: Iterable[int]) -> Iterator[_Cut]:
    return ((what, number) for number in numbers)


def _most_first(counts: Mapping[int, int]) -> Iterator[int]:
    """Yield whose turn it is to have one less, down to one each: who has the most, of equals the last."""
    for most in range(max(counts.values(), default=1), 1, -1):
        yield from (number for number in reversed(list(counts)) if counts[number] >= most)


def _blocks(entries: Entries, first: int = 0) -> Iterator[tuple[int, range]]:
    """Yield the rounds of every block and the numbers of its exercises, those of blocks within it too."""
    for entry in entries:
        if isinstance(entry, Exercise):
            first += 1
            continue
        inside = range(first, first + sum(1 for _ in exercises(entry.exercises)))
        yield int(entry.rounds.low), inside
        yield from _blocks(entry.exercises, first)
        first = inside.stop


def _without(routine: Routine, cuts: Sequence[_Cut]) -> Routine:
    """Return `routine` after `cuts`; a block of which nothing is left vanishes."""
    gone = Counter(cuts)
    exercise, block = count(), count()

    def rest_of(entries: Entries) -> Entries:
        made: list[Exercise | Rounds] = []
        for entry in entries:
            if isinstance(entry, Exercise):
                number = next(exercise)
                fewer = gone[_What.SET, number]
                if not gone[_What.EXERCISE, number]:
                    made.append(_with_fewer_sets(entry, fewer) if fewer else entry)
                continue
            fewer = gone[_What.ROUND, next(block)]
            if inside := rest_of(entry.exercises):
                made.append(replace(entry, rounds=_less(entry.rounds, fewer), exercises=inside))
        return tuple(made)

    return replace(routine, exercises=rest_of(routine.exercises))


def _with_fewer_sets(exercise: Exercise, fewer: int) -> Exercise:
    extra = min(exercise.extra, fewer)
    return replace(exercise, extra_sets=exercise.extra_sets - extra, sets=_less(exercise.sets, fewer - extra))


def _less(span: Range, fewer: int) -> Range:
    return Range(span.low - fewer, span.low - fewer)
