"""How a breath goes, told by its phases: `in 4, hold 7, out 8`, `4 Sekunden einatmen, 6 ausatmen`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_IN = (
    r"(?:breathe\s|breath\s)?(?:in|inhale[ds]?|inhaling)|inspire[rz]?|inspiration|inspira|inspirar|inhala(?:r|ción)?"
    r"|einatmen|ein"
)
_OUT = (
    r"(?:breathe\s|breath\s)?(?:out|exhale[ds]?|exhaling)|expire[rz]?|expiration|espira(?:r|ción)?|exhala(?:r|ción)?"
    r"|ausatmen|aus"
)
_STILL = (
    r"hold(?:ing)?(?:\s(?:it|in|out|empty|full|your breath))?|pause|wait|halten|anhalten|luft anhalten|retenez|bloquez"
    r"|apnée|retenir|mantén|mantener|sostén|sostener|retén|retener|aguanta"
)
_PHASES = {"in": _IN, "hold": _STILL, "out": _OUT}
_KINDS = "|".join(f"(?P<{name}>{words})" for name, words in _PHASES.items())
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve",
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
)
_IN_WORDS = {word: str(at) for words in _NUMBERS for at, word in enumerate(words.split(), 1)}
_TIME = (
    rf"(?P<time>\d{{1,2}}(?:\.5)?|{'|'.join(_IN_WORDS)})(?:\s?(?:s|secs?|seconds?|sek(?:unden)?|seg(?:undos)?|secondes?"
    r"|counts?|temps|tiempos|beats?|zeiten)\b\.?)?"
)
_FOR = (
    r"(?:\s?(?:for|through (?:the|your) \w+|slowly|gently|a|the|count|of|to|on|auf|sur|pendant|en|durante|:|=|bis))"
    r"{0,6}\s?"
)
_PHASE = re.compile(rf"(?:{_KINDS})(?![^\W\d]){_FOR}{_TIME}", re.IGNORECASE)
_TIMED_FIRST = re.compile(rf"{_TIME}\s?(?:lang\s)?(?:{_KINDS})(?![^\W\d])", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s?(?:[-–—,;/→>]|->|\.|\band\b|\bthen\b|\bund\b|\bdann\b|\bet\b|\bpuis\b|\by\b|\bluego\b|\s){1,3}\s?", re.I
)
_NUMBERED = ("in", "hold", "out", "hold")


def breathing_at(text: str, at: int) -> tuple[str, int]:
    """Return the phases of a breath that begin at a place, as a tempo has them, and where they end; else nothing."""
    for pattern in (_PHASE, _TIMED_FIRST):
        said, end = _phases(pattern, text, at)
        names = [name for name, _ in said]
        if names[:1] == ["in"] and "out" in names:
            return of_numbers("-".join(time for _, time in said), tuple(names)), end
    return "", at


def _phases(pattern: re.Pattern[str], text: str, at: int) -> tuple[list[tuple[str, str]], int]:
    """Return the phases of a breath in a row, each with its time, and where they end."""
    said: list[tuple[str, str]] = []
    end = at
    while len(said) < len(_NUMBERED) and (found := pattern.match(text, at)):
        name = next(name for name in _PHASES if found[name])
        said.append((name, _IN_WORDS.get(found["time"].casefold(), found["time"])))
        end = found.end()
        between = _BETWEEN.match(text, end)
        at = between.end() if between else end
    return said, end


def of_numbers(numbers: str, names: Sequence[str] = ()) -> str:
    """Return the phases of `4-7-8` and `4-4-4-4` as a tempo has them; what one holds at the end is a pause."""
    times = re.findall(r"\d+(?:\.\d+)?", numbers)
    names = names or (("in", "out") if len(times) == 2 else _NUMBERED)
    told = [(name, time) for name, time in zip(names, times, strict=False) if time != "0"]
    return ", ".join(
        f"{'pause' if name == 'hold' and at == len(told) - 1 else name} {time}" for at, (name, time) in enumerate(told)
    )


def is_breath(name: str) -> bool:
    """Whether an exercise is to breathe."""
    return bool(re.search(r"breath|\b(?:in|ex)hal|atm(?:en|ung)|respir", name, re.IGNORECASE))


def lasts(tempo: str) -> float:
    """Return the seconds of all phases of a breath."""
    return sum(map(float, re.findall(r"\d+(?:\.\d+)?", tempo)))
