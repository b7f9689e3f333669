"""Sides in the texts of a routine: `{side}` and `{other}`, filled in for the side that is worked on."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voicecoach.language.model import Language
from voicecoach.routine.model import Side

_NAMES = re.compile(r"\{(side|other)\}")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=[^a-z\s])")
"""Where one sentence ends and another begins, which is never with a small letter: not after `e.g.`."""


def filled(text: str, side: Side | None, words: Language) -> str:
    """Return `text` with its sides named; where no side is known, both of them: `left/right`."""
    if "{" not in text:
        return text

    def name(found: re.Match[str]) -> str:
        sides = (side,) if side else (Side.LEFT, Side.RIGHT)
        named = "/".join(words.say(f"{(each if found[1] == 'side' else each.other).value}_side") for each in sides)
        return named[:1].upper() + named[1:] if found.start() == 0 else named

    return _NAMES.sub(name, text)


def listed(names: Iterable[str], words: Language) -> str:
    """Return names of exercises one after the other, with both sides of those that name one."""
    return ", ".join(filled(name, None, words) for name in names)


def names_a_side(text: str) -> bool:
    """Return whether a text says something else for each side."""
    return "{" in text and bool(_NAMES.search(text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each of which asks for one movement at most."""
    return [sentence for sentence in _SENTENCES.split(text.strip()) if sentence]
