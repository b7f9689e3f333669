"""An exercise in one line of a routine: `Clamshell 3x10 each side, hold 3s`, if it can be read in one way only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from voicecoach.routine.notation.dose import resolve
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.prescription import SHAPES

LONGEST = 200
"""Characters of the longest name, and so of a line worth reading."""
_COUNT = re.compile(r"[1-9]\d{0,2}(?:-[1-9]\d{0,2})?|amrap")
_LONE = re.compile(r"\d+(?:\s?[-–]\s?\d+)?")
_SIDES = ("each", "alternate", "each set", "none")


def one_line(text: str) -> Mapping[str, str]:
    """Return the fields of an exercise in one line, its name first; nothing unless all of the line is understood."""
    text = " ".join(text.split())
    if len(text) > LONGEST or not any(char.isdigit() for char in text):
        return {}
    read = read_line(text)
    lone = any(phrase.said.keys() == {"reps"} and _LONE.fullmatch(phrase.text) for phrase in read.phrases)
    if not read.name or not read.name_first or read.pieces or lone or any(char.isdigit() for char in read.name):
        return {}
    dose = resolve(read.phrases, read.name)
    shaped = any(shape in dose.fields for shape in SHAPES)
    unclear = dose.doubts or dose.notes or dose.per_set or dose.unmeasured
    if (
        unclear
        or not shaped
        or "0s" in dose.fields.values()
        or not _counted(dose.fields)
        or dose.fields.get("sides", "none") not in _SIDES
    ):
        return {}
    if not text.startswith(read.name) or (set(dose.fields) == {"duration"} and len(read.phrases) > 1):
        return {}
    return {"name": read.name, **dose.fields}


def _counted(fields: Mapping[str, str]) -> bool:
    """Whether sets and reps, where there are any, are numbers to count to."""
    return all(_COUNT.fullmatch(fields[name]) for name in ("sets", "reps") if name in fields)
