"""Doses with a slash below a line that tells their order: `(sets/reps)` above `Bridge 3/10`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.words.letters import senses_of

_ORDER = re.compile(r"[(]?(?:S[/x]F?(?P<reps>[RM])|(?P<first>R)[/x]F?S)(?:[/x]F?(?:H|t|M))?[.:)]{0,3}")
"""Senses of the names of both, in their order."""
_TITLE = re.compile(r"[^\W\d][^():\d/]{0,40}?\s?(?P<order>\([^()]{5,40}\))\s?:?")
_PAIR = re.compile(
    r"(?P<name>[^\W\d][^\d/]{1,60}?)(?P<gap>[\s:–-]+)(?P<one>\d{1,3})\s?/\s?(?P<two>\d{1,3}(?:\s?[-–]\s?\d{1,3})?)(?![\d/])(?P<rest>.*)"
)


def with_slashes_told(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, numbers with a slash as sets of reps from where it says that they are."""
    made: list[TextLine] = []
    order = ""
    for line in lines:
        found = _PAIR.fullmatch(line.text) if order else None
        if told := _order(line.text):
            order = told
            if not _TITLE.fullmatch(line.text):
                continue
        if found and not re.search(r"\d\s?[/x×]\s?\d", found["rest"]):
            sets, reps = (found["one"], found["two"]) if order == "sets" else (found["two"], found["one"])
            text = f"{found['name']}{found['gap']}{sets} x {reps}{found['rest']}"
            made.append(replace(line, text=text, more=line.sources))
        else:
            made.append(line)
    return made


def _order(text: str) -> str:
    """Return which of sets and reps comes first, if a text tells that and nothing more."""
    titled = _TITLE.fullmatch(text)
    words = titled["order"] if titled else text
    found = _ORDER.fullmatch(senses_of(words)) if len(words) <= 40 else None
    return "" if not found else "sets" if found["reps"] else "reps"
