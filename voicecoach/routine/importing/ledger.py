"""The account of a conversion: each number of the source is read, or it is told that it isn't.

Whatever of a line goes into the routine is kept here with its line, and whatever doesn't is left here. What is in
neither is found by `lost`, so that no number can vanish by a mistake of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.yaml.tree import clean
from voicecoach.routine.yaml.writing import Draft

_FIGURE = re.compile(r"\d+")
_MARK = re.compile(r"\s*[(#]?\d{1,2}[.):]\s")
"""What numbers a line, and is no figure of its own."""
_LONGEST = 300
ANYWHERE = 0
"""The line of what is kept of a file whose lines mean nothing."""


def figures(text: str) -> list[str]:
    """Return the numbers of a text, one by one."""
    return _FIGURE.findall(text)


class Ledger:
    """Gathers, line by line, what was kept and what was left out."""

    def __init__(self, text: str = "") -> None:
        self.figured = any(char.isdigit() for char in text)
        """Whether the source has numbers at all."""
        self.left: list[LeftOut] = []
        self.lines: list[int] = []
        """The line of each exercise, in the order in which they are written."""
        self.often: tuple[str, ...] = ()
        """The words of the source that say how often."""
        self._kept: dict[int, Counter[str]] = {}

    def keep(self, line: int, text: str) -> None:
        """Note that these words of a line are in the routine, or number its parts."""
        if found := figures(text):
            self._kept.setdefault(line, Counter()).update(found)

    def leave(self, line: int, words: str) -> None:
        """Note that these words of a line are told to have no place."""
        if words := clean(words):
            self.left.append(LeftOut(line, words))

    def doubt(self, line: int, words: str) -> None:
        """Note what these words of a line are taken for, which isn't sure."""
        self.left.append(LeftOut(line, clean(words), doubtful=True))

    def leave_lines(self, lines: Iterable[tuple[int, str]]) -> None:
        """Note that whole lines, each with its number, are told to have no place."""
        for line, words in lines:
            self.leave(line, words)

    def converted(self, draft: Draft, text: str) -> Converted:
        """Return the conversion of a text with its account."""
        self.left = list(dict.fromkeys(self.left))
        left = (*self.left, *self.lost(text.splitlines()))
        return Converted(draft, left, tuple(self.lines), *counts(text, left), often=self.often)

    def lost(self, lines: Sequence[str]) -> list[LeftOut]:
        """Return the lines that hold numbers of which nothing was noted, each with these numbers."""
        told: dict[int, Counter[str]] = {}
        for left in self.left:
            told.setdefault(left.line, Counter()).update(figures(left.words))
        spare = self._kept.get(ANYWHERE, Counter()).copy()
        found: list[LeftOut] = []
        carried: Counter[str] = Counter()  # of a dose that goes on in the next line: `2 x`, then `12 with a squeeze`
        for number, line in enumerate(lines, 1):
            noted = self._kept.get(number, Counter()) + told.get(number, Counter())
            missing = Counter(figures(line)) - noted - carried
            carried = self._kept.get(number, Counter()) - Counter(figures(line))
            elsewhere = missing & spare
            spare -= elsewhere
            missing -= elsewhere
            if missing:
                found.append(LeftOut(number, f"{', '.join(missing.elements())} in “{clean(line)[:_LONGEST]}”"))
        return found


def counts(text: str, left: Iterable[LeftOut]) -> tuple[int, int]:
    """Return how many figures a text has, beside those that number its lines, and how many are not carried over."""
    lines = [_MARK.sub("", line) for line in text.splitlines()]
    total = sum(len(figures(line)) for line in lines)
    told: dict[int, Counter[str]] = {}
    for one in left:
        told.setdefault(one.line, Counter()).update(() if one.doubtful else figures(one.words))
    missing = sum(
        sum((Counter(figures(lines[number - 1])) & found).values())
        for number, found in told.items()
        if 0 < number <= len(lines)
    )
    return total, missing
