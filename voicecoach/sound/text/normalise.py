"""Text as a physiotherapist writes it, turned into words that every engine reads right.

Engines read "3x10" as "three ex ten" and "45s" as "forty-fives". The rules (`notation`) are English and cautious.
Pure, never raises, takes time linear in the text, and leaves its own result alone. `clean` alone suits text in other
languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import unescape
from types import MappingProxyType

from voicecoach.routine.notation.words.abbreviations import pairs_written_out, written_out
from voicecoach.sound.text.addresses import with_grouped_numbers, without_addresses
from voicecoach.sound.text.notation import RULES

_PASSES = 8
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8}\d{0,2});|&(?:amp;)+", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:br|p|ul|ol|li|b|i|u|em|strong|div|span|h[1-6]|a|td|tr|table)(?: [^<>]{0,200})? ?/?>", re.IGNORECASE
)
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\x9d]{0,999}(?:\x07|\x1b\\|\x9c)"
)
_COMMAS = re.compile(r" ?,(?: ?,)+")
_IDLE_COMMA = re.compile(r" ?, ?(?=[.!?;:])|^[ ,]+|[ ,]+$")


def clean(text: str) -> str:
    """Return `text` without what can't be spoken: escapes, HTML, zero-width characters, emoji, spare space."""
    text = _unmarked(text)
    unspoken = {ord(char): kept for char in set(text) if (kept := _kept(char)) != char}
    return " ".join(unicodedata.normalize("NFC", text.translate(unspoken)).split())


def normalise(text: str, extra: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return `text` in words. `extra` is the person's own abbreviations, which come before ours.

    A key with a capital is matched as it is, any other in any case; only whole words are.
    """
    text = written_out(clean(with_grouped_numbers(_unmarked(text))), extra)
    # One rewrite can uncover another ("w/SL"); text from life settles in two passes.
    for _ in range(_PASSES):
        before, text = text, _rewritten(text)
        if text == before:
            break
    return text


def _rewritten(text: str) -> str:
    text = without_addresses(with_grouped_numbers(text))
    text = pairs_written_out(written_out(text))
    for pattern, put in RULES:
        text = pattern.sub(put, text)
    return clean(_IDLE_COMMA.sub("", _COMMAS.sub(",", text)))


def sentences(text: str, limit: int = 300) -> list[str]:
    """Return `text` in pieces of at most `limit` characters, cut after a sentence, else a clause, else a word."""
    pieces = []
    start = 0
    while len(text) - start > limit:
        end = _cut(text, start, limit)
        pieces.append(text[start:end].strip())
        start = end
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


_ENDS = tuple(map(re.compile, (r"[.!?…]['\"”’)]?\s|[。！？]", r"[,;:]\s|[、，；：]", r"\s")))


def _cut(text: str, start: int, limit: int) -> int:
    for end in _ENDS:
        if found := list(end.finditer(text, start, start + limit + 1)):
            return min(found[-1].end(), start + limit)
    return start + limit


def _kept(char: str) -> str:
    """Return the character, a space where an emoji parted words, or nothing."""
    category = unicodedata.category(char)
    if char.isspace() or char == "°" or category[0] in "LNPZ":
        return " " if category == "Cc" else char
    if category == "So":
        return " "
    shaping = (
        "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or "\U0001f3fb" <= char <= "\U0001f3ff"
    )
    return "" if category[0] == "C" or shaping or char == "\u20e3" else char


def _unmarked(text: str) -> str:
    """Return `text` without escapes of terminals and HTML."""
    return _TAG.sub(" ", _ENTITY.sub(_character, _ESCAPES.sub("", text)))


def _character(match: re.Match[str]) -> str:
    """Return the character that an entity of HTML stands for, be it escaped twice; what is none stays."""
    return unescape("&" + re.sub("^&(?:amp;)*", "", match[0]))
