"""What is struck out in Markdown or HTML: `~~Leg extension 3 x 12~~`, `<del>3 x 8</del> 3 x 10`."""

from __future__ import annotations

import re

from voicecoach.routine.notation.line import read_line

_TAG = re.compile(r"</?(?:s|del|strike)>", re.IGNORECASE)
_STRUCK = re.compile(r"~~[^~]+~~\s*(?:->|→)?\s*")
_ITEM = re.compile(r"\s*(?:[-*•+]\s+|\d{1,2}[.)]\s+)?(?:\[[ xX]?\]\s+)?")


def without_struck(text: str) -> str:
    """Return a text without what is struck out in it."""
    return _STRUCK.sub("", _TAG.sub("~~", text))


def is_struck(text: str) -> bool:
    """Whether a line, or a cell, is struck out from its beginning, and no other exercise with a dose stands behind."""
    text = _TAG.sub("~~", text)
    begin = _ITEM.match(text)
    if not begin or not (struck := _STRUCK.match(text, begin.end())):
        return False
    behind = read_line(_STRUCK.sub("", text[struck.end() :]))
    return not (behind.works and behind.name)
