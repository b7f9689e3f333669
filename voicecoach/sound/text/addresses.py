"""Links, telephone numbers and large numbers in groups, as the tokens of notation tell them from doses and dates."""

from __future__ import annotations

import re

from voicecoach.routine.notation.words.token import Token, TokenKind
from voicecoach.routine.notation.words.tokens import tokens

_WORTH_A_LOOK = re.compile(r"\w@\w|://|www\.|\w\.[a-z]{2}|\d[ ./)-]{1,2}\d", re.IGNORECASE)
_WIDE_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)")
_THOUSANDS = re.compile(r"(?<![\d.,])(?<!\d[ ./)-])\d{1,3}(?: 000)+(?![ ]?\d)")


def with_grouped_numbers(text: str) -> str:
    """Return `text` with commas in large numbers, in place of blanks: `10 000`."""
    text = _WIDE_GROUPS.sub(_with_commas, text)
    return _THOUSANDS.sub(_with_commas, text)


def _with_commas(match: re.Match[str]) -> str:
    return re.sub(r"\s", ",", match[0])


def without_addresses(text: str) -> str:
    """Return `text` with "link" for each address of web and mail, and telephone numbers digit by digit."""
    if not _WORTH_A_LOOK.search(text):
        return text
    parts, at = [], 0
    for token in tokens(text):
        if (said := _said(token)) is not None:
            parts += [text[at : token.start], said]
            at = token.end
    return "".join((*parts, text[at:]))


def _said(token: Token) -> str | None:
    if token.kind is TokenKind.LINK:
        return "link"
    groups = re.findall(r"\d+", token.text)
    if token.kind is not TokenKind.PHONE or all(group.endswith("0") for group in groups):
        return None
    return ("plus " if token.text.startswith("+") else "") + ", ".join(map(" ".join, groups))
