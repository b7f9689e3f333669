"""One value: the text that was typed -> what its field means by it, or what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from voicecoach.core.suggest import slips
from voicecoach.routine.fields import TIMES, Field, Kind
from voicecoach.routine.model import Phase, Range
from voicecoach.routine.values.choices import CHOICES, FLAGS
from voicecoach.routine.values.durations import parse_period, parse_range, parse_seconds, spell
from voicecoach.routine.values.hints import meant
from voicecoach.routine.values.synonyms import sides_hint
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, clean

Value = Any
"""What a value turned out to mean: the field's kind decides its type."""

_SAFE = re.compile(r"[\w(][\w .()/°'-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_TEMPO_BETWEEN = re.compile(r"\s*[-–—/]\s*")
_PHASES = {2: ("up", "down"), 3: ("up", "hold", "down"), 4: ("up", "hold", "down", "pause")}
_LIFTED = ("down", "hold", "up", "pause")
"""The phases of a tempo such as 3010, as lifters write it."""
_SIDES_HINT = "write `each` (all on one side, then the other), `alternate` (rep by rep) or `each set` (set by set)"


class WrongValueError(ValueError):
    """A value that its field can't take."""

    def __init__(self, code: str, message: str, hint: str = "", node: Node | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.node = code, message, hint, node


def value(field: Field, node: Node) -> Value:
    """Return what `node` means for `field`. Raise WrongValueError, at the node within that is wrong."""
    return _READERS[field.kind](field, node)


def readable(field: Field, text: str) -> bool:
    """Whether the field can hold `text` as it is."""
    try:
        return value(field, Scalar(text, 0, 0, 0, True)) is not None
    except WrongValueError:
        return False


def quoted(text: str) -> str:
    """Return a text as YAML needs it anywhere, in braces too: in quotes unless it is plain enough."""
    return text if _SAFE.fullmatch(text) and not text.endswith(" ") else json.dumps(text, ensure_ascii=False)


def shown(text: str) -> str:
    """Return `text` as a message quotes it: short, in one line."""
    text = clean(text)
    return f"“{text[:40]}…”" if len(text) > 41 else f"“{text}”"


def what(node: Node) -> str:
    """Name the shape of `node` in a writer's words."""
    if isinstance(node, Scalar):
        return shown(node.text) if node.text.strip() else "nothing"
    return "a list" if isinstance(node, Items) else "a group of fields (`field: value`)"


def _scalar(field: Field, node: Node) -> Scalar:
    if isinstance(node, Scalar):
        return node
    quoted = "; if it begins with a bracket, put it in quotes" if field.kind in (Kind.TEXT, Kind.TEXTS) else ""
    hint = f"write, for example, `{field.name}: {field.example}`{quoted}"
    raise WrongValueError("shape", f"`{field.name}` is {field.kind.value}; this is {what(node)}", hint, node)


def _word(field: Field, node: Node) -> str:
    """Return a value that is a number, a time or a word."""
    text = _scalar(field, node).text.strip()
    if not text:
        hint = f"write, for example, `{field.name}: {field.example}`, or delete the line"
        raise WrongValueError("empty", f"`{field.name}` has no value", hint, node)
    return text


def _text(field: Field, node: Node) -> str:
    text = clean(_scalar(field, node).text)
    if len(text) > field.high:
        message = f"`{field.name}` is {len(text):,} characters long; at most {field.high:,.0f} fit"
        hint = "a name is a few words; the rest goes into `setup` and `do`" if field.name == "name" else "write less"
        raise WrongValueError("long", message, hint, node)
    return text


def _variant(field: Field, node: Node) -> str | None:
    """Return a note; fields that change are for the reader of exercises."""
    return None if isinstance(node, Pairs) else _text(field, node)


def _phrases(field: Field, node: Node) -> None:
    """Return nothing: the reader of phrases knows their names."""
    if not isinstance(node, Pairs):
        hint = f"write, for example, `{field.name}: {field.example}`"
        raise WrongValueError("shape", f"`{field.name}` is {field.kind.value}; this is {what(node)}", hint, node)


def _texts(field: Field, node: Node) -> tuple[str, ...]:
    parts = node.items if isinstance(node, Items) else [node]
    return tuple(text for text in (_text(field, part) for part in parts) if text)


def _words(field: Field, node: Node) -> tuple[str, ...]:
    if isinstance(node, Items):
        return _texts(field, node)
    return tuple(word for word in (part.strip() for part in _text(field, node).split(",")) if word)


def _parsed(field: Field, node: Node, parse: Callable[[str], Value]) -> Value:
    text = _word(field, node)
    try:
        return parse(text)
    except ValueError as error:
        hint = meant(field, text, parse)
        raise WrongValueError("value", f"`{field.name}`: {shown(text)} {error}", hint, node) from None


def _limited(field: Field, node: Node, low: float, high: float, spelled: Callable[[float], str]) -> None:
    if low >= field.low and high <= field.high:
        return
    off, side = (high, "most") if high > field.high else (low, "least")
    bound = spelled(field.high if high > field.high else field.low)
    message = f"`{field.name}` is {spelled(off)}; at {side} {bound} makes sense"
    raise WrongValueError("limit", message, _within(field, off, f"{spelled(field.low)} to {spelled(field.high)}"), node)


def _within(field: Field, off: float, limits: str) -> str:
    """Return what to write in place of a number beyond the limits."""
    if field.kind is Kind.TEMPO:
        return f"each phase takes {limits}, or 0 if there is none: write, for example, `tempo: {field.example}`"
    if field.name == "rate" and field.low <= off / 100 <= field.high:
        return f"for {off:g} % write `rate: {off / 100:g}`"
    none = "; for none, delete the line" if field.kind in TIMES and not off else ""
    return f"write {limits}, for example `{field.name}: {field.example}`{none}"


def _seconds(field: Field, node: Node) -> float:
    try:
        seconds = float(_parsed(field, node, parse_seconds))
    except WrongValueError as wrong:
        if wrong.code == "value" and _is_range(_word(field, node)):
            wrong.message = f"`{field.name}` takes one time, not a range"
        raise
    _limited(field, node, seconds, seconds, spell)
    return seconds


def _is_range(text: str) -> bool:
    try:
        return not parse_range(text, "seconds").fixed
    except ValueError:
        return False


def _seconds_range(field: Field, node: Node) -> Range:
    found: Range = _parsed(field, node, lambda text: parse_range(text, "seconds"))
    _limited(field, node, found.low, found.high, spell)
    return found


def _count_range(field: Field, node: Node) -> Range:
    found: Range = _parsed(field, node, lambda text: parse_range(text, "count"))
    _limited(field, node, found.low, found.high, "{:,.0f}".format)
    return found


def _whole(field: Field, node: Node) -> int:
    found = _count_range(field, node)
    if not found.fixed:
        hint = f"write, for example, `{field.name}: {field.example}`"
        raise WrongValueError("value", f"`{field.name}` takes one number, not a range", hint, node)
    return int(found.low)


def _number(field: Field, node: Node) -> float:
    number = float(_parsed(field, node, _decimal))
    _limited(field, node, number, number, "{:g}".format)
    return number


def _decimal(text: str) -> float:
    if not re.fullmatch(r"\d{1,6}([.,]\d{1,6})?", text):
        raise ValueError("is not a number")
    return float(text.replace(",", "."))


def _flag(field: Field, node: Node) -> bool:
    text = _word(field, node)
    if text.lower() not in FLAGS:
        raise WrongValueError(
            "value", f"`{field.name}` is yes or no, not {shown(text)}", f"write `{field.name}: yes` or `no`", node
        )
    return FLAGS[text.lower()]


def _choice(field: Field, node: Node) -> Value:
    text = _word(field, node)
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


def _tempo(field: Field, node: Node) -> tuple[Phase, ...]:
    phases = tuple(_named_phases(field, node) if isinstance(node, Pairs) else _typed_phases(field, node))
    if not any(phase.seconds.high for phase in phases):
        raise WrongValueError("limit", "`tempo` takes no time at all", "write, for example, `tempo: 3-1-3`", node)
    return tuple(phase for phase in phases if phase.seconds.high)


def _typed_phases(field: Field, node: Node) -> Iterator[Phase]:
    text = _word(field, node)
    numbers = _TEMPO_BETWEEN.split(text.lower().removesuffix("s").strip()) if len(text) < 40 else []
    if len(numbers) not in _PHASES:
        hint = "write up-down (`3-3`), up-hold-down (`3-1-3`) or up-hold-down-pause (`3-1-3-1`), in seconds"
        if re.fullmatch(r"[0-9]{4}", text):
            phases = ", ".join(f"{name}: {digit}" for name, digit in zip(_LIFTED, text, strict=True))
            hint = f"four digits go down first: write `tempo: {{{phases}}}`"
        raise WrongValueError(
            "value", f"`tempo`: {shown(text)} is not two to four numbers with dashes between", hint, node
        )
    for name, number in zip(_PHASES[len(numbers)], numbers, strict=True):
        yield _phase(field, name, number, node)


def _named_phases(field: Field, node: Pairs) -> Iterator[Phase]:
    for key, inner in node.pairs:
        name = clean(key.text)[:40] if isinstance(key, Scalar) else ""
        if not name:
            raise WrongValueError(
                "value", "a phase of `tempo` has no name", "write `tempo: {up: 3s, hold: 1s, down: 3s}`", key
            )
        yield _phase(field, name, _word(field, inner), inner)


def _phase(field: Field, name: str, text: str, node: Node) -> Phase:
    try:
        seconds = parse_seconds(text)
    except ValueError as error:
        hint = f"write, for example, `tempo: {field.example}`"
        raise WrongValueError("value", f"`tempo`: {shown(text)} {error}", hint, node) from None
    if seconds:
        _limited(field, node, seconds, seconds, spell)
    return Phase(name, Range(seconds, seconds))


def _period(field: Field, node: Node) -> int:
    days = int(_parsed(field, node, parse_period))
    _limited(field, node, days, days, lambda some: "1 day" if some == 1 else f"{some:,.0f} days")
    return days


def _language(field: Field, node: Node) -> str:
    text = _word(field, node)
    if len(text) > field.high or not _LANGUAGE.fullmatch(text):
        raise WrongValueError(
            "value", f"`language`: {shown(text)} is no language code", "write, for example, `language: en`", node
        )
    return text.replace("_", "-")


_READERS: Mapping[Kind, Callable[[Field, Node], Value]] = {
    Kind.TEXT: _text,
    Kind.TEXTS: _texts,
    Kind.WORDS: _words,
    Kind.SECONDS: _seconds,
    Kind.SECONDS_RANGE: _seconds_range,
    Kind.WHOLE: _whole,
    Kind.COUNT_RANGE: _count_range,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.TEMPO: _tempo,
    Kind.PERIOD: _period,
    Kind.LANGUAGE: _language,
    Kind.VARIANT: _variant,
    Kind.PHRASES: _phrases,
}
