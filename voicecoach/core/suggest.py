"""“Did you mean ...?”: finds the known words that look most like what was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

_LONGEST = 80
"""Characters to compare: the time grows with their square, and the word may come from anyone's file."""


def closest(word: str, known: Collection[str], most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return up to `most` of `known` that look like `word`, likeliest first."""
    from difflib import get_close_matches

    return get_close_matches(word[:_LONGEST], known, n=most, cutoff=cutoff)


def did_you_mean(
    word: str, known: Collection[str], otherwise: str = "", question: str = "did you mean `{}`?", most: int = 1
) -> str:
    """Return a question that offers up to `most` similar words of `known`, or `otherwise` if none is similar."""
    near = closest(word, known, most)
    return question.format(" or ".join(near)) if near else otherwise


def slips(word: str, known: Iterable[str]) -> list[str]:
    """Return the words of `known` that `word` may be a typing slip of, likeliest first.

    A slip is a letter too many, a letter missing, a wrong letter, or two that swapped places; a long word may have two.
    """
    most = 0 if len(word) < 3 else 1 if len(word) < 7 else 2
    near = [(_apart(word, other, most), other) for other in known if _alike(word, other, most)] if word else []
    return [other for apart, other in sorted(near, key=lambda pair: pair[0]) if apart <= most]


def _alike(word: str, other: str, most: int) -> bool:
    """Return whether two words can be that close at all: a cheap test before they are compared letter by letter."""
    return abs(len(word) - len(other)) <= most and len(set(word) ^ set(other)) <= 2 * most


def _apart(word: str, other: str, most: int) -> int:
    """Return the number of slips between two words, or any number above `most`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(word, 1):
        before, above, row = row, before, [at]
        for to, letter in enumerate(other, 1):
            least = min(before[to] + 1, row[-1] + 1, before[to - 1] + (char != letter))
            if above and to > 1 and char == other[to - 2] and word[at - 2] == letter:
                least = min(least, above[to - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return row[-1]
