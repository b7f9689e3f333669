"""A dose in plain words -> fields: `3 x 10 each side`, `hold 5 sec, 10 times`. All of it is understood, or nothing.

It is for hints, where a guess that loses a number is worse than none; `importing/prescription.py`, for imports, takes
what it understands and gives back the rest. Every pattern is linear and texts are short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

LONGEST = 200
"""Characters worth looking into, those of the longest name."""

_SECONDS = "seconds?|secs?|sekunden?|sek|segundos?|secondes?|s"
_MINUTES = "minutes?|mins?|minuten|minutos?"
_HOURS = "hours?|hrs?|stunden?|std|horas?|heures?|h"
UNITS: Mapping[str, str] = {_SECONDS: "s", _MINUTES: " min", _HOURS: " h"}
"""Units as people write them -> as we do."""
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
WORDS: Mapping[str, str] = {
    **{word: str(number) for number, word in enumerate(_NUMBERS.split())},
    "thirty": "30", "forty": "40", "forty-five": "45", "fifty": "50", "sixty": "60", "ninety": "90",
}  # fmt: skip
"""Numbers in words, as leaflets have them."""
ANY_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
"""The pattern of any of them."""

_UNIT = rf"(?:{_SECONDS}|{_MINUTES}|{_HOURS})(?!\w)\.?"
_DASH = r"\s?(?:-|–|—|to\b|or\b|bis\b)\s?"
_N = r"\d{1,4}(?:[.,]\d{1,2})?"
TIME = (
    rf"(?:\d{{1,2}}:\d\d(?![\d:])|\d{{1,2}}\s?['’′]\s?[0-5]\d\s?(?:''|[\"″”])|{_N}(?:{_DASH}{_N})?\s?(?:-?{_UNIT}|''|[\"″”])"
    rf"(?:\s?\d{{1,2}}\s?(?:{_SECONDS})(?!\w))?)"
)
_OTHER = (
    "kgs?|lbs?|pounds?|kilos?|km|cm|mm|m|metres?|meters?|miles?|feet|ft|yards?|breaths?|steps?|laps?|ways?|points?|degrees?"
    "|percent|cal(?:orie)?s?|sides?|legs?|arms?|days?|weeks?|hands?|months?|years?|levels?|rpm|rpe"
)
"""Words that make the number before them no count of reps."""
_LIMB = r"(?:sides?|legs?|arms?|foot|feet|hands?|knees?|hips?|shoulders?|way)(?!\w)"
_END = (
    rf"(?!(?!x\s?\d)\w|[:°%'\"+]|/(?!\s?{_LIMB})|[.,-]\d|-\w|\s[&+/]"
    rf"|\s?(?:{_OTHER}|{_UNIT})(?!\w))"
)
COUNT = rf"\d{{1,4}}(?:{_DASH}\d{{1,4}})?{_END}"
_SETS = r"(?:sets?|rounds?|sätze|satz|serien?|séries?|series?)(?!\w)"
_BY = rf"\s?(?:[x×*]|{_SETS},?(?:\s(?:of|x|à|a|de|von))?)\s?"
_REPS = r"(?:reps?|repetitions?|times|wdh|wiederholungen|mal|fois|répétitions|veces|repeticiones)(?!\w)\.?"
_REST = r"(?:rests?|breaks?|pauses?)(?!\w)"
_EACH = (
    rf"(?P<sides>(?:each|per|every|both|je|pro|par|por|cada)\s(?:{_LIMB}|seite|bein|côté|lado)|/\s?{_LIMB}"
    r"|beidseits|left\sand\sright|l\s?[/+&]\s?r\b)"
)
_AFTER = r"(?:\s(?:in\s)?between\ssets)?"

_LONE = re.compile(rf"(?<![\w.,:/°-]){COUNT}")
_BETWEEN = re.compile(r"[\s,;:().+–—-]+")
_FILLING = re.compile(r"(?:and|then|for|of|with|do|perform|at)(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;:()]+")
_SPOKEN = re.compile(rf"\b({ANY_WORD})(?=\s(?:{_SETS}|{_REPS}|{_UNIT}))", re.IGNORECASE)
_OF_SPOKEN = re.compile(rf"(?<=sets of )({ANY_WORD})\b", re.IGNORECASE)


@cache
def _items() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what a dose is made of, compiled when a hint is needed: most routines need none."""
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?P<sets>{COUNT}){_BY}(?P<reps>{COUNT})\s?[x×*]\s?(?P<hold>{TIME})(?:\sholds?\b)?",
            rf"{_REST}(?:\s(?:for|of))?:?\s(?P<rest>{TIME}){_AFTER}",
            rf"(?P<rest>{TIME})\s(?:of\s)?{_REST}{_AFTER}",
            rf"(?P<sets>{COUNT}){_BY}(?P<time>{TIME})(?:\sholds?\b)?",
            rf"(?P<time>{TIME})\s?[x×*]\s?(?P<reps>{COUNT})",
            rf"(?P<sets>{COUNT}){_BY}(?P<reps>{COUNT})(?:\s?{_REPS})?",
            rf"(?P<sets>{COUNT})\s?{_SETS}|{_SETS}\s?[:=]?\s?(?P<sets_>{COUNT})",
            rf"(?:repeat\s)?(?P<reps>{COUNT})\s?(?:{_REPS}|[x×](?!\w))|(?:[x×]|{_REPS}\s?[:=]?)\s?(?P<reps_>{COUNT})",
            rf"(?:holds?|holding|halten)(?:\s(?:it|for|the\sstretch|the\sposition))*:?\s(?P<hold>{TIME})"
            rf"|(?P<hold_>{TIME})\s(?:holds?|halten)\b",
            rf"(?P<reps>{COUNT})\s?(?:on\s)?{_EACH}",
            rf"(?:on\s)?{_EACH}",
            rf"(?P<alternate>alternat(?:e|ing)(?:\s{_LIMB})?)",
            rf"(?P<time>{TIME})",
        )
    )


@dataclass(frozen=True)
class TypedDose:
    """What a line says: perhaps a name, and how much."""

    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Each as one would write it; a time that nothing is said about is `time`."""
    lone: bool = False
    """Whether it is one bare number, which may be a count or part of a name."""

    def shaped(self, time: str = "") -> dict[str, str]:
        """Return the fields of an exercise; what is `time` becomes that field, else what suits the others."""
        other = time or ("hold" if "reps" in self.fields else "duration")
        return {(other if name == "time" else name): value for name, value in self.fields.items()}


def dose(text: str) -> TypedDose | None:
    """Return what `text` says, if every word of it is a name's, before or behind the dose, or the dose's."""
    text = in_digits(text)
    if len(text) > LONGEST or not any(char.isdigit() for char in text):
        return None
    fields: dict[str, str] = {}
    words: list[tuple[int, int]] = []
    at, last = 0, -1
    for at, end, found in _pieces(text):
        if found and (fields.keys() & found.keys() or ("time" in found and "hold" in fields)):
            return None
        if found is not None:
            fields |= found
            last = end if found else last
        elif words and last > words[-1][1]:
            return None  # the name would be in two parts
        else:
            words.append((at, end))
    name = text[words[0][0] : words[-1][1]].strip(" ,;:-–—") if words else ""
    if fields and not any(char.isdigit() for char in name):
        return TypedDose(_trimmed(name), fields)
    return _lone(text) if not fields else None


def whole_dose(text: str) -> TypedDose | None:
    """Return what `text` says if all of it is a dose, or a side alone, with no word besides."""
    text = in_digits(text)
    fields: dict[str, str] = {}
    for _, _, found in _pieces(text) if len(text) <= LONGEST else ():
        if found is None or fields.keys() & found.keys():
            return None
        fields |= found
    return TypedDose("", fields) if fields else None


def in_digits(text: str) -> str:
    """Return `text` in one line with the numbers of its dose in digits: `ten times` is `10 times`."""
    plain = " ".join(text.split())
    for pattern in (_SPOKEN, _OF_SPOKEN):
        plain = pattern.sub(lambda found: WORDS[found[1].lower()], plain)
    return plain


def _pieces(text: str) -> Iterator[tuple[int, int, dict[str, str] | None]]:
    """Yield where each piece begins and ends, and what it says: nothing if it is a filler, None if it is a name's."""
    at = 0
    while at < len(text):
        if gap := _BETWEEN.match(text, at):
            at = gap.end()
            continue
        if item := next((found for pattern in _items() if (found := pattern.match(text, at))), None):
            yield at, item.end(), _said(item)
            at = item.end()
            continue
        filling = _FILLING.match(text, at)
        word = filling or _WORD.match(text, at)
        end = word.end() if word else at + 1
        yield at, end, {} if filling else None
        at = end


def _said(item: re.Match[str]) -> dict[str, str]:
    said = {name.rstrip("_"): text for name, text in item.groupdict().items() if text}
    words = {"sides": "each", "alternate": "alternate"}
    return {("sides" if name in words else name): words.get(name) or spelled(text) for name, text in said.items()}


def spelled(text: str) -> str:
    """Return a number, a time or a range of them as we write it; numbers and units stay what they are."""
    plain = re.sub(_DASH, "-", text.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"(?<=\d)-(?=[^\W\d])", " ", plain)
    for words, unit in UNITS.items():
        plain = re.sub(rf"(?<=\d)\s?(?:{words})(?!\w)\.?", unit, plain, flags=re.IGNORECASE)
    return plain


def _lone(text: str) -> TypedDose | None:
    """Return the dose of a name with one number before or behind it."""
    found = _LONE.search(text)
    if not found or len(re.findall(r"\d+", text)) != len(re.findall(r"\d+", found[0])):
        return None
    before, behind = text[: found.start()].strip(), text[found.end() :].strip(" .,;:")
    if bool(before) == bool(behind) or (before and not re.search(r"[\w)]$", before)):
        return None
    return TypedDose(_trimmed(before or behind), {"reps": found[0]}, lone=True)


def _trimmed(name: str) -> str:
    name = re.sub(r"(?:\s+(?:for|of|do|with|at|and|then))+$", "", name, flags=re.IGNORECASE)
    return name[:1].upper() + name[1:]
