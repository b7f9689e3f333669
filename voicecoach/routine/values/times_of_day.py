"""Times of day as people write them: `7:30`, `9am`, `18 h`, `noon`; and stretches of a day."""

from __future__ import annotations

import re
from datetime import time

from voicecoach.routine.frequency_words import clock
from voicecoach.routine.values.frequency_checks import FrequencyError
from voicecoach.routine.values.typed import shown

TIME = r"(?:noon\b|midday\b|midnight\b|\d{1,2}(?:[:.h]\d\d)?(?:\s?(?:am|pm|a\.m\.|p\.m\.|o'?\s?clock|uhr|h)(?![a-z]))?)"
"""The pattern of one time of day, in small letters."""
_PARTS = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?\s?([ap])?.*")
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def time_of_day(text: str) -> time:
    """Return the time of day that a text of the pattern is. Raise FrequencyError."""
    found = _PARTS.fullmatch(text)
    if not found:
        return _NAMED[text]
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        message = f"has a time of day that is none: {shown(text)}"
        raise FrequencyError(message, "the times of a day go from 0:00 to 23:59") from None


def stretch(start: str, end: str) -> tuple[time, time]:
    """Return from when to when a stretch of a day goes. Raise FrequencyError if it ends before it begins."""
    first, last = time_of_day(start), time_of_day(end)
    later = first.replace(hour=first.hour + 12) if first.hour < 12 else first
    if re.search("p\\.?m", end) and start.replace(":", "").isdecimal() and later < last:
        first = later  # `1 to 5 pm`
    if first < last:
        return first, last
    evening = last.replace(hour=last.hour + 12) if last.hour < 12 else last
    meant = (first, evening) if first < evening and end.isdecimal() else (last, first)
    hint = f"a day's times lie within the day: write `from {clock(meant[0])} to {clock(meant[1])}`"
    raise FrequencyError("ends before it begins", hint if first != last else "write, for example, `from 8:00 to 20:00`")
