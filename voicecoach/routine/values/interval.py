"""An interval: seconds of work and of rest, as in `{work: 20s, rest: 10s}`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from voicecoach.routine.fields import Field, Kind
from voicecoach.routine.model import Range
from voicecoach.routine.values.durations import parse_range, spell
from voicecoach.routine.values.hints import meant
from voicecoach.routine.values.typed import WrongValueError, as_word, limited, shown, what
from voicecoach.routine.yaml.tree import Node, Pairs, Scalar, clean

PARTS = ("work", "rest")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")
_LONGEST = 40


class Interval(NamedTuple):
    """What an interval consists of."""

    work: Range
    rest: Range


def interval(field: Field, node: Node) -> Interval:
    """Return the seconds of work and rest. Raise WrongValueError."""
    if not isinstance(node, Pairs):
        message = f"`{field.name}` is {field.kind.value}; this is {what(node)}"
        raise WrongValueError("shape", message, _written(field, node), node)
    found: dict[str, Range] = {}
    for key, inner in node.pairs:
        name = clean(getattr(key, "text", ""))
        if name not in PARTS or name in found:
            wrong = "stands twice in" if name in found else "is not a part of"
            raise WrongValueError(
                "value", f"{shown(name)} {wrong} `{field.name}`", f"it has `work` and `rest`: {_example(field)}", key
            )
        found[name] = _seconds(replace(field, name=name, kind=Kind.SECONDS_RANGE, example="20s"), inner)
    for name in PARTS:
        if name not in found:
            message = f"`{field.name}` doesn't say how long the {name} is"
            raise WrongValueError("missing", message, _example(field), node)
    return Interval(found["work"], found["rest"])


def _seconds(field: Field, node: Node) -> Range:
    text = as_word(field, node)
    try:
        span = parse_range(text, "seconds")
    except ValueError as error:
        hint = meant(field, text, lambda some: parse_range(some, "seconds"))
        raise WrongValueError("value", f"`{field.name}`: {shown(text)} {error}", hint, node) from None
    limited(field, node, span.low, span.high, spell)
    return span


def _written(field: Field, node: Node) -> str:
    """Return what to write where the two numbers stand in one text: `20/10`, `40 s on, 20 s off`."""
    numbers = _NUMBERS.findall(node.text[:_LONGEST]) if isinstance(node, Scalar) else []
    if len(numbers) != len(PARTS):
        return _example(field)
    return f"write `{field.name}: {{work: {numbers[0]}s, rest: {numbers[1]}s}}`"


def _example(field: Field) -> str:
    return f"write, for example, `{field.name}: {field.example}`"
