"""Names with sentences below that have the dose: they stand out, or end without a full stop.

`Bridge` with `Lift the hips 10 times, hold 5 s.` below it, and the next name likewise, are exercises by their names.
The sentences begin as names do and have doses, but name nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import CIRCUIT, DIRECTIONS, Judged, Role, spoken
from voicecoach.routine.importing.sheet.steps import STEP, TITLE
from voicecoach.routine.importing.sheet.titles import about_all, dose_in

_SET_IN = 2
"""Columns that sentences stand in from their name, at least."""
_DEEPER = 3
_LONGEST_NAME = 6
_SHORTEST_SENTENCE = 4
"""Words."""
_DETERMINES = re.compile(
    r"\b(?:the|your|both|one|a|an|die|der|das|den|dem|eine?n?|deine?n?|ihre?n?|le|la|les|votre|vos|une?|el|los|las|su|tu)\s"
    r"|\bl['’]",
    re.IGNORECASE,
)
"""What sentences have and names mostly do without: `Lift the hips`."""


def with_told_below(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, names and the sentences below them marked as titles and steps, where several are set so."""
    said = [spoken(line) for line in lines]
    made = list(lines)
    for run in _runs(list(_pairs(said))):
        for first, end in run:
            title = lines[first]
            made[first] = replace(title, mark=TITLE)
            for at in range(first + 1, end):
                made[at] = replace(lines[at], mark=STEP, indent=max(lines[at].indent, title.indent + _DEEPER))
    return made


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield names with their sentences that follow each other."""
    run: list[tuple[int, int]] = []
    for pair in [*pairs, (-1, -1)]:
        if run and run[-1][1] != pair[0]:
            if len(run) > 1:
                yield run
            run = []
        run.append(pair)


def _pairs(said: Sequence[Judged]) -> Iterator[tuple[int, int]]:
    """Yield where each name with its sentences begins and ends."""
    for at, one in enumerate(said):
        if not _titles(one):
            continue
        end = at + 1
        while end < len(said) and _stands_below(said[end], one) and not (end > at + 1 and about_all(said[end])):
            end += 1
        body = said[at + 1 : end]
        dosed = [other for other in body if other.doses or dose_in(other)]
        if dosed and sum(other.role is Role.NAMED and other.read.name_first for other in body) <= 1:
            yield at, end


def _titles(one: Judged) -> bool:
    """Whether a line may be a name without its dose."""
    text = one.line.text
    plain = one.role is Role.NAME and not (one.line.mark or one.line.heading or one.line.quoted)
    return plain and len(text.split()) <= _LONGEST_NAME and not (CIRCUIT.search(text) or DIRECTIONS.fullmatch(text))


def _stands_below(one: Judged, title: Judged) -> bool:
    """Whether a line is a sentence below a name: set in, or the rest of its paragraph."""
    line = one.line
    if line.mark or line.heading or line.quoted != title.line.quoted or one.role in (Role.HEADING, Role.CHATTER):
        return False
    if one.role is Role.LABEL:
        return False
    long, ended = len(line.text.split()) >= _SHORTEST_SENTENCE, line.text[-1] in ".!;"
    if line.indent >= title.line.indent + _SET_IN:
        return ended or one.read.only_dose or (long and bool(_DETERMINES.search(line.text)))
    return line.indent == title.line.indent and not line.opens and ended and (long or one.doses)
