"""How often: `daily`, `every other day` -> days from one session to the next, where that is a whole number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from voicecoach.routine.notation.senses import senses
from voicecoach.routine.notation.token import TokenKind
from voicecoach.routine.notation.tokens import tokens


@dataclass(frozen=True)
class Often:
    """How often something is done."""

    words: tuple[str, ...]
    days: int | None = None
    """Days from one time to the next; None where that isn't always the same."""
    whole: bool = False
    """Whether `days` says it all: twice a day is more than daily."""


def often(texts: Iterable[str]) -> Often:
    """Return what several phrases say together: `1 x daily` and `7 x weekly` are daily."""
    words = tuple(dict.fromkeys(texts))
    found = [_days(text) for text in words]
    known = {days for days, _ in found if days}
    if len(known) == 1 and all(days or whole for days, whole in found):
        return Often(words, known.pop(), all(whole for _, whole in found))
    return Often(words)


def _days(text: str) -> tuple[int | None, bool]:  # noqa: PLR0911 - one question after the other
    """Return the days, and whether nothing else is said."""
    made = tokens(text)
    letters = senses(made)
    numbers = [token for token in made if token.kind is TokenKind.NUMBER]
    exact = numbers[0].low if numbers and not numbers[0].is_range else None
    weekly = "v" in letters or any(token.word in _WEEKLY for token in made)
    if "f" in letters or "t" in letters or "h" in letters:
        return (1, True) if letters in ("eh", "Eh") else (None, False)
    if weekly and letters.count("d") + letters.count("y") > ("y" in letters and any(t.word in _WEEKLY for t in made)):
        return (1, True) if exact == 7 or not numbers else (None, False)
    if weekly:
        return (
            {7.0: 1, 1.0: 7, None: None if numbers else 7}.get(exact),
            exact in (7, 1, None) and not (numbers and exact is None),
        )
    if ("r" in letters or "k" in letters or letters.startswith("d")) and "d" in letters:
        return 2, True
    if letters.lstrip("F").startswith("d") and exact == 2:
        return 2, True
    if letters.startswith("e") and exact and exact > 1:
        return int(exact), True
    if "d" in letters or "y" in letters:
        several = any(token.word in _SEVERAL for token in made)
        return 1, not several and (exact == 1 if numbers else True)
    return None, False


_WEEKLY = frozenset({"weekly", "wöchentlich", "fortnightly"})
_SEVERAL = frozenset({"bid", "tid", "qid", "b.i.d", "t.i.d", "q.i.d"})
