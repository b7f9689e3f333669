"""Ranges -> numbers: the level, 0 to 100, says how far into each range to go.

What is done gets more along one dimension at a time, as with a physiotherapist: first each rep takes longer, then there
are more reps, then more sets. The ranges of an exercise that are open share the levels evenly, in that order: of three,
level 50 is the longest holds, half the way in reps and the fewest sets. Rests, and rounds, go with the level as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from decimal import ROUND_HALF_DOWN, Decimal
from types import MappingProxyType

from voicecoach.routine.adjust.person import suited
from voicecoach.routine.model import Exercise, Phase, Range, Rounds, Routine, SetDose

Level = int
"""0, the low end of every range, to 100, the high end."""
Levels = Mapping[str, Level]
"""By the name of an exercise."""
_NONE: Levels = MappingProxyType({})

_Value = Range | tuple[Phase, ...]
"""What the level decides: the phases of a tempo are one."""

_IN_TURN = ("hold", "duration", "tempo", "pace", "reps", "sets")
"""What grows with the level, one after the other. The first four shape the same time: an exercise has one of them."""
_OF_A_BLOCK = ("rounds", "rest", "rest_between", "interval", "every_minute", "until")
_FINEST = 6
"""Decimals of a second that are worth keeping."""

LEVELS = {"low": 0, "middle": 50, "high": 100}


def parse_level(text: str) -> Level:
    """Return the level that `text` names: `low`, `middle`, `high` or a whole number. Raise ValueError."""
    word = text.strip().lower()
    if word in LEVELS:
        return LEVELS[word]
    if not (word.isascii() and word.isdecimal() and len(word) <= 3 and int(word) <= 100):
        raise ValueError("a level is low, middle, high or a whole number from 0 to 100")
    return int(word)


def pick(span: Range, level: Level) -> float:
    """Return the value of `span` at `level`, as finely as its ends are written: whole ends give whole values.

    What lies midway between two values becomes the gentler, lower one.
    """
    if level <= 0 or span.fixed:
        return span.low
    if level >= 100:
        return span.high
    if span.breath:
        return span.breath * pick(Range(span.low / span.breath, span.high / span.breath), level)
    low, high = Decimal(repr(span.low)), Decimal(repr(span.high))
    step = Decimal(1).scaleb(-max(_decimals(low), _decimals(high)))
    value = float((low + (high - low) * level / 100).quantize(step, ROUND_HALF_DOWN))
    return min(max(value, span.low), span.high)


def picked(exercise: Exercise, level: Level) -> Exercise:
    """Return `exercise` with every range fixed."""
    opened = dict(_opened(exercise))
    turns = [name for name in _IN_TURN if name in opened]
    levels = {name: _in_turn(level, at, len(turns)) for at, name in enumerate(turns)}
    chosen = {name: _chosen(value, levels.get(name, level)) for name, value in opened.items()}
    by_set = {"by_set": tuple(_set_chosen(one, levels, level) for one in exercise.by_set)} if exercise.by_set else {}
    return replace(exercise, **chosen, **by_set) if chosen else exercise  # type: ignore[arg-type]


def dose(routine: Routine, level: Level, others: Levels = _NONE) -> Routine:
    """Return `routine` with every range fixed, those of some exercises at other levels, for the person who does it."""
    return suited(replace(routine, exercises=_dosed(routine.exercises, level, others)))


def has_ranges(routine: Routine) -> bool:
    """Whether the level makes any difference."""
    return any(map(_open, routine.exercises))


def _dosed(entries: tuple[Exercise | Rounds, ...], level: Level, others: Levels) -> tuple[Exercise | Rounds, ...]:
    return tuple(
        picked(entry, others.get(entry.name, level)) if isinstance(entry, Exercise) else _block(entry, level, others)
        for entry in entries
    )


def _block(block: Rounds, level: Level, others: Levels) -> Rounds:
    spans = {name: _fixed(span, level) for name, span in _spans(block)}
    return replace(block, exercises=_dosed(block.exercises, level, others), **spans)  # type: ignore[arg-type]


def _spans(block: Rounds) -> Iterator[tuple[str, Range]]:
    """Yield the ranges of a block itself that it has."""
    for name in _OF_A_BLOCK:
        if (span := getattr(block, name)) is not None:
            yield name, span


def _open(entry: Exercise | Rounds) -> bool:
    if isinstance(entry, Exercise):
        return any(True for _ in _opened(entry))
    return not all(span.fixed for _, span in _spans(entry)) or any(map(_open, entry.exercises))


def _fixed(span: Range, level: Level) -> Range:
    value = pick(span, level)
    return Range(value, value, span.breath)


def _chosen(value: _Value, level: Level) -> _Value:
    if isinstance(value, Range):
        return _fixed(value, level)
    return tuple(replace(phase, seconds=_fixed(phase.seconds, level)) for phase in value)


def _set_chosen(own: SetDose, levels: Levels, level: Level) -> SetDose:
    """Return what a set has of its own with its ranges fixed, each in its field's turn."""
    given = {name: getattr(own, name) for name in _IN_TURN if getattr(own, name, None)}
    chosen = {name: _chosen(value, levels.get(name, level)) for name, value in given.items()}
    return replace(own, **chosen)  # type: ignore[arg-type]


def _in_turn(level: Level, at: int, turns: int) -> Level:
    """Return the level within the turn number `at` of so many: 0 before it has come, 100 once it is over."""
    return min(max(level * turns - 100 * at, 0), 100)


def _opened(exercise: Exercise) -> Iterator[tuple[str, _Value]]:
    """Yield what the level decides, by the name of its field."""
    for name in _NAMES:
        value = getattr(exercise, name)
        if isinstance(value, Range) and not value.fixed:
            yield name, value
    if any(not phase.seconds.fixed for phase in exercise.tempo):
        yield "tempo", exercise.tempo
    if exercise.by_set:
        yield from _opened_by_set(exercise)


def _opened_by_set(exercise: Exercise) -> Iterator[tuple[str, _Value]]:
    """Yield likewise what the level decides in later sets only."""
    for name in ("hold", "duration", "reps"):
        given: Range | None = getattr(exercise, name)
        later = (getattr(own, name) for own in exercise.by_set)
        if given and given.fixed and any(value and not value.fixed for value in later):
            yield name, given
    later = (phase for own in exercise.by_set for phase in own.tempo or ())
    if all(phase.seconds.fixed for phase in exercise.tempo) and any(not phase.seconds.fixed for phase in later):
        yield "tempo", exercise.tempo


_NAMES = tuple(field.name for field in fields(Exercise) if "Range" in str(field.type))


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(max(-int(exponent), 0), _FINEST)
