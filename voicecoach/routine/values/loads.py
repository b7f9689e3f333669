"""A load: a weight with its unit, or a few words, such as `red band`."""

from __future__ import annotations

import re

from voicecoach.routine.fields import Field
from voicecoach.routine.values.typed import WrongValueError, as_word, shown
from voicecoach.routine.yaml.tree import Node, clean

LONGEST = 60
"""Characters of the longest load."""
HEAVIEST = 1_000
"""The largest number of kilograms or pounds that is no slip of the pen."""

_NUMBER = r"\d{1,6}(?:[.,]\d{1,2})?"
_BARE = re.compile(rf"(?P<least>{_NUMBER})(?:\s?(?:-|–|to)\s?(?P<most>{_NUMBER}))?")
_UNITS = {"kg": "kgs?|kilos?|kilograms?|kilogrammes?", "lb": "lbs?|pounds?|#"}
_WEIGHTS = {unit: re.compile(rf"({_BARE.pattern})\s?(?:{words})\.?", re.IGNORECASE) for unit, words in _UNITS.items()}
_MISTYPED = re.compile(rf"{_BARE.pattern}\s?[^\W\d]{{1,3}}\.?")
"""A number with what can only be meant as a unit: `25 gk`."""
_SEVERAL = re.compile(rf"{_NUMBER}\s?(?:kg|lbs?)\b.*,\s*{_NUMBER}\s?(?:kg|lbs?)", re.IGNORECASE)
_EXAMPLES = "`body weight` or `red band`"


def load(field: Field, node: Node) -> str:
    """Return what a person holds, wears or pulls at, weights as `22.5 kg`. Raise WrongValueError."""
    text = clean(as_word(field, node))
    if bare := _BARE.fullmatch(text):
        number = _plain(bare[0])
        hint = f"write `{field.name}: {number} kg` or `{field.name}: {number} lb`"
        raise WrongValueError("unit", f"`{field.name}`: {shown(text)} has no unit", hint, node)
    if len(text) > LONGEST:
        message = f"`{field.name}` is {len(text):,} characters long; at most {LONGEST} fit"
        raise WrongValueError("long", message, f"write a few words, such as {_EXAMPLES}", node)
    for unit, weight in _WEIGHTS.items():
        if found := weight.fullmatch(text):
            most = float((found["most"] or found["least"]).replace(",", "."))
            if not 0 < most <= HEAVIEST:
                hint = f"write up to {HEAVIEST:,} {unit}; for none, `{field.name}: body weight`, or delete the line"
                raise WrongValueError("limit", f"`{field.name}` is {most:,g} {unit}", hint, node)
            return f"{_plain(found[1])} {unit}"
    if found := _MISTYPED.fullmatch(text):
        number = _plain(found[1] if not found[2] else f"{found[1]}-{found[2]}")
        hint = f"write `{field.name}: {number} kg` or `{field.name}: {number} lb`"
        raise WrongValueError("unit", f"`{field.name}`: the unit of {shown(text)} is not known", hint, node)
    if _SEVERAL.search(text):
        hint = f"write one for each set as a list: `{field.name}: [20 kg, 22.5 kg]`"
        raise WrongValueError("shape", f"`{field.name}` has several weights in one text", hint, node)
    return text


def _plain(number: str) -> str:
    """Return a number, or a range, as we write it: `22.5`, `8-10`."""
    return re.sub(r"\s?(?:–|-|to)\s?", "-", number.replace(",", "."))
