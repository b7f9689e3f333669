"""What was typed as a value, before its field gives it a meaning: its shape, its text, or what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from voicecoach.routine.fields import TIMES, Field, Kind
from voicecoach.routine.yaml.tree import Items, Node, Scalar, clean

_SAFE = re.compile(r"[\w(][\w .()/°'-]*")


class WrongValueError(ValueError):
    """A value that its field can't take."""

    def __init__(self, code: str, message: str, hint: str = "", node: Node | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.node = code, message, hint, node
        self.others: tuple[WrongValueError, ...] = ()
        """What else is wrong with the same value, in other parts of it."""


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


def as_scalar(field: Field, node: Node) -> Scalar:
    """Return a value that is no list and no group."""
    if isinstance(node, Scalar):
        return node
    quoted = "; if it begins with a bracket, put it in quotes" if field.kind in (Kind.TEXT, Kind.TEXTS) else ""
    hint = f"write, for example, `{field.name}: {field.example}`{quoted}"
    raise WrongValueError("shape", f"`{field.name}` is {field.kind.value}; this is {what(node)}", hint, node)


def as_word(field: Field, node: Node) -> str:
    """Return a value that is a number, a time or a word."""
    text = as_scalar(field, node).text.strip()
    if not text:
        hint = f"write, for example, `{field.name}: {field.example}`, or delete the line"
        raise WrongValueError("empty", f"`{field.name}` has no value", hint, node)
    return text


def as_text(field: Field, node: Node) -> str:
    """Return a value that is said or shown, no longer than fits."""
    text = clean(as_scalar(field, node).text)
    if len(text) > field.high:
        message = f"`{field.name}` is {len(text):,} characters long; at most {field.high:,.0f} fit"
        hint = "a name is a few words; the rest goes into `setup` and `do`" if field.name == "name" else "write less"
        raise WrongValueError("long", message, hint, node)
    return text


def limited(field: Field, node: Node, low: float, high: float, spelled: Callable[[float], str]) -> None:
    """Raise WrongValueError unless a value, or both ends of it, is within the field's limits."""
    if low >= field.low and high <= field.high:
        return
    off, side = (high, "most") if high > field.high else (low, "least")
    bound = spelled(field.high if high > field.high else field.low)
    message = f"`{field.name}` is {spelled(off)}; at {side} {bound} makes sense"
    raise WrongValueError("limit", message, within(field, off, f"{spelled(field.low)} to {spelled(field.high)}"), node)


def within(field: Field, off: float, limits: str) -> str:
    """Return what to write in place of a number beyond the limits."""
    if field.kind is Kind.TEMPO:
        return f"each phase takes {limits}, or 0 if there is none: write, for example, `tempo: {field.example}`"
    if field.name == "rate" and field.low <= off / 100 <= field.high:
        return f"for {off:g} % write `rate: {off / 100:g}`"
    if field.name == "pause":
        rest = f"a rest between sets is `defaults: {{rest: {off:g}s}}`"
        return f"write {limits}, for example `pause: {field.example}`; {rest}"
    none = "; for none, delete the line" if field.kind in TIMES and not off else ""
    return f"write {limits}, for example `{field.name}: {field.example}`{none}"
