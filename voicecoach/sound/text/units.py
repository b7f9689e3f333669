"""Numbers with units: `45s`, `2.5kg`, `½ min`. Before what has the size, the unit is one: `a 2.5 kilogram dumbbell`."""

from __future__ import annotations

import re

from voicecoach.sound.text.rule import after, before

_SINGULAR = {
    "second": "s sec secs",
    "minute": "min mins",
    "hour": "h hr hrs",
    "week": "wk wks",
    "kilogram": "kg kgs",
    "pound": "lb lbs #",
    "ounce": "oz",
    "centimetre": "cm",
    "millimetre": "mm",
    "kilometre": "km",
    "foot": "ft",
    "yard": "yd yds",
    "degree": "° º deg degs",
    "degree Celsius": "°c",
    "percent": "%",
    "beat per minute": "bpm",
}
_UNITS = {short: unit for unit, shorts in _SINGULAR.items() for short in shorts.split()}
_PLURAL = {
    "foot": "feet",
    "inch": "inches",
    "percent": "percent",
    "degree Celsius": "degrees Celsius",
    "beat per minute": "beats per minute",
}
UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_FRACTIONS = {"½": "a half", "⅓": "a third", "¼": "a quarter", "⅔": "two thirds", "¾": "three quarters"}
FRACTION = "[" + "".join(_FRACTIONS) + "]"
SLASHED = {"1/2": "½", "1/3": "⅓", "1/4": "¼", "2/3": "⅔", "3/4": "¾"}

_THING = re.compile(
    r" (?:(?:hand|medicine|ankle|wrist) )?(?:dumbbells?|DBs?|kettlebells?|KBs?|barbells?|weights?|plates?|bars?|balls?"
    r"|bands?|bags?|vests?|cuffs?|steps?|box|bench|block|platform|backpack)\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r" (?:holds?|planks?|rests?|walks?|jogs?|runs?|stretch(?:es)?|breaks?|pauses?|squeezes?|march|intervals?|bouts?"
    r"|rides?|warm-?ups?|cool-?downs?)(?=$|[.,;:!?)]| (?:between|each|at|on|with|per|x)\b)",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(?:hold|rest|for|wait|pause|of|plank|at)[ :]{0,2}$", re.IGNORECASE)


def count(number: str, unit: str) -> str:
    """Return so many of a unit: `1 second`, `2 seconds`."""
    return f"{number} {unit}" if number == "1" else f"{number} {_PLURAL.get(unit, unit + 's')}"


def sized(match: re.Match[str], number: str, unit: str) -> str:
    """Return so many of a unit; but one of it where the thing of that size follows: `5 second hold`."""
    follows = after(match)
    is_size = _THING.match(follows) or (_DOING.match(follows) and not _LASTS.search(before(match)))
    return f"{number} {unit}" if is_size else count(number, unit)


def time(*parts: str | None) -> str:
    """Return hours, minutes and seconds (or the last of them) in words, leaving out zeros."""
    named = zip(reversed(parts), ("second", "minute", "hour"), strict=False)
    words = [count(str(int(part)), unit) for part, unit in named if part and int(part)]
    return " ".join(reversed(words)) or "0 seconds"


def measure(match: re.Match[str]) -> str:
    """Return a number and its short unit, in words; of the groups the second joins the two."""
    number, joint, short = match.groups()
    unit = _UNITS[short.lower()]
    return f"{number} {unit}" if joint == "-" else sized(match, number, unit)


def fraction(match: re.Match[str]) -> str:
    """Return a fraction, with a whole number before it and a short unit after it, if there are such."""
    number, sign, short = match.groups()
    unit = _UNITS[short.lower()] if short else ""
    if number:
        return f"{number} and {_FRACTIONS[sign]}" + (f" {_PLURAL.get(unit, unit + 's')}" if unit else "")
    if not unit:
        return _FRACTIONS[sign].removeprefix("a ")
    return f"{_FRACTIONS[sign].removeprefix('a ')} a {unit}" if sign == "½" else f"{_FRACTIONS[sign]} of a {unit}"
