"""The senses of a text's words, looked up once: most texts are asked for several times."""

from __future__ import annotations

from functools import lru_cache

from voicecoach.routine.notation.words.senses import senses
from voicecoach.routine.notation.words.tokens import tokens


@lru_cache(maxsize=2048)
def senses_of(text: str) -> str:
    """Return the letter of each token of a text (see `senses`)."""
    return senses(tokens(text))
