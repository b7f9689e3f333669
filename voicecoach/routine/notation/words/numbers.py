"""Numbers of several tokens: `twenty-five`, `1 1/2`, `8 to 10`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.notation.words.quantities import (
    ARTICLES,
    FRACTIONS,
    HALVES,
    LENGTH_UNITS,
    LOAD_UNITS,
    NUMBER_WORDS,
    QUOTES,
    TIME_UNITS,
    TIMES_WORDS,
)
from voicecoach.routine.notation.words.token import Token, TokenKind, joined

_ELEVEN = [("once", word) for word in ("veces", "repeticiones", "segundos", "minutos", "series", "respiraciones")]
"""Where the English for one time is the Spanish for eleven."""


def numbers_in_words(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Join numbers in words, and `a` before a unit; `twenty-five` is one of them."""
    at = 0
    while at < len(made):
        token = made[at]
        following = made[at + 1].word if at + 1 < len(made) else ""
        value = NUMBER_WORDS.get(token.word, 0) if token.kind is TokenKind.WORD and not _is_back(made, at) else 0
        value = 0 if token.word == "hundred" and _is_name(made, at) else value
        value = 11 if (token.word, following) in _ELEVEN else value
        ones = (
            NUMBER_WORDS.get(made[at + 2].word, 0) if at + 2 < len(made) and made[at + 1].kind is TokenKind.DASH else 0
        )
        if value in range(20, 100, 10) and 0 < ones < 10 and not made[at + 1].spaced:
            yield replace(joined(made[at : at + 3], text, TokenKind.NUMBER, value + ones, value + ones), spelled=True)
            at += 3
        elif token.kind is TokenKind.WORD and token.word in TIMES_WORDS and not (value or _once_more(made, at)):
            value = TIMES_WORDS[token.word]
            yield replace(token, kind=TokenKind.NUMBER, low=value, high=value, unit="times", spelled=True)
            at += 1
        elif token.word in HALVES and (length := _half(made, at)):
            yield replace(joined(made[at : at + length], text, TokenKind.NUMBER, 0.5, 0.5), spelled=True)
            at += length
        elif token.kind is TokenKind.WORD and _only_set(made, at):
            length = 1 + (following in _SINGLE)
            yield replace(joined(made[at : at + length], text, TokenKind.NUMBER, 1, 1), spelled=True)
            at += length
        elif _rests_a_minute(made, at, following):
            yield replace(token, text="", end=token.start, kind=TokenKind.NUMBER, low=1, high=1, spelled=True)
            yield token
            at += 1
        elif _lone_article(made, at, following):
            yield token
            at += 1
        elif (
            token.kind is TokenKind.WORD
            and (value or token.word in ARTICLES)
            and token.text.islower() | token.text.istitle()
        ):
            yield replace(token, kind=TokenKind.NUMBER, low=value or 1, high=value or 1, spelled=True)
            at += 1
        else:
            yield token
            at += 1


_SINGLE = ("single", "einziger", "einzigen", "seule", "sola", "única")
_FRENCH = ("le", "du", "au", "mon", "ton", "son", "votre", "notre", "un", "sur", "mal")
_SETS = ("set", "satz", "série", "serie", "durchgang")
_SETS_ARE = (
    "only",
    "just",
    "nur",
    "seulement",
    "solo",
    "sólo",
    "solamente",
    "of",
    "à",
    "a",
    "de",
    "each",
    "per",
    "please",
)
_BEFORE_SET = (
    "only",
    "just",
    "nur",
    "seulement",
    "solo",
    "sólo",
    "but",
    "aber",
    "mais",
    "pero",
    "and",
    "und",
    "et",
    "y",
)
_RESTING = ("rest", "break", "breather", "pause", "off")


def _only_set(made: Sequence[Token], at: int) -> bool:
    """Whether a word for one counts sets: `30 seconds, one set`, `una sola serie`, but not `after one set rest`."""
    if made[at].word not in ARTICLES or made[at].word in ("a", "an"):
        return False
    noun = at + 1 + (at + 1 < len(made) and made[at + 1].word in _SINGLE)
    if noun >= len(made) or made[noun].word not in _SETS:
        return False
    if at and made[at - 1].kind is TokenKind.WORD and made[at - 1].word not in _BEFORE_SET:
        return False
    after = made[noun + 1] if noun + 1 < len(made) else None
    return after is None or after.kind is not TokenKind.WORD or after.word in _SETS_ARE


def _rests_a_minute(made: Sequence[Token], at: int, following: str) -> bool:
    """Whether a minute is one without a number: `3 sets, minute's rest in between`."""
    before = made[at - 1] if at else None
    counted = before is not None and (
        before.kind in (TokenKind.NUMBER, TokenKind.DASH)
        or before.word in ARTICLES | HALVES
        or before.word in NUMBER_WORDS
        or before.word in ("half", "per", "every", "each", "the", "last", "of")
    )
    return made[at].word in ("minute", "minute's", "minute’s") and following in _RESTING and not counted


def _is_name(made: Sequence[Token], at: int) -> bool:
    """Whether a line begins with an exercise of that name: `Hundred - 100 counts`."""
    after = made[at + 1 : at + 2]
    return not at and bool(after) and (after[0].kind is TokenKind.DASH or after[0].text in (":", "("))


def _is_back(made: Sequence[Token], at: int) -> bool:
    """Whether `dos` is the French back, and no Spanish two: `le bas du dos`."""
    return made[at].word == "dos" and at > 0 and made[at - 1].word in _FRENCH


def _lone_article(made: Sequence[Token], at: int, following: str) -> bool:
    """Whether `a` or `one` counts nothing, as it does in `one minute` and `one to two minutes`."""
    ranged = following in ("to", "or", "bis", "oder", "à", "ou") and at + 2 < len(made)
    once = following in ("vez", "fois") or (following in ("sola", "seule") and made[at + 2 : at + 3] != [])
    counts = following in TIME_UNITS or once or (ranged and made[at + 2].word in NUMBER_WORDS)
    return made[at].word in ARTICLES and made[at].kind is TokenKind.WORD and not counts


def _once_more(made: Sequence[Token], at: int) -> bool:
    """Whether a word of times counts nothing: `noch einmal`, `once more`, `once you can`."""
    before, after = made[at - 1].word if at else "", made[at + 1].word if at + 1 < len(made) else ""
    again = (after in ("more", "again") or before == "noch") and TIMES_WORDS[made[at].word] == 1
    return again or before in ("nicht", "auf", "mehr") or after in ("you", "your", "the", "it", "as", "mehr")


def _half(made: Sequence[Token], at: int) -> int:
    """Return how many tokens `half an` before a unit takes; 0 if it is no half of a time."""
    for length in (1, 2):
        after = made[at + length] if at + length < len(made) else None
        if (
            after
            and after.word in TIME_UNITS
            and all(t.word in ARTICLES or t.kind is TokenKind.DASH for t in made[at + 1 : at + length])
        ):
            return length
    return 0


def fractions(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Join `1 1/2`, `1/2` before a unit, `1½` and `½`."""
    at = 0
    while at < len(made):
        parts = made[at : at + 4]
        kinds = [part.kind for part in parts]
        if kinds == [TokenKind.NUMBER, TokenKind.NUMBER, TokenKind.SLASH, TokenKind.NUMBER] and _is_fraction(parts[1:]):
            value = parts[0].low + parts[1].low / parts[3].low
            yield joined(parts, text, TokenKind.NUMBER, value, value)
            at += 4
        elif (
            kinds[:3] == [TokenKind.NUMBER, TokenKind.SLASH, TokenKind.NUMBER]
            and _is_fraction(parts)
            and _unit_at(made, at + 3)
        ):
            yield joined(parts[:3], text, TokenKind.NUMBER, parts[0].low / parts[2].low, parts[0].low / parts[2].low)
            at += 3
        elif kinds[0] is TokenKind.NUMBER and len(parts) > 1 and parts[1].text in FRACTIONS:
            value = parts[0].low + FRACTIONS[parts[1].text]
            yield joined(parts[:2], text, TokenKind.NUMBER, value, value)
            at += 2
        elif kinds[:3] == [TokenKind.NUMBER, TokenKind.SLASH, TokenKind.NUMBER] and _is_span(parts, made[at - 1 : at]):
            yield joined(parts[:3], text, TokenKind.DATE, parts[0].low, parts[0].low)
            at += 3
        elif made[at].text in FRACTIONS:
            yield replace(made[at], kind=TokenKind.NUMBER, low=FRACTIONS[made[at].text], high=FRACTIONS[made[at].text])
            at += 1
        else:
            yield made[at]
            at += 1


def _is_fraction(parts: Sequence[Token]) -> bool:
    return parts[2].low in (2, 3, 4) and 0 < parts[0].low < parts[2].low and not (parts[1].spaced or parts[2].spaced)


def _is_span(parts: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether a fraction is so many days, weeks or months, as therapists write them: `x 2/52`, `for 5/7`."""
    if parts[0].low == parts[2].low:
        return False  # `3x7/7`
    behind = bool(before) and before[0].word in ("x", "×", "for", "in", "après", "für")
    return not (parts[1].spaced or parts[2].spaced) and (parts[2].low == 52 or (behind and parts[2].low in (7, 12)))


def _unit_at(made: Sequence[Token], at: int) -> bool:
    return at < len(made) and made[at].word in TIME_UNITS


_TO = frozenset({"to", "bis", "à", "a", "or", "oder", "ou", "o"})


def ranges(made: Sequence[Token], text: str) -> Iterator[Token]:
    """Join `8-10`, `8 to 10`, `20-30`; a spaced dash makes no range of what a factor and a measure are."""
    at = 0
    while at < len(made):
        parts = made[at : at + 3]
        if len(parts) == 3 and _is_range(made, at):
            yield joined(parts, text, TokenKind.NUMBER, parts[0].low, parts[2].low)
            at += 3
        else:
            yield made[at]
            at += 1


def _is_range(made: Sequence[Token], at: int) -> bool:
    low, between, high = made[at : at + 3]
    if low.kind is not TokenKind.NUMBER or high.kind is not TokenKind.NUMBER or not low.low < high.low:
        return False
    if between.kind is TokenKind.WORD:
        of_most = [token.text for token in made[at + 3 : at + 4]] == ["%"]  # `4 x 6 à 70 %`
        return between.word in _TO and (
            between.word not in ("a", "à", "o") or (low.spelled == high.spelled and not of_most)
        )
    if between.kind is not TokenKind.DASH or between.text in ("->", "→"):
        return False
    if not between.spaced and not high.spaced:
        return True
    factor = at > 0 and made[at - 1].kind is TokenKind.BY
    after = made[at + 3] if at + 3 < len(made) else None
    measured = after is not None and (_is_unit(after) or (after.kind is TokenKind.BY and at + 4 < len(made)))
    return not (factor and measured) and not (after is not None and after.kind is TokenKind.BY)


def _is_unit(token: Token) -> bool:
    word = token.word
    return word in TIME_UNITS or word in LOAD_UNITS or word in LENGTH_UNITS or token.text in QUOTES
