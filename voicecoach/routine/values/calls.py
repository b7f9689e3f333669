"""Words within the work and at its end: `{at half: Check your skin., at the end: Time's up.}`, or a list of such.

A time alone, without words, is how often the time left is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from voicecoach.core.suggest import slips
from voicecoach.routine.fields import SPOKEN, Field, Kind
from voicecoach.routine.model import Call, CallTime
from voicecoach.routine.values.call_times import CallMoment, read_when
from voicecoach.routine.values.durations import parse_seconds, spell
from voicecoach.routine.values.hints import meant
from voicecoach.routine.values.typed import WrongValueError, as_scalar, shown, what
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean

MOST = 20
"""Calls of one exercise."""
SOONEST = 1.0
"""Seconds; a call nearer to the start or the end has no room."""

_TIMES = (
    "`at half: ...`, `every 2 min: ...`, `after 5 min: ...`, `10 s before the end: ...` or `at the end: ...`, with the "
    "words to say"
)
_KEYS = ("at half", "at the end", "halfway", "half", "end")
_WORDED = re.compile(r"(\S.{0,59}?)\s*:\s+(\S.*)", re.DOTALL)


class WrittenCalls(NamedTuple):
    """What `calls` says."""

    time_left: float | None = None
    """Seconds between calls of the time left."""
    calls: tuple[Call, ...] = ()


class _Entry(NamedTuple):
    """One call as it was written."""

    typed: str
    """Its time."""
    key: Node
    """Where that stands."""
    words: Node | None = None
    """What to say, if anything is."""


def calls(field: Field, node: Node) -> WrittenCalls:
    """Return the calls of an exercise. Raise WrongValueError with all that is wrong with them."""
    entries = list(_entries(field, node))
    if len(entries) > MOST:
        message = f"`{field.name}` has {len(entries):,} entries; at most {MOST} fit"
        raise WrongValueError("limit", message, "keep those that matter; `every 2 min: ...` says one again", node)
    wrong: list[WrongValueError] = []
    found: dict[CallMoment | None, Call | float] = {}
    for entry in entries:
        try:
            when, said = _read(field, entry)
            if when in found:
                raise _twice(field, entry)
            found[when] = said
        except WrongValueError as error:
            wrong.append(error)
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]
    left = next((said for said in found.values() if isinstance(said, float)), None)
    return WrittenCalls(left, tuple(said for said in found.values() if isinstance(said, Call)))


def _entries(field: Field, node: Node) -> Iterator[_Entry]:
    """Yield every call, however they are written: one, a list of them, or a group."""
    parts = node.items if isinstance(node, Items) else [node]
    for part in parts:
        if isinstance(part, Pairs):
            yield from (_Entry(clean(getattr(key, "text", "")), key, words) for key, words in part.pairs)
        else:
            yield _in_one(as_scalar(field, part))
    if not parts:
        raise _empty(field, node)


def _in_one(typed: Scalar) -> _Entry:
    """Return a call that was typed as one text, in quotes, or a time alone."""
    found = _WORDED.fullmatch(typed.text.strip())
    if not found:
        return _Entry(clean(typed.text), typed)
    return _Entry(clean(found[1]), typed, typed._replace(text=found[2], plain=False))


def _read(field: Field, entry: _Entry) -> tuple[CallMoment | None, Call | float]:
    """Return when a call is said, and what; None and how often where it is the time left that is told."""
    if not entry.typed:
        raise _empty(field, entry.key)
    when = read_when(entry.typed)
    if when is None:
        raise WrongValueError("value", *_no_time(field, entry), entry.key)
    if entry.words is None and (when.time is CallTime.EVERY or _is_time(entry.typed)):
        return None, _within(field, when.seconds, entry.key)
    _timed(field, when, entry.key)
    return when, Call(_words(field, entry), when.time, when.seconds)


def _is_time(typed: str) -> bool:
    try:
        return parse_seconds(typed) >= 0
    except ValueError:
        return False


def _within(field: Field, seconds: float, node: Node) -> float:
    """Return how often something is told. Raise WrongValueError beyond the field's limits."""
    if field.low <= seconds <= field.high:
        return seconds
    side, bound = ("least", field.low) if seconds < field.low else ("most", field.high)
    message = f"`{field.name}` is {spell(seconds)}; at {side} {spell(bound)} makes sense"
    hint = f"write {spell(field.low)} to {spell(field.high)}, for example `{field.name}: 1 min`"
    raise WrongValueError("limit", message, hint, node)


def _timed(field: Field, when: CallMoment, node: Node) -> None:
    """Raise WrongValueError where a call would come too often, or has no room."""
    if when.time is CallTime.EVERY and when.seconds < field.low:
        message = f"`{field.name}`: every {spell(when.seconds)} is too often; at least {spell(field.low)} makes sense"
        raise WrongValueError("limit", message, f"write, for example, `every {spell(field.low)}: ...`", node)
    if when.time in (CallTime.AFTER, CallTime.LEFT) and when.seconds < SOONEST:
        start = when.time is CallTime.AFTER
        hint = "what is said before the work begins stands in `do`" if start else "write `at the end: ...`"
        message = f"`{field.name}`: that is the {'start' if start else 'end'} itself"
        raise WrongValueError("limit", message, hint, node)
    if when.seconds > field.high:
        message = f"`{field.name}`: {spell(when.seconds)} is longer than any work: at most {spell(field.high)} fit"
        raise WrongValueError("limit", message, "check the number and its unit", node)


def _words(field: Field, entry: _Entry) -> str:
    """Return what a call says. Raise WrongValueError if that is nothing, no text, or too long."""
    if entry.words is not None and not isinstance(entry.words, Scalar):
        message = f"`{field.name}`: what is said is a text; this is {what(entry.words)}"
        raise WrongValueError("shape", message, f"write the words behind it: `{entry.typed}: ...`", entry.words)
    text = clean(entry.words.text).strip() if entry.words else ""
    if not text:
        message = f"`{field.name}`: there are no words to say {shown(entry.typed)}"
        raise WrongValueError("empty", message, f"write them behind it: `{entry.typed}: ...`", entry.key)
    if len(text) > SPOKEN:
        message = f"`{field.name}`: this is {len(text):,} characters long; at most {SPOKEN:,} fit"
        raise WrongValueError("long", message, "write less", entry.words)
    return text


def _empty(field: Field, node: Node) -> WrongValueError:
    hint = f"write, for example, `{field.name}: {field.example}`, or delete the line"
    return WrongValueError("empty", f"`{field.name}` has no value", hint, node)


def _twice(field: Field, entry: _Entry) -> WrongValueError:
    message = f"`{field.name}` has {shown(entry.typed)}, or the same time in other words, twice"
    return WrongValueError("repeated", message, "put both into one text, or delete one of the two", entry.key)


def _no_time(field: Field, entry: _Entry) -> tuple[str, str]:
    """Return what is wrong with a call at no time, and what to write."""
    message = f"`{field.name}`: {shown(entry.typed)} is no time of a call"
    if entry.words is None:
        # A time alone, misspelt perhaps: the hint keeps its number and its unit.
        hint = meant(replace(field, kind=Kind.SECONDS, example="1 min"), entry.typed, parse_seconds)
        return message, hint if not hint.startswith("write, for") else f"{hint}, or {_TIMES}"
    if isinstance(entry.words, Scalar) and not entry.words.text and entry.words.plain:
        return message, "a comma parts the calls in braces: if this belongs to the one before, put its words in quotes"
    near = slips(" ".join(entry.typed.lower().split()), _KEYS)
    return message, f"did you mean `{near[0]}: ...`?" if near else f"write {_TIMES}"
