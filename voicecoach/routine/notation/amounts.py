"""Amounts as phrases have them: how large they are, and which of two numbers are the sets and which the reps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

MANY = 5
"""From so many times on, and as short as that, `10 x 10 s` are reps that are held, not sets."""
_MOST_SETS = 10
"""From so many sets on, of a few reps each, they are reps and sets the other way round."""
_LEAST_WEIGHT = 25
"""No one does so many sets: `60 x 5` is a weight."""

_TOO_MANY_APART = 20
_MOST_PHASES, _LONGEST_PHASE = 4, 10
"""Of a tempo, the seconds of each."""

_ARE_SETS = r"(?:sets?|satz|sätze|serien?|séries?|series)\b(?!\s*:)"
"""What says of the number before it that it is sets; `10 Sets: 3` says so of the one behind."""
_STILL = re.compile(
    r"\b(?:plank|stretch|hold|sit|hang|pose|balance|stance|stand|iso|bridge|support|dehn|stütz|planche|étirement"
    r"|équilibre|plancha|estir|equilibrio|str)",
    re.IGNORECASE,
)
"""What is held, and not done for a time."""


@dataclass(frozen=True)
class Volume:
    """How many sets of how many reps."""

    sets: str
    reps: str
    weight: str = ""
    """Without a unit."""
    doubt: str = ""


def read_volume(first: str, second: str, third: str, text: str) -> Volume:
    """Return sets and reps: `60 x 5` are five with a weight, and `15 x 3` three sets of fifteen, as it seems."""
    if re.search(rf"(?<!\d){re.escape(first)}\s*{_ARE_SETS}", text, re.IGNORECASE):
        return Volume(first, second)
    if heavy(first):
        return Volume(
            bare(third) or "1", second, weight=first, doubt=f"{text}: taken for {second} reps with a weight of {first}"
        )
    if high(first) >= _MOST_SETS and high(second) <= MANY and second != "1":
        return Volume(second, first, doubt=f"{text}: taken for {second} sets of {first}")
    return Volume(first, second)


def added_up(volumes: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return the roles of sets and reps that are said one after the other, each with its value and its words.

    `2x5, 1x5` are three sets; of `2x5, 1x8` each set stays apart.
    """
    sets = [first for first, _ in volumes]
    reps = [second for _, second in volumes]
    if sets == ["1"]:
        return [("reps", reps[0], f"{reps[0]} reps")]
    if volumes and len(set(reps)) == 1 and all(one.isdigit() for one in sets):
        total = str(sum(map(int, sets)))
        return [("sets", total, f"{total} sets"), ("reps", reps[0], f"{reps[0]} reps")]
    if len(volumes) == 1 or not all(one.isdigit() and int(one) < _TOO_MANY_APART for one in sets):
        return [
            (role, value, f"{first} x {second}")
            for first, second in volumes
            for role, value in (("sets", first), ("reps", second))
        ]
    apart = ", ".join(second for first, second in volumes for _ in range(int(first)))
    return [("per_set", apart, apart)] if apart else []


@dataclass(frozen=True)
class Tempo:
    """What a row of numbers is: a tempo, or the reps of each set."""

    tempo: str = ""
    ladder: tuple[str, ...] = ()
    doubt: str = ""


def read_tempo(text: str, *, counted: bool) -> Tempo:
    """Return a tempo; or reps of each set, where none are counted besides and no phase lasts that long: `12-10-8`."""
    parts = tuple(re.findall(r"\d+", text))
    long = len(parts) > _MOST_PHASES or any(int(part) > _LONGEST_PHASE for part in parts)
    if not counted and parts and long and not re.fullmatch(r"\d{4}", text):
        return Tempo(ladder=parts)
    if not counted and descending(parts):
        return Tempo(ladder=parts, doubt=f"{'-'.join(parts)}: taken for the reps of each set, not for a tempo")
    return Tempo(phases_named(text) if re.fullmatch(r"\d{4}", text) else "" if long else text)


def is_held(name: str) -> bool:
    """Whether what a name stands for is held, and not done for a time."""
    return bool(_STILL.search(name))


_SO_OFTEN = re.compile(
    r"(?:repeat(?:ed)?\s)?(?:[x×]\s?\d{1,2}|\d{1,2}\s?[x×]|(?:[^\W\d]+|\d{1,2})\s?(?:times|goes|mal|fois|veces)|twice|thrice|\w+mal)",
    re.IGNORECASE,
)


def is_so_often(before: str, text: str, value: str) -> bool:
    """Whether words behind counted reps say how often those are done: `twice` behind `20 reps`."""
    return bool(
        _SO_OFTEN.fullmatch(text.strip(" .,"))
        and value.isdigit()
        and 1 < int(value) <= MANY + 1
        and not _SO_OFTEN.fullmatch(before.strip(" .,"))
    )


def heavy(sets: str) -> bool:
    """Whether a number is too large for sets: a weight."""
    return high(sets) >= _LEAST_WEIGHT


def descending(parts: Sequence[str]) -> bool:
    """Whether numbers go down from more than a phase of a rep lasts: `8-7-6`."""
    numbers = [int(part) for part in parts]
    return len(numbers) > 2 and numbers[0] > MANY and all(a > b for a, b in pairwise(numbers))


def phases_named(digits: str) -> str:
    """Return a tempo of four digits by its phases: `3010` is `down 3, up 1`."""
    names = ("down", "hold", "up", "pause")
    return ", ".join(f"{name} {digit}" for name, digit in zip(names, digits, strict=True) if digit != "0")


def high(text: str) -> float:
    """Return the number, or the upper end of a range; 1 without one."""
    numbers = re.findall(r"[\d.]+", text)
    return float(numbers[-1]) if numbers else 1.0


def bare(time: str) -> str:
    """Return a time in seconds without its unit."""
    return time.removesuffix("s")


def in_seconds(time: str) -> float:
    """Return the seconds of a time in our spelling."""
    if ":" in time:
        minutes, seconds = time.split(":")
        return int(minutes) * 60.0 + int(seconds)
    return high(time) * (3600 if time.endswith("h") else 60 if time.endswith("min") else 1)
