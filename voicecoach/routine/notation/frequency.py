"""How often, in any language: `2x täglich`, `BID`, `un jour sur deux` -> as a routine's `every` has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from voicecoach.routine.notation.words.abbreviations import ABBREVIATIONS
from voicecoach.routine.notation.words.senses import senses
from voicecoach.routine.notation.words.token import TokenKind
from voicecoach.routine.notation.words.tokens import tokens
from voicecoach.routine.notation.words.weekdays import TOGETHER, WEEKDAYS

_UNITS = {
    "d": "daily nightly everyday tgl tägl täglich taeglich quotidien quotidiennement diario diaria diariamente qd od",
    "w": "weekly wtl wöchentlich",
    "o": "hourly stündlich hour hours stunde stunden heure heures hora horas",
    "?": "fortnightly month months monthly monat monate mois mes meses",
}
_UNIT = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_KINDS = {"n": "n", "w": "n", "i": "nx", "x": "x", "M": "x", "1": "x", "e": "e", "r": "r", "k": "k", "d": "d", "h": "p",
          "v": "w", "t": "t", "/": "e"}  # fmt: skip
"""What matters of a sense: a number, times, each, the other, an ordinal, a day, a part of one, a week, a time."""
_FORMS = (
    (r"(?:nxe?|x?ne)[dp]|e?dnx", "{n} times a day"), (r"e?d|d?e?p", "1 day"), (r"d?e?pe?p", "2 times a day"),
    (r"(?:e?p){3}", "3 times a day"),
    (r"(?:nxe?|x?ne|nde?)w|dwn", "{n} times a week"), (r"e?w", "7 days"),
    (r"(?:nx)?e[nk][dp]|n?de?n", "{n} days"), (r"e?r[dp]", "2 days"), (r"e?o", "1 hour"), (r"et", "{n} hours"),
)  # fmt: skip
_JOINED = {" - ": "- – to bis au a", ", ": ", / + & and und et y ·"}
_OF_WEEK = WEEKDAYS | TOGETHER | {word: meant for meant, words in _JOINED.items() for word in words.split()}


DAILY, A_DAY = "1 day", "times a day"
_SIMPLER = {"1 times a day": DAILY, "7 times a week": DAILY, "1 times a week": "7 days", "1 days": DAILY}


@dataclass(frozen=True)
class Often:
    """How often something is done."""

    words: tuple[str, ...]
    """As it was said."""
    every: str = ""
    """As a routine's `every` has it; empty where it has no word for that, or two things are said."""


def often(texts: Iterable[str]) -> Often:
    """Return what several phrases say together: `1 x daily` and `7 x weekly` are daily."""
    words = tuple(dict.fromkeys(texts))
    found = {_weekdays(text) or _every(text) for text in words}
    if len(found) > 1:
        found.discard(f"1 {A_DAY}")
    if any(one.endswith(A_DAY) for one in found):
        found.discard(DAILY)
    return Often(words, ", ".join(sorted(_SIMPLER.get(one, one) for one in found)) if all(found) else "")


def _every(text: str) -> str:
    """Return what one phrase says; nothing if it has a range, or what no form has."""
    made = tokens(ABBREVIATIONS.get(text.upper().replace(".", ""), text))
    if any(token.is_range for token in made):
        return ""
    kinds = "".join(
        _UNIT.get(token.word, _KINDS.get(sense, "")) for token, sense in zip(made, senses(made), strict=True)
    )
    if re.match(r"nde?n$", kinds) and made[0].low > 1:
        return ""  # `2 jours sur 3`
    numbers = [token.low for token in made if token.kind is TokenKind.NUMBER] or [1.0]
    numbers += [token.low / 3600 for token in made if token.kind is TokenKind.TIME]
    numbers += [float(token.word[0]) for token in made if re.fullmatch(r"[2-6][a-z]+", token.word)]
    return next((meant for form, meant in _FORMS if re.fullmatch(form, kinds)), "").format(n=f"{numbers[-1]:g}")


def _weekdays(text: str) -> str:
    """Return days of the week in English, if a text is nothing else."""
    parts = [_OF_WEEK.get(token.word, "") for token in tokens(text)]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", ", ", "".join(parts)) if all(parts) else ""  # `mon wed fri`
