"""One value: the text that was typed -> what its field means by it, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from voicecoach.core.suggest import slips
from voicecoach.routine.fields import BY_SET, IN_BREATHS, TABLE, Field, Kind, Section
from voicecoach.routine.model import AS_MANY, Range
from voicecoach.routine.values.calls import calls
from voicecoach.routine.values.choices import CHOICES, FLAGS
from voicecoach.routine.values.durations import parse_range, parse_seconds, spell
from voicecoach.routine.values.frequencies import frequency
from voicecoach.routine.values.hints import meant
from voicecoach.routine.values.interval import interval
from voicecoach.routine.values.loads import load
from voicecoach.routine.values.poses import poses
from voicecoach.routine.values.synonyms import sides_hint
from voicecoach.routine.values.tempo import tempo
from voicecoach.routine.values.typed import WrongValueError, as_text, as_word, limited, shown, what
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar

Value = Any
"""What a value turned out to mean: the field's kind decides its type."""

_AS_MANY = re.compile(r"(?:max(?:imum)?|amrap|as many as (?:you can|possible)|to failure)(?: reps?)?", re.IGNORECASE)
_BARE, _REST = re.compile(r"\d{1,4}"), re.compile(r"\d{1,2}\s?[^\W\d].*")
"""What stands before and behind a comma within a number that has a unit."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SIDES_HINT = (
    "write `each` (all on one side, then the other), `alternate` (rep by rep), `each set` (set by set), or `left` or "
    "`right` for that side alone"
)


@dataclass(frozen=True)
class PerSet:
    """The values of a list, one for each set."""

    values: tuple[Value, ...]


def value(field: Field, node: Node) -> Value:
    """Return what `node` means for `field`. Raise WrongValueError, at the node within that is wrong."""
    if isinstance(node, Items) and field.name in BY_SET:
        return _per_set(field, node)
    return _READERS[field.kind](field, node)


def _per_set(field: Field, node: Items) -> PerSet:
    """Return the values of a list. Raise WrongValueError with all that is wrong within it."""
    most = int(TABLE[Section.EXERCISE]["sets"].high)
    if not 0 < len(node.items) <= most:
        hint = f"write a value for each set, from one to {most} of them, for example `{field.name}: [{field.example}]`"
        raise WrongValueError("limit", f"`{field.name}` has {len(node.items):,} values", hint, node)
    _no_decimal_comma(field, node)
    found: list[Value] = []
    wrong: list[WrongValueError] = []
    for item in node.items:
        try:
            found.append(_READERS[field.kind](field, item))
        except WrongValueError as error:
            error.node = error.node or item
            wrong.append(error)
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]
    return PerSet(tuple(found))


def _no_decimal_comma(field: Field, node: Items) -> None:
    """Raise WrongValueError for `[20 kg, 22,5 kg]`, where YAML takes the comma within a number for one of the list."""
    items = [item for item in node.items if isinstance(item, Scalar)]
    if len(items) < len(node.items) or field.kind is Kind.COUNT_RANGE:
        return
    glued = [_glued(*pair) for pair in pairwise(items)]
    cut = [_BARE.fullmatch(one.text) and _REST.fullmatch(two.text) for one, two in pairwise(items)]
    at = next((n for n, both in enumerate(zip(glued, cut, strict=True)) if all(both)), None)
    if at is None or (all(glued) and field.kind is not Kind.LOAD):  # `[10,20s]` is two times, if no other has a space
        return
    meant, number = [], 0
    while number < len(items):
        whole = number < len(cut) and glued[number] and cut[number]
        meant.append(f"{items[number].text}.{items[number + 1].text}" if whole else items[number].text)
        number += 2 if whole else 1
    message = f"`{field.name}`: the comma in “{items[at].text},{items[at + 1].text}” parts two values of the list"
    hint = f"write a point: `{field.name}: [{', '.join(meant)}]`"
    raise WrongValueError("decimal", message, hint, items[at])


def _glued(one: Scalar, two: Scalar) -> bool:
    """Whether nothing but a comma stands between two values."""
    return one.plain and two.plain and one.line == two.line and one.column + one.length + 1 == two.column


def readable(field: Field, text: str) -> bool:
    """Whether the field can hold `text` as it is."""
    try:
        return value(field, Scalar(text, 0, 0, 0, True)) is not None
    except WrongValueError:
        return False


def _variant(field: Field, node: Node) -> str | None:
    """Return a note; fields that change are for the reader of exercises."""
    return None if isinstance(node, Pairs) else as_text(field, node)


def _phrases(field: Field, node: Node) -> None:
    """Return nothing: the reader of phrases knows their names."""
    if not isinstance(node, Pairs):
        hint = f"write, for example, `{field.name}: {field.example}`"
        raise WrongValueError("shape", f"`{field.name}` is {field.kind.value}; this is {what(node)}", hint, node)


def _texts(field: Field, node: Node) -> tuple[str, ...]:
    parts = node.items if isinstance(node, Items) else [node]
    return tuple(text for text in (as_text(field, part) for part in parts) if text)


def _words(field: Field, node: Node) -> tuple[str, ...]:
    if isinstance(node, Items):
        return _texts(field, node)
    return tuple(word for word in (part.strip() for part in as_text(field, node).split(",")) if word)


def _parsed(field: Field, node: Node, parse: Callable[[str], Value]) -> Value:
    text = as_word(field, node)
    try:
        return parse(text)
    except ValueError as error:
        hint = _listed(field, text, parse) or meant(field, text, parse)
        raise WrongValueError("value", f"`{field.name}`: {shown(text)} {error}", hint, node) from None


def _listed(field: Field, text: str, parse: Callable[[str], Value]) -> str:
    """Return how to write a list where someone typed `12, 10, 8`, or `12 10 8`."""
    parts = [part.strip() for part in re.split("[,/;]|(?<=\\w)\\s+(?=\\d)", text)] if field.name in BY_SET else []
    try:
        for part in parts:
            parse(part)
    except ValueError:
        return ""
    return f"one for each set: write `{field.name}: [{', '.join(parts)}]`" if parts[1:] else ""


def _seconds(field: Field, node: Node) -> float:
    try:
        seconds = float(_parsed(field, node, parse_seconds))
    except WrongValueError as wrong:
        if wrong.code == "value" and _is_range(as_word(field, node)):
            wrong.message = f"`{field.name}` takes one time, not a range"
        raise
    limited(field, node, seconds, seconds, spell)
    return seconds


def _is_range(text: str) -> bool:
    try:
        return not parse_range(text, "seconds").fixed
    except ValueError:
        return False


def _seconds_range(field: Field, node: Node) -> Range:
    found: Range = _parsed(field, node, lambda text: parse_range(text, "seconds"))
    if found.breath and field.name not in IN_BREATHS:
        hint = f"write seconds, for example `{field.name}: {field.example}`"
        raise WrongValueError("unit", f"`{field.name}` can't be told in breaths", hint, node)
    limited(field, node, found.low, found.high, spell)
    return found


def _count_range(field: Field, node: Node) -> Range:
    if field.name == "reps" and _AS_MANY.fullmatch(as_word(field, node)):
        return AS_MANY
    found: Range = _parsed(field, node, lambda text: parse_range(text, "count"))
    limited(field, node, found.low, found.high, "{:,.0f}".format)
    return found


def _whole(field: Field, node: Node) -> int:
    found = _count_range(field, node)
    if not found.fixed:
        hint = f"write, for example, `{field.name}: {field.example}`"
        raise WrongValueError("value", f"`{field.name}` takes one number, not a range", hint, node)
    return int(found.low)


def _number(field: Field, node: Node) -> float:
    number = float(_parsed(field, node, _decimal))
    limited(field, node, number, number, "{:g}".format)
    return number


def _decimal(text: str) -> float:
    if not re.fullmatch(r"\d{1,6}([.,]\d{1,6})?", text):
        raise ValueError("is not a number")
    return float(text.replace(",", "."))


def _flag(field: Field, node: Node) -> bool:
    text = as_word(field, node)
    if text.lower() not in FLAGS:
        raise WrongValueError(
            "value", f"`{field.name}` is yes or no, not {shown(text)}", f"write `{field.name}: yes` or `no`", node
        )
    return FLAGS[text.lower()]


def _choice(field: Field, node: Node) -> Value:
    text = as_word(field, node)
    choices = CHOICES[field.name]
    word = " ".join(text.lower().replace("_", " ").replace("-", " ").split())
    if word in choices:
        return choices[word]
    hint = "write " + " or ".join(f"`{choice}`" for choice in field.choices)
    if field.name == "sides" and (sides := sides_hint(word)):
        hint = sides
    elif near := slips(word, field.choices):
        hint = f"did you mean `{near[0]}`?"
    elif field.name == "sides":
        hint = _SIDES_HINT
    raise WrongValueError("value", f"`{field.name}` can't be {shown(text)}", hint, node)


def _language(field: Field, node: Node) -> str:
    text = as_word(field, node)
    if len(text) > field.high or not _LANGUAGE.fullmatch(text):
        raise WrongValueError(
            "value", f"`language`: {shown(text)} is no language code", "write, for example, `language: en`", node
        )
    return text.replace("_", "-")


_READERS: Mapping[Kind, Callable[[Field, Node], Value]] = {
    Kind.TEXT: as_text,
    Kind.TEXTS: _texts,
    Kind.WORDS: _words,
    Kind.SECONDS: _seconds,
    Kind.SECONDS_RANGE: _seconds_range,
    Kind.WHOLE: _whole,
    Kind.COUNT_RANGE: _count_range,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.LOAD: load,
    Kind.TEMPO: tempo,
    Kind.INTERVAL: interval,
    Kind.CALLS: calls,
    Kind.FREQUENCY: frequency,
    Kind.LANGUAGE: _language,
    Kind.VARIANT: _variant,
    Kind.PHRASES: _phrases,
    Kind.POSE: poses,
    Kind.PICTURE: as_text,
}
