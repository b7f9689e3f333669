"""A text -> tokens: numbers and ranges, times, loads, lengths, dates, clock times, phone numbers, links, words, signs.

`tokens` is the public face. Tokens come in order and don't overlap; each knows the piece of text that it stands for, so
that whatever is made of a token, its source can be shown. What lies between two tokens is blank.

    tokens("3x10, hold 3-5 sec")  ->  NUMBER 3, BY x, NUMBER 10, COMMA, WORD hold, TIME 3 to 5 s

A token says what its text is, never what it is for: whether 30 s are a hold or a rest is for `phrases` to say. Where
the text alone allows two kinds, the token's `unit` says so: `15 m` is a LENGTH with the unit `m`, `8"` a TIME with the
unit `"`, which may be inches. Letters make a unit only where no letter follows: `3 Sätze` is no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from voicecoach.routine.notation.words.dozens import about, dozens
from voicecoach.routine.notation.words.measures import clocks, compound, with_units
from voicecoach.routine.notation.words.numbers import fractions, numbers_in_words, ranges
from voicecoach.routine.notation.words.signs import raw
from voicecoach.routine.notation.words.token import Token, TokenKind

__all__ = ["Token", "TokenKind", "tokens"]


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text of one line."""
    made: Sequence[Token] = tuple(raw(text))
    for step in (dozens, numbers_in_words, fractions, ranges, with_units, compound, clocks, about):
        made = tuple(step(made, text))
    return tuple(made)
