"""Numbered steps below a title: how one exercise is done, and no list of exercises.

`HIP HINGE` with `1. Stand with a broomstick along your spine.`, `2. Bend at the hips.` and `3. Repeat 12 times.` below
it is one exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import DIRECTIONS, Role, like_a_name, spoken
from voicecoach.routine.notation.line import sentences

TITLE, STEP = "title", "step"
"""The marks of a title with steps below it, and of each of them."""
_ENDS = ".!;"
_DEEPER = 3
"""Columns that a step stands in from its title, at least."""


def with_steps(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, those that are numbered steps below a title marked as such, and the title as well.

    Each run counts from 1 directly below its title, begins with an instruction without a dose, and has one later.
    A lone run counts only below a title in capitals, and if nothing but its end has a dose.
    """
    made = _directed(lines)
    lines = made.copy()
    runs = list(_runs(lines))
    if not runs or not all(_instructs(lines[first:end]) for first, end in runs):
        return made
    if len(runs) == 1 and not _surely_one(lines, *runs[0]):
        return made
    for first, end in runs:
        title = lines[first - 1]
        made[first - 1] = replace(title, mark=TITLE)
        for at in range(first, end):
            indent = max(lines[at].indent, title.indent + _DEEPER)
            made[at] = replace(lines[at], mark=STEP, indent=indent)
    return made


def _directed(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, bullets and those that count from 1 or a below `How to do it` as steps of the exercise."""
    made = list(lines)
    for at, line in enumerate(lines[:-1]):
        first = lines[at + 1]
        if line.mark in ("number", "group") or not DIRECTIONS.fullmatch(line.text) or not _begins(first):
            continue
        end = at + 1
        while end < len(lines) and lines[end].mark == first.mark and lines[end].label == _label(first, end - at - 1):
            end += 1
        if not _instructs_throughout(lines[at + 1 : end]):
            continue
        deeper = max(line.indent, lines[at - 1].indent if at else 0) + _DEEPER
        made[at] = replace(line, text=line.text.rstrip(" :"), mark=STEP, indent=deeper)
        for step in range(at + 1, end):
            made[step] = replace(lines[step], mark=STEP, indent=max(lines[step].indent, deeper))
    return made


def _begins(first: TextLine) -> bool:
    """Whether a line may be the first step."""
    return first.label in ("1", "a", "A") or first.mark.startswith("bullet")


def _label(first: TextLine, at: int) -> str:
    """Return the number or the letter of the line that is so many below the first; empty for bullets."""
    if not first.label:
        return ""
    return str(1 + at) if first.label == "1" else chr(ord(first.label) + at)


def _instructs_throughout(run: Sequence[TextLine]) -> bool:
    """Whether numbered lines are sentences, and no list of exercises with a dose each."""
    listed = sum(
        one.role is Role.NAMED and one.read.name_first and one.line.text[-1] not in _ENDS for one in map(spoken, run)
    )
    return listed < len(run) / 2


def _runs(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Yield where each run of lines that count from 1 begins and ends; nothing if one has no title."""
    begins = [at for at, line in enumerate(lines) if line.mark == "number" and line.label == "1"]
    if all(at > 0 and _may_title(lines[at - 1]) for at in begins):
        for first in begins:
            end = first + 1
            while end < len(lines) and lines[end].mark == "number" and lines[end].label == str(end - first + 1):
                end += 1
            if end - first > 1:
                yield first, end


def _may_title(line: TextLine) -> bool:
    return not (line.mark or line.quoted) and spoken(line).role in (Role.NAME, Role.NAMED)


def _instructs(run: Sequence[TextLine]) -> bool:
    """Whether numbered lines tell how to do one thing: most are sentences, the first of them without a dose."""
    whole = sum(line.text[-1] in _ENDS for line in run)
    dosed = [spoken(line).doses for line in run]
    named = sum(_named(line.text) for line in run)
    listed = named > len(run) / 2 and sum(dosed) >= len(run) / 2
    return not dosed[0] and any(dosed) and whole > len(run) / 2 and not listed


def _named(text: str) -> bool:
    """Whether a line begins with a name as a sentence of its own: `Heel slides. Slide the heel up`."""
    first, *more = sentences(text)
    return bool(more) and like_a_name(first.rstrip("."), named=False)


def _surely_one(lines: Sequence[TextLine], first: int, end: int) -> bool:
    dosed = [at for at in range(first, end) if spoken(lines[at]).doses]
    return lines[first - 1].text.isupper() and dosed == [end - 1]
