"""Slips of the finger in words that a dose hangs on: `Rest 45s betwen exersises`, `evry secnd day`, `Calf strech`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from voicecoach.routine.notation.words.senses import SENSES

_KEYS = """
    between exercise exercises second seconds minute minutes repeat repeats repetition repetitions alternate
    alternating stretch stretches squeeze breaths morning evening afterwards
    zwischen sekunde sekunden wiederholen wiederholung wiederholungen dehnung abwechselnd
    secondes répétition répétitions étirement chaque segundos minutos repetición repeticiones estiramiento
"""
_OTHER_SLIPS = {
    "exersise": "exercise", "exersises": "exercises", "excercise": "exercise", "excercises": "exercises",
    "exercize": "exercise", "exercizes": "exercises", "excersise": "exercise", "excersises": "exercises",
    "evry": "every", "evrey": "every", "eveyr": "every", "sied": "side", "sieds": "sides", "repititions": "repetitions",
    "repitition": "repetition", "holdd": "hold", "tiems": "times", "tims": "times", "tmes": "times", "timse": "times",
    "resp": "reps", "rpes": "reps", "stes": "sets", "hodl": "hold", "hlod": "hold", "eahc": "each", "ecah": "each",
    "onyl": "only", "olny": "only", "wiht": "with", "thne": "then", "tehn": "then", "daly": "daily", "twcie": "twice",
    "veecs": "veces", "fosi": "fois",
    "wiederholugnen": "wiederholungen",
}  # fmt: skip
"""Those that are no letter missing, doubled, or changed in place with its neighbour."""
_SIDES = re.compile(
    r"(?:(?<=\beach )|(?<=\bboth )|(?<=\bper )|(?<=\bevery ))(?P<side>sid|sde|sdie|isde|siide|sidee)\b"
    r"|(?:(?<=\bje )|(?<=\bpro )|(?<=\bjede ))(?:seit|siete|seote|seiet|sete)\b",
    re.IGNORECASE,
)
"""Slips in the word for a side, which are words of their own elsewhere."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def put_right(line: str) -> str:
    """Return a line with such words as they are spelt."""
    slips = _slips()
    line = _SIDES.sub(lambda found: _as_typed(found[0], "side" if found["side"] else "seite"), line)
    return _WORD.sub(lambda found: _as_typed(found[0], slips.get(found[0].casefold(), "")), line)


def _as_typed(typed: str, meant: str) -> str:
    if not meant:
        return typed
    return meant.upper() if typed.isupper() else meant.capitalize() if typed[0].isupper() else meant


@lru_cache(maxsize=1)
def _slips() -> Mapping[str, str]:
    keys = _KEYS.split()
    made = {slip: key for key in keys for slip in _slips_of(key)}
    known = SENSES.keys() | set(keys)
    return {slip: key for slip, key in (made | _OTHER_SLIPS).items() if slip not in known}


def _slips_of(word: str) -> Iterator[str]:
    """Yield a word with a letter missing, doubled, or in place of its neighbour; its first and last stay."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
