"""“Did you mean ...?”: of what there is, what looks most like a word that was typed."""

from __future__ import annotations

from collections.abc import Collection

_LONGEST = 80
"""Characters that are compared; the time goes with their square, and the word may come from anyone's file."""


def closest(word: str, known: Collection[str], most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return up to `most` of `known` that look like `word`, likeliest first."""
    from difflib import get_close_matches

    return get_close_matches(word[:_LONGEST], known, n=most, cutoff=cutoff)
