"""Frames and seconds: one rate, one rounding.

Everything inside is counted in frames of 1/48000 s. Seconds appear where a person writes or reads them.
"""

from __future__ import annotations

RATE = 48_000
"""Frames a second of every clip and track. 48 kHz is what sound servers mix at, so nothing is resampled twice."""


def frames(seconds: float) -> int:
    """Return the whole number of frames nearest to `seconds`."""
    return round(seconds * RATE)


def seconds(frames: int) -> float:
    """Return the length of `frames` in seconds."""
    return frames / RATE


def clock(seconds: float) -> str:
    """Return `seconds` as a person reads a clock: `0:45`, `12:03`, `1:02:03`."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: `1 day`, `3 days`."""
    return f"{number} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """Return a noun as it stands after a number: `day` after 1, else `days`."""
    return noun if number == 1 else f"{noun}s"


def ago(seconds: float) -> str:
    """Return how long ago something was, in the largest unit that fits: `2 days ago`; `just now` within a minute."""
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            return f"{counted(int(seconds // length), unit)} ago"
    return "just now"
