"""Sets that begin at fixed times, rounds against the clock: `EMOM 8`, `every 2 minutes for 10 minutes`, `AMRAP 12`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from voicecoach.routine.notation.words.quantities import MINUTES, NUMBER_WORDS, SECONDS, number_of

EMOM = r"\be\.?\s?\d{0,2}\s?\.?m\.?o\.?m\b\.?|\bevery minute\b|\bon the minute\b"
AS_MANY_ROUNDS = r"\b(?:amrap|as many rounds as)\b"
ON_THE_MINUTE = re.compile(EMOM, re.IGNORECASE)
"""What says that each set begins with a minute."""
AMRAP = re.compile(AS_MANY_ROUNDS, re.IGNORECASE)
"""What says that as many rounds as fit are done."""


def _any(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?![^\\W_])\\.?"


_MINUTE, _SECOND = _any(MINUTES), _any(SECONDS)
_EVERY = re.compile(
    r"(?:e\.?\s?(?P<mom>\d{1,2})?\s?\.?m\.?o\.?m\b\.?|e(?P<secs>\d{2,3})s\b|on\sthe\sminute\b"
    r"|(?:(?:every|each|alle|jede[nr]?|toutes\sles|tous\sles|chaque|cada)\s(?:(?P<number>\d{1,3}|"
    + "|".join(word for word, number in NUMBER_WORDS.items() if 1 < number <= 5)
    + rf")\s?)?(?:(?P<clock>(?<=\s)\d{{1,2}}:[0-5]\d)(?![\d:])"
    rf"|(?P<minutes>{_MINUTE})|(?P<seconds>{_SECOND}))(?:\son\sthe\sminute\b)?))",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(
    r"\s?[,(–-]?\s?(?:(?P<times>[x×])\s?|(?P<colon>:\s?)|(?:for|über|für|pendant|durante)\s)?"
    rf"(?P<count>\d{{1,2}})(?!\d|[:.,]\d)(?:\s?(?:(?P<total>{_MINUTE})(?:\slang\b)?"
    r"|(?P<rounds>rounds?|sets?|times|x|runden|sätze|mal|tours|séries|fois|rondas|vueltas|series|veces)(?![^\W_]|\sthrough)))?\)?",
    re.IGNORECASE,
)
_LONGEST, _MOST = 300.0, 40
"""Seconds from one set to the next, and how many of them there are; what is rarer is how often to exercise."""


@dataclass(frozen=True)
class Beat:
    """How many sets begin every so many seconds."""

    seconds: float
    sets: int
    counted: bool
    """Whether the number of sets is told, and not how long all of them take."""
    end: int


def beat_at(text: str, at: int) -> Beat | None:
    """Return how many sets begin every so often, told from a place of a text on; None if it is about anything else."""
    every = _EVERY.match(text, at)
    often = _HOW_OFTEN.match(text, every.end()) if every else None
    if every is None or often is None or (often["colon"] and not (often["total"] or often["rounds"])):
        return None
    seconds = _seconds(every)
    counted = bool(often["rounds"] or (often["times"] and not often["total"]))
    bare = not (counted or often["total"])
    if bare and (
        every[0][0] not in "eE" or every[0].casefold().startswith(("every", "each")) or _is_a_dose(text, often.end())
    ):
        return None
    sets = int(often["count"]) if counted else round(int(often["count"]) * 60 / seconds) if seconds else 0
    return Beat(seconds, sets, counted, often.end()) if 0 < seconds <= _LONGEST and 1 < sets <= _MOST else None


def _is_a_dose(text: str, end: int) -> bool:
    """Whether a bare number is no time: `EMOM 8 squats`, `EMOM 3 x 5`."""
    return bool(re.match(r"\s?[x×]\s?\d|\s+(?!(?:of|with|as|–|-)\b)[^\W\d]", text[end : end + 20]))


def _seconds(every: re.Match[str]) -> float:
    if every["secs"]:
        return float(every["secs"])
    if every["clock"]:
        minutes, seconds = every["clock"].split(":")
        return 60.0 * int(minutes) + int(seconds)
    number = every["mom"] or every["number"] or "1"
    value = number_of(number)
    return value * (1 if every["seconds"] else 60)
