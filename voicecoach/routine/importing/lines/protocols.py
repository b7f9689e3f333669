"""Names behind the protocol that they are done by, and work and rest of one in a list that has its own.

`Tabata (20/10 x 8): air bike` is an air bike; `Battle ropes: 30/30` below `40/20 x 3 rounds` has seconds of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST

_WORD = r"(?:tabatas?|hiit|intervals?|intervalle?n?|intervalltraining|intervalles?|fractionné|intervalos?)"
_BEHIND = re.compile(
    rf"(?P<how>[^:]{{0,20}}\b{_WORD}(?![^\W_])[^:]{{0,50}}?)\s?(?::|\s[-–—])\s+(?P<name>[^\W\d][^:,;.()\d]{{2,50}})",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?P<word>{_WORD})\s?(?::|\s[-–—])\s+(?P<name>[^\W\d].{{2,80}})", re.IGNORECASE)
_OWN = re.compile(
    r"(?P<name>[^\W\d][^\d:/()]{2,50}?)\s?(?:[:(,–—-]\s?|\s)(?P<work>\d{1,3})\s?/\s?(?P<off>\d{1,3})\s?(?:s|sec|sek|seg)?\.?\)?",
    re.IGNORECASE,
)
_OF_A_LIST = re.compile(r"(?:\D{0,30}\b)?\d{1,3}\s?/\s?\d{1,3}\b", re.IGNORECASE)
_SHORTEST = 5
"""Seconds of work, or of a rest, at least."""


def with_protocols_apart(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, an exercise before the protocol that it is done by, own seconds with words for them."""
    made: list[TextLine] = []
    in_turn = False
    for line in lines:
        if len(line.text) > LONGEST:
            made.append(line)
            continue
        own = _OWN.fullmatch(line.text) if in_turn else None
        if own and min(int(own["work"]), int(own["off"])) >= _SHORTEST:
            text = f"{own['name']}: {own['work']} s on, {own['off']} s off"
            made.append(replace(line, text=text, more=line.sources))
            continue
        in_turn = _heads_a_list(line) or (in_turn and not (line.opens and not line.mark) and not line.heading)
        made.append(_named(line))
    return made


def _heads_a_list(line: TextLine) -> bool:
    """Whether a line gives work and rest in turn by two numbers, and names no exercise before them."""
    return not line.mark and bool(_OF_A_LIST.match(line.text)) and "work" in read_line(line.text).roles


def _named(line: TextLine) -> TextLine:
    """Return a line with the exercise first that stands behind its protocol."""
    if found := _BEHIND.fullmatch(line.text):
        read = read_line(f"{found['how']}:")
        if "work" in read.roles and not read_line(found["name"]).phrases:
            return replace(line, text=f"{found['name']}: {found['how']}", more=line.sources)
    elif (found := _BEFORE.fullmatch(line.text)) and "work" in read_line(line.text).roles:
        read = read_line(found["name"])
        if read.name_first and read.name:
            return replace(line, text=f"{found['name']}, {found['word']}", more=line.sources)
    return line
