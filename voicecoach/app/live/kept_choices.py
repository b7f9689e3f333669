"""The choices that a journal has kept of a session; it may come from another version, or another program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from voicecoach.app.auto import AUTO
from voicecoach.app.choices import Choices
from voicecoach.routine.adjust.level import parse_level
from voicecoach.routine.model import Cues, Side

_Usable = Callable[[Any], bool]


def chosen(kept: Mapping[str, Any]) -> Choices:
    """Return the choices that a journal has kept; those that this version can't go by are left out."""
    values: dict[str, Any] = {}
    for name in (field.name for field in fields(Choices) if field.name in kept):
        value = tuple(kept[name]) if isinstance(kept[name], list) else kept[name]
        if _USABLE[name](value):
            values[name] = value
    return Choices(**values)


def _is_text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _are_texts(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(text, str) for text in value)


def _number(low: float, high: float) -> _Usable:
    def fits(value: Any) -> bool:
        return low <= value <= high if type(value) in (int, float) else value is None

    return fits


def _among(kind: type[Cues | Side]) -> _Usable:
    return lambda value: value is None or value in [each.value for each in kind]


def _parsed_by(parse: Callable[[str], object], *, needed: bool = False) -> _Usable:
    def fits(value: Any) -> bool:
        if not isinstance(value, str):
            return value is None and not needed
        try:
            parse(value)
        except ValueError:
            return False
        return True

    return fits


_USABLE: Mapping[str, _Usable] = {
    "level": lambda value: value == AUTO or _parsed_by(parse_level, needed=True)(value),
    "cues": _among(Cues),
    "voice": lambda value: isinstance(value, str),
    "rate": _number(0.5, 2),
    "weak_side": _among(Side),
    "breath": _number(1, 60),
    "pack": _is_text,
    "begin": _is_text,
    "minutes": _number(0, 24 * 60),
    "repeat": lambda value: type(value) is int and 1 <= value <= 100,
    "day": _parsed_by(date.fromisoformat),
    **dict.fromkeys(("easier", "harder", "usual", "only", "skip", "gentler"), _are_texts),
}
"""Whether a value of each field of `Choices` is one."""
