"""Lines in brackets that only sum up what stands above: `(so 5 times each)` below an EMOM of ten minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import CIRCUIT

_SUMS_UP = re.compile(
    r"\((?:so|that['’]s|that makes|i\.e\.|=|also|das sind|macht|donc|soit|ça fait|o sea|es decir|son)[,:]?\s"
    r"[^()]{0,20}\d[^()]{0,40}\)",
    re.IGNORECASE,
)
_NEAR = 6
"""Lines above in which rounds or minutes are told, at most."""


def without_sums(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, those that sum up rounds taken to the line above, with what they say beside its mark."""
    made: list[TextLine] = []
    for line in lines:
        above = any(CIRCUIT.search(one.text) for one in made[-_NEAR:])
        if above and _SUMS_UP.fullmatch(line.text):
            made[-1] = replace(made[-1], marks=f"{made[-1].marks} {line.text}")
        else:
            made.append(line)
    return made
