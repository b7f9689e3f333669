"""Doses of each side on lines of their own below a name: `Hip flexor stretch`, `L: 2 x 30 s`, `R: 3 x 45 s`.

Alike on both sides they are one exercise, else one for each side, with the lines between and below for both. One side
alone is that side only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from voicecoach.routine.importing.lines.each_side import name_and_shared, told_apart, with_what_both_have
from voicecoach.routine.importing.lines.same_for import SAME_WORDS
from voicecoach.routine.importing.lines.sided_doses import SidedDose, side_alone, side_left_out, sided_doses
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.labels import is_period
from voicecoach.routine.importing.sheet.roles import Role, like_a_name, spoken
from voicecoach.routine.notation.line import SECTION

_DEEPER = 3
_BETWEEN = 3
"""Lines between a name and its first side, at most."""
_SAME = re.compile(rf"[\s:=–-]+{SAME_WORDS}[.!]?$", re.IGNORECASE)
_NAMES_TOO = re.compile(r"balance|stretch", re.IGNORECASE)
"""Titles of parts that are as well the name of one exercise."""
_LETTERS = ("g", "d")
"""Marks of a list that are sides as well, where they stand below each other: `G. 3 x 12`, `D. 2 x 12`."""


@dataclass(frozen=True)
class _Sided:
    """A line of a side, with the one below it where that has its dose."""

    parts: tuple[SidedDose, ...]
    lines: tuple[TextLine, ...]

    @property
    def sources(self) -> list[tuple[int, str]]:
        """The lines of the source that they stand for."""
        return [source for line in self.lines for source in line.sources]


def with_sides_below(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, a name with the doses of its sides below it as one exercise, or as one for each side."""
    paired = _letters_of_pairs(lines)
    made: list[TextLine] = []
    at = 0
    while at < len(lines):
        end, found = _run(lines, at)
        title = _title_above(made, lines[at], found) if _surely(found, paired) else -1
        if title < 0:
            made.append(lines[at])
            at += 1
            continue
        head, *between = made[title:]
        below = list(takewhile(partial(_is_of_both, head, lines[at]), lines[end:]))
        made[title:] = _exercises(head, found, [*between, *below])
        at = end + len(below)
    return made


def _exercises(head: TextLine, found: Sequence[_Sided], beside: Sequence[TextLine]) -> list[TextLine]:
    """Return a name and its sides as exercises, each with the lines that are about both below it."""
    sided = [one for one in found if one.parts]
    parts: Sequence[SidedDose] = _parts(found)
    name, shared = name_and_shared(head.text, parts)
    below = [_below(head, head, shared), *beside]
    below += [_below(line, head, line.text) for one in found if not one.parts for line in one.lines]
    if len(sided) == 1:
        tail, parts = with_what_both_have(parts)
        below.insert(1, _below(sided[0].lines[-1], head, tail))
    whole = replace(head, more=(*head.sources, *(line for one in sided for line in one.sources)), heading=0)
    told = told_apart(whole, name, "", parts)
    if len(parts) > len(told):  # the numbers of the second side are read although no exercise takes them
        below.append(replace(_below(sided[-1].lines[-1], head, "each side"), marks=parts[-1].dose))
    if len(told) == len(sided):
        own = zip(told, sided, strict=True)
        told = [replace(line, more=(*head.sources, *side.sources)) for line, side in own]
    return [line for one in told for line in (one, *below) if line.text]


def _below(source: TextLine, head: TextLine, text: str) -> TextLine:
    """Return words of a line as one set in below the name."""
    number = next((number for number, words in source.sources if text in words), source.number)
    return TextLine(number, text, head.indent + _DEEPER, quoted=head.quoted)


def _run(lines: Sequence[TextLine], at: int) -> tuple[int, list[_Sided]]:
    """Return where the lines of sides that begin at one end, and what each says."""
    found: list[_Sided] = []
    while at < len(lines) and not (found and (lines[at].heading or lines[at].indent < found[0].lines[0].indent)):
        one = _sided(lines, at, found[-1].parts[-1].dose if found and found[-1].parts else "")
        if one is None:
            break
        found.append(one)
        at += len(one.lines)
    return at, found


def _sided(lines: Sequence[TextLine], at: int, above: str) -> _Sided | None:
    """Return what a line says of a side, or it and the dose below it; `same` is the dose above."""
    line = lines[at]
    text = f"{line.label}: {line.text}" if line.mark == "letter" and line.label.casefold() in _LETTERS else line.text
    if line.heading or line.mark == "group":
        return None
    text = _SAME.sub(f": {above}", text) if above else text
    if side_left_out(text):
        return _Sided((), (line,))
    if parts := sided_doses(text):
        return _Sided(parts, (line,))
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.mark or below.opens or side_alone(text) is None:
        return None
    parts = sided_doses(f"{text.rstrip(' :-–')}: {below.text}")
    return _Sided(parts, (line, below)) if parts and spoken(below).role is Role.DOSE else None


def _parts(found: Sequence[_Sided]) -> list[SidedDose]:
    return [part for one in found for part in one.parts]


def _title_above(made: Sequence[TextLine], first: TextLine, found: Sequence[_Sided]) -> int:
    """Return where the name stands that the sides below are of; -1 if there is none."""
    parts = _parts(found)
    for back in range(1, min(_BETWEEN + 1, len(made)) + 1):
        at = len(made) - back
        one = spoken(made[at])
        if one.role not in (Role.SENTENCE, Role.DOSE, Role.LABEL):
            named = _titles(made[at], first, pair=len(parts) == 2) and name_and_shared(made[at].text, parts)[0]
            return at if named else -1
        if made[at].opens and not made[at].indent:
            return -1
    return -1


def _titles(line: TextLine, first: TextLine, *, pair: bool) -> bool:
    """Whether a line may be the name of what is done on each side."""
    one = spoken(line)
    if (
        line.indent > first.indent
        or line.quoted != first.quoted
        or (line.mark and line.mark == first.mark and not pair)
    ):
        return False
    if one.role is Role.NAMED:
        return one.read.name_first
    bare = line.text.rstrip(" :")
    section = SECTION.fullmatch(bare) and not _NAMES_TOO.fullmatch(bare)
    heads = one.role is Role.HEADING and not (section or is_period(bare))
    return (one.role is Role.NAME or heads) and like_a_name(bare, named=False)


def _surely(found: Sequence[_Sided], paired: frozenset[str]) -> bool:
    """Whether lines are of sides, one of each: letters are if both are there, or one with sets.

    `R: 10` and `D: 30 s` alone may be anything.
    """
    parts = _parts(found)
    sides = {part.side or part.words.casefold() for part in parts}
    if not parts or len(sides) < len(parts) or len(parts) > 2:
        return False
    if len(parts) == 2 or len(found) == 2 or not parts[0].letter:
        return len(parts) == 2 or not parts[0].goes_on
    return parts[0].letter in paired or (parts[0].letter in ("l", "r") and "sets" in parts[0].roles)


def _letters_of_pairs(lines: Sequence[TextLine]) -> frozenset[str]:
    """Return the letters that stand for sides somewhere in a sheet, each beside the other one."""
    letters: set[str] = set()
    for at in range(len(lines)):
        parts = _parts(_run(lines, at)[1])
        if len(parts) == 2 and {part.side for part in parts} == {"left", "right"}:
            letters |= {part.letter for part in parts if part.letter}
    return frozenset(letters)


def _is_of_both(title: TextLine, first: TextLine, line: TextLine) -> bool:
    """Whether a line below the sides is about both: a rest, or words set in."""
    one = spoken(line)
    if line.opens or line.heading or line.mark or "every" in one.read.roles or sided_doses(line.text):
        return False
    set_in = line.indent > title.indent and line.indent >= min(first.indent, title.indent + 1)
    return one.role in (Role.DOSE, Role.LABEL) or (set_in and one.role is Role.SENTENCE)
