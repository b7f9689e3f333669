"""The phases of a rep: `3-1-3` from up to down, or each by its name, as in `in 4, hold 7, out 8`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from voicecoach.routine.fields import Field, Kind
from voicecoach.routine.model import Phase, Range
from voicecoach.routine.values.durations import parse_range, spell
from voicecoach.routine.values.hints import meant
from voicecoach.routine.values.typed import WrongValueError, as_word, limited, shown
from voicecoach.routine.yaml.tree import Node, Pairs, Scalar, clean

KNOWN = ("up", "hold", "down", "pause", "in", "out")
"""Phases that the coach knows by name, in any case; any other word is the writer's own."""
_NUMBERED = {2: ("up", "down"), 3: ("up", "hold", "down"), 4: ("up", "hold", "down", "pause")}
_LIFTED = ("down", "hold", "up", "pause")
"""The phases of a tempo such as 3010, as lifters write it."""
_LONGEST_NUMBERS = 40
_LONGEST = 400
_DASHES = re.compile(r"\s*[-–—/]\s*")
_COMMAS = re.compile(r"(?:\s*(?:(?<!\d),|,(?!\d)|;|\b(?:and|then)\b|(?<=\s)[-–—/]\s+(?=[^\W\d])))+\s*")
"""What parts phases by name: no comma between digits, which is a point."""
_UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|breaths?)\b\.?"
_TIME = rf"[\d½¼¾][\d.,:½¼¾]*(?:\s?{_UNIT})?"
_RANGE = rf"{_TIME}(?:\s?(?:-|–|—|to|or)\s?{_TIME})?"
_WHOLE_RANGE = re.compile(_RANGE, re.IGNORECASE)
_NAME = r"[^\W\d][^\d,;:=]{0,39}?"
_NAMED = (
    re.compile(rf"(?P<name>{_NAME})\s*[:=]?\s*(?:\bfor\s)?(?P<time>{_RANGE})", re.IGNORECASE),
    re.compile(rf"(?P<time>{_RANGE})\s+(?!{_UNIT})(?P<name>{_NAME})", re.IGNORECASE),
)
_NAMELESS = "write `tempo: {up: 3s, hold: 1s, down: 3s}`"


def tempo(field: Field, node: Node) -> tuple[Phase, ...]:
    """Return the phases that take time, in order. Raise WrongValueError."""
    phases = tuple(_mapped(field, node) if isinstance(node, Pairs) else _typed(field, node))
    if not any(phase.seconds.high for phase in phases):
        raise WrongValueError("limit", "`tempo` takes no time at all", "write, for example, `tempo: 3-1-3`", node)
    return tuple(phase for phase in phases if phase.seconds.high)


def _mapped(field: Field, node: Pairs) -> Iterator[Phase]:
    for key, inner in node.pairs:
        name = clean(key.text)[:40] if isinstance(key, Scalar) else ""
        if not name:
            raise WrongValueError("value", "a phase of `tempo` has no name", _NAMELESS, key)
        yield _phase(field, name, as_word(field, inner), inner)


def _typed(field: Field, node: Node) -> Iterator[Phase]:
    text = as_word(field, node)
    if named := _by_name(text):
        yield from (_phase(field, name, time, node) for name, time in named)
        return
    for name, time in _by_number(field, text, node):
        try:
            yield _phase(field, name, time, node)
        except WrongValueError as wrong:
            if wrong.code == "value":  # what it hints at has a name that nobody wrote
                raise WrongValueError("value", wrong.message, _written(field, text), node) from None
            raise


def _by_name(text: str) -> list[tuple[str, str]]:
    """Return phases and their times where each has its name; nothing where any has none."""
    parts = _COMMAS.split(text.strip(" ,;.")) if len(text) <= _LONGEST else []
    found = [next((named for form in _NAMED if (named := form.fullmatch(part))), None) for part in parts]
    return [(named["name"], named["time"]) for named in found if named] if all(found) else []


def _by_number(field: Field, text: str, node: Node) -> list[tuple[str, str]]:
    """Return the phases of two to four numbers in a row."""
    short = len(text) < _LONGEST_NUMBERS
    ranges = _COMMAS.split(text) if short else []
    numbers = _DASHES.split(text.lower().removesuffix("s").strip()) if short else []
    parts = ranges if ranges[1:] and all(map(_WHOLE_RANGE.fullmatch, ranges)) else numbers
    if len(parts) in _NUMBERED:
        return list(zip(_NUMBERED[len(parts)], parts, strict=True))
    message = f"`tempo`: {shown(text)} is not two to four numbers with dashes between"
    raise WrongValueError("value", message, _written(field, text), node)


def _written(field: Field, text: str) -> str:
    """Return what to write in place of no tempo."""
    if re.fullmatch(r"[0-9]{4}", text):
        phases = ", ".join(f"{name}: {digit}" for name, digit in zip(_LIFTED, text, strict=True))
        return f"four digits go down first: write `{field.name}: {{{phases}}}`"
    numbers = "write up-down (`3-3`), up-hold-down (`3-1-3`) or up-hold-down-pause (`3-1-3-1`), in seconds"
    return f"{numbers}, or each phase by its name: `in 4, hold 7, out 8`"


def _phase(field: Field, name: str, text: str, node: Node) -> Phase:
    seconds = _seconds(field, name, text, node)
    if seconds.high:
        limited(field, node, seconds.low, seconds.high, spell)
    known = name.lower()
    return Phase(known if known in KNOWN else name, seconds)


def _seconds(field: Field, name: str, text: str, node: Node) -> Range:
    try:
        return parse_range(text, "seconds")
    except ValueError as error:
        phase = replace(field, name=name, kind=Kind.SECONDS_RANGE, example="3s", in_defaults=False)
        hint = meant(phase, text, lambda some: parse_range(some, "seconds"))
        raise WrongValueError("value", f"`tempo`: {shown(text)} {error}", hint, node) from None
