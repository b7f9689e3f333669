"""What to write in place of a number or a time that can't be read: guessed from what was typed, else an example."""

from __future__ import annotations

import re
from collections.abc import Callable

from voicecoach.routine.fields import Field, Kind

Parse = Callable[[str], object]
"""Reads a text, or raises ValueError."""

_PRODUCT = re.compile(r"(\d{1,4})\s*[x×*]\s*(\d{1,4})", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|both|per|every)\W+(?:sides?|legs?|arms?)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:x|times|reps?|repetitions?)\b", re.IGNORECASE)
_OFTEN = re.compile(r"\btimes\b|\dx|\bper\b|\ba week", re.IGNORECASE)
_BACKWARDS = re.compile(r"(\d+)\s*[-–—]\s*(\d+)(\D*)")
_MOST_WORDS = 8
"""Words of a value that are looked at for a hint."""


def meant(field: Field, text: str, parse: Parse) -> str:
    """Return what to write: what a sheet's `2 x 10` or `5 each side` says in our fields, else an example."""
    if field.name in ("sets", "reps") and (product := _PRODUCT.fullmatch(text)):
        return f"write `sets: {product[1]}` and, in a line of its own, `reps: {product[2]}`"
    if field.kind is Kind.PERIOD and _OFTEN.search(text):
        return f"write the days from one session to the next: `{field.name}: {field.example}`"
    if turned := _turned(text, parse) or _unquoted(text, parse):
        return f"write `{field.name}: {turned}`"
    words = text.split()
    for end in range(min(len(words), _MOST_WORDS) - 1, 0, -1):
        begun = " ".join(words[:end])
        if any(char.isdigit() for word in words[end:] for char in word) or not _parses(begun, parse):
            continue
        if _COUNTED.match(" ".join(words[end:])) and field.name != "reps":
            return f"a number of times is `reps: {begun}`"
        both = "; both sides is `sides: each`, in a line of its own" if _EACH.search(text) else ""
        return f"write only `{field.name}: {begun}`{both}"
    return f"write, for example, `{field.name}: {field.example}`"


def _parses(text: str, parse: Parse) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _turned(text: str, parse: Parse) -> str:
    """Return a range with its ends changed over, if that makes it one."""
    ends = _BACKWARDS.fullmatch(text)
    turned = f"{ends[2]}-{ends[1]}{ends[3]}" if ends else ""
    return turned if ends and _parses(turned, parse) else ""


def _unquoted(text: str, parse: Parse) -> str:
    """Return what stands between curly quotes, which are letters to YAML."""
    bare = text.strip("“”„‘’'\" ")
    return bare if bare != text and text[0] in "“„‘" and _parses(bare, parse) else ""
