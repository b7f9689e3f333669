"""Numbers that several words make together: `half a dozen`, `two dozen`, `a couple of times`, `twenty or so`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.notation.words.quantities import ARTICLES, HALVES, NUMBER_WORDS, TIME_UNITS
from voicecoach.routine.notation.words.senses import SENSES
from voicecoach.routine.notation.words.token import Token, TokenKind, joined

_DOZEN = 12
_DOZENS = frozenset({"dozen", "dozens", "dutzend", "douzaine", "douzaines", "docena", "docenas"})
_SEVERAL = frozenset({"dozens", "douzaines", "docenas"})
_HALVES = HALVES | {"halbes"}
_ASIDE = frozenset({"a", "an", "good", "gutes", "bonne", "buena"})
_PAIRS = frozenset({"couple", "par", "paire"})
_ONE = ARTICLES | {"einem", "unas", "unos"}
_MOST_DOZENS = 10
_COUNTED = frozenset("SRMUb")
"""Senses of what a couple may be of, besides times: `a couple of sets`."""
_ABOUT = frozenset({"dizaine", "quinzaine", "vingtaine", "trentaine", "decena", "quincena", "veintena", "treintena"})
"""Words for about so many, with an article before them."""
_AND_A_HALF = (("and", "a", "half"), ("y", "media"), ("et", "demie"))
_OR_SO = (
    ("or", "so"), ("or", "thereabouts"), ("oder", "so"), ("ou", "à", "peu", "près"), ("à", "peu", "près"),
    ("o", "así"), ("más", "o", "menos"), ("plus", "ou", "moins"), ("give", "or", "take"), ("mehr", "oder", "weniger"),
)  # fmt: skip
"""What stands behind a number that is about right."""


def dozens(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Join the words of dozens and of a couple to the number that they make."""
    at = 0
    while at < len(made):
        value, length = _dozens(made, at) or _couple(made, at) or _so_many(made, at) or (0.0, 0)
        if length:
            number = joined(made[at : at + length], text, TokenKind.NUMBER, value, value)
            yield replace(number, spelled=True)
        else:
            yield made[at]
        at += length or 1


def _dozens(made: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Return how many dozens make, and of how many tokens: 6 and 3 for `half a dozen`."""
    parts = made[at : at + 4]
    end = next((place for place, one in enumerate(parts) if one.word in _DOZENS), -1)
    before = [one for one in parts[: max(end, 0)] if one.kind is not TokenKind.DASH and one.word not in _ASIDE]
    if (
        end < 0
        or parts[0].kind not in (TokenKind.WORD, TokenKind.NUMBER)
        or any(one.kind is TokenKind.DASH and one.spaced for one in parts[:end])
    ):
        return None
    words = [one.word for one in before if one.word not in _ONE]
    if not words:
        half = _length(_AND_A_HALF, made, at + end + 1)
        alone = end <= 2 and parts[end].word not in _SEVERAL
        return (_DOZEN * (1.5 if half else 1), end + 1 + half) if alone else None
    if len(words) > 1 or len(before) > 2:
        return None
    if words[0] in _HALVES:
        return _DOZEN / 2, end + 1
    number = before[0].low if before[0].kind is TokenKind.NUMBER else NUMBER_WORDS.get(words[0], 0)
    return (_DOZEN * number, end + 1) if 1 < number <= _MOST_DOZENS and end == 1 else None


def _couple(made: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Return the number of `a couple of` something that is counted, and how many tokens say it."""
    words = [one.word for one in made[at : at + 4]]
    if len(words) < 4 or words[0] not in _ONE or words[1] not in _PAIRS or words[2] not in ("of", "de"):
        return None
    return (2.0, 3) if words[3] in TIME_UNITS or SENSES.get(words[3]) in _COUNTED else None


def _so_many(made: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Return the number of `une vingtaine`, and how many tokens say it."""
    words = [one.word for one in made[at : at + 2]]
    return (NUMBER_WORDS[words[1]], 2) if words[0] in _ONE and words[-1] in _ABOUT else None


def about(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Join a number or a time and the words behind it that say it is about right: `twenty or so`."""
    at = 0
    while at < len(made):
        length = _length(_OR_SO, made, at + 1) if made[at].kind in (TokenKind.NUMBER, TokenKind.TIME) else 0
        end = made[at + length].end
        yield replace(made[at], text=text[made[at].start : end], end=end) if length else made[at]
        at += 1 + length


def _length(said: Sequence[tuple[str, ...]], made: Sequence[Token], at: int) -> int:
    """Return how many tokens from a place on say one of several things; 0 if they don't."""
    words = tuple(one.word for one in made[at : at + 4])
    return next((len(one) for one in said if words[: len(one)] == one), 0)
