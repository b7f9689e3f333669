"""Times, ranges and periods as people spell them: `45s`, `1:30`, `1'30"`, `8 to 10`, `every other day`.

Every function raises ValueError with a message fit for the writer. Texts are short by then and every pattern is
linear, so no input is slow.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from voicecoach.routine.model import Range

Unit = Literal["seconds", "count"]

BREATH = 5.0
"""Seconds of a breath, unless somebody says otherwise."""
LONGEST = 60
"""Characters of the longest number, time or range worth reading."""

_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0}
_NUMBER = r"(?:half an?\b|an?\b|\d+(?:[.,]\d+)?)"
_UNIT = r"(?:h|hrs?|hours?|m|mins?|minutes?|'|s|secs?|seconds?|\")"
_PART = re.compile(rf"({_NUMBER})\s*(?:({_UNIT})(?![a-z])\.?)?\s*(?:and\b|,)?\s*")
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d\d(?:\.\d+)?)(?:\s*min(?:utes)?)?")
_BETWEEN = re.compile(r"\s*(?:-|\.\.+|\bto\b|\bor\b)\s*")
_COUNT = re.compile(r"x?\s*(\d+)\s*(?:x|times|reps?|sets?|rounds?|repetitions?)?")
_BREATHS = re.compile(rf"({_NUMBER})\s*(?:(?:deep|slow|full|calm|long)\s)?(breaths?)?")
_BARE = re.compile(r"\d+(?:[.,]\d+)?")
_TRAILING_UNIT = re.compile(rf"{_NUMBER}\s*({_UNIT})\.?")
_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‐": "-", "′": "'", "’": "'", "″": '"', "”": '"', "×": "x", "\u00a0": " "}
)
_FRACTION = re.compile("(\\d*)\\s?([½¼¾])")
_PERIOD = re.compile(r"(?:every )?(\d+)?\s*(days?|weeks?|d|w)?")
_PERIOD_WORDS = {
    "daily": 1, "every day": 1, "each day": 1, "weekly": 7, "every week": 7, "once a week": 7, "once a day": 1,
    "every other day": 2, "every second day": 2, "every other week": 14, "every second week": 14, "fortnightly": 14,
    "other day": 2, "second day": 2, "other week": 14, "second week": 14,
}  # fmt: skip


def parse_seconds(text: str) -> float:
    """Return the seconds that `text` spells; a bare number is seconds. May be zero, never negative."""
    return _seconds(_plain(text))


def parse_range(text: str, unit: Unit) -> Range:
    """Return the range that `text` spells, of seconds or of whole numbers; one value gives both ends the same."""
    return _range(_plain(text), unit)


def parse_period(text: str) -> int:
    """Return the days from one session to the next: `2 days`, `weekly`, `every other day`."""
    plain = " ".join(_plain(text).split())
    if plain in _PERIOD_WORDS:
        return _PERIOD_WORDS[plain]
    match = _PERIOD.fullmatch(plain)
    if not match or not any(match.groups()):
        raise ValueError("is not a time from one session to the next")
    return int(match[1] or 1) * (7 if (match[2] or "d").startswith("w") else 1)


def spell(seconds: float) -> str:
    """Return `seconds` in the shortest spelling of ours: `45 s`, `1 min 30 s`, `24 h`."""
    whole, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(whole), 60)
    parts = [f"{n:g} {unit}" for n, unit in ((hours, "h"), (minutes, "min"), (round(rest, 3), "s")) if n]
    return " ".join(parts) or "0 s"


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    if len(text) > LONGEST:
        raise ValueError("is too long for a number or a time")
    text = _FRACTION.sub(_decimal, text.strip().lower().translate(_PLAIN).replace("''", '"'))
    if text.startswith("-"):
        raise ValueError("is negative")
    return text


def _decimal(found: re.Match[str]) -> str:
    return (found[1] or "0") + {"½": ".5", "¼": ".25", "¾": ".75"}[found[2]]


@lru_cache(maxsize=1024)
def _range(plain: str, unit: Unit) -> Range:
    ends = _BETWEEN.split(plain)
    if len(ends) > 2:
        raise ValueError("has too many ends for a range")
    if len(ends) == 2 and ends[0] and not ends[1]:
        raise ValueError("needs the second number of its range")
    breath = 0.0
    if unit == "count":
        low, high = _count(ends[0]), _count(ends[-1])
    elif plain.endswith(("breath", "breaths")):
        low, high = (BREATH * _breaths(end) for end in (ends[0], ends[-1]))
        breath = BREATH
    else:
        low, high = _seconds(_with_unit(ends[0], ends[-1])), _seconds(_with_unit(ends[-1], ends[0]))
    if low > high:
        raise ValueError("begins with its larger end")
    return Range(low, high, breath)


def _breaths(plain: str) -> float:
    match = _BREATHS.fullmatch(plain)
    if not match:
        raise ValueError("is not a number of breaths")
    return _number(match[1])


def _with_unit(end: str, other: str) -> str:
    """Give a bare end of a range the unit of the other one, as in `20-30s`."""
    if not _BARE.fullmatch(end) or _BARE.fullmatch(other):
        return end
    unit = _TRAILING_UNIT.fullmatch(other)
    if not unit:
        raise ValueError("needs a unit at both ends")
    return f"{end} {unit[1]}"


def _count(plain: str) -> float:
    match = _COUNT.fullmatch(plain)
    if not match:
        raise ValueError("is not a whole number" if _BARE.fullmatch(plain) else "is not a number")
    return float(match[1])


@lru_cache(maxsize=1024)
def _seconds(plain: str) -> float:
    clock = _CLOCK.fullmatch(plain)
    return _clock(*clock.groups()) if clock else _parts(plain)


def _clock(hours: str | None, minutes: str, seconds: str) -> float:
    if float(seconds) >= 60 or (hours and int(minutes) >= 60):
        raise ValueError("is not a time: minutes and seconds go up to 59")
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)


def _parts(plain: str) -> float:
    """Add up `1h 2m 3s`; a last number with no unit counts in the next smaller one, as in `1m30`."""
    total, at, last = 0.0, 0, ""
    while at < len(plain):
        match = _PART.match(plain, at)
        if not match:
            raise ValueError("is not a time")
        if match[1][0] in "ah" and not match[2]:
            raise ValueError("is not a time")
        unit = _unit(match[2], last)
        if last and not match[2] and _number(match[1]) >= 60:
            raise ValueError("is not a time: minutes and seconds go up to 59")
        if last and "hms".index(unit) <= "hms".index(last):
            raise ValueError("is not a time")
        total += _number(match[1]) * _UNITS[unit]
        at, last = match.end(), unit
    if not last:
        raise ValueError("is not a time")
    return round(total, 6)


def _unit(written: str | None, last: str) -> str:
    if written:
        return {"'": "m", '"': "s"}.get(written, written[0])
    if last == "s":
        raise ValueError("is not a time")
    return "m" if last == "h" else "s"


def _number(text: str) -> float:
    if text[0] in "ah":
        return 0.5 if text.startswith("half") else 1.0
    return float(text.replace(",", "."))
