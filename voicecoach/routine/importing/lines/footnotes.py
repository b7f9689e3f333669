"""Footnotes with a dose or a remark, and the exercises that their signs mark: `Tuck fist *`, `* hold 5 s`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from voicecoach.routine.importing.later.marked import NOW
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.of_all import OTHERWISE, gives_dose
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST

_SIGNS = r"\*{1,5}|[†‡§¹²³⁴⁵⁺°]{1,3}|(?<!\w)#{1,3}(?=\s*$)|⁽?[¹²³⁴⁵]⁾?"
_SIGN = rf"[(\[]?(?P<sign>{_SIGNS})[)\]]?"
_NOTE = re.compile(rf"\s*{_SIGN}\s*(?:[=:–-]\s*)?(?P<text>[^\s*†‡§=:–-].*)")
_MARKED = re.compile(rf"(?<=[\w)])\s?{_SIGN}(?=\s*$|\s*[:.,;–(-]|\s+\d|\s{{2,}})")
_BESIDE = re.compile(r"(?<=\S)\s{2,}(?=[*†‡§¹²³⁴⁵])|(?<=\S)[;,]\s+(?=[*†‡§¹²³⁴⁵])")
"""Where the next footnote begins in a line."""


def footnotes(lines: Sequence[str]) -> tuple[list[str], Mapping[int, Sequence[tuple[int, str]]]]:
    """Return the lines without footnotes and their signs, and what of these belongs to which line, by its number."""
    notes = {sign: (number, text) for sign, number, text in _notes(lines)}
    marked = {number: found for number, line in enumerate(lines, 1) if (found := _signs(line, notes))}
    used = {sign for signs in marked.values() for sign in signs}
    below = min((number for number, _ in notes.values()), default=0)
    if not notes or used != notes.keys() or any(number >= below for number in marked):
        return list(lines), {}
    if any(NOW.search(text) for _, text in notes.values()):
        return list(lines), {}  # of a column, the stage that is now
    told = {number for number, _ in notes.values()}
    bare = ["" if number in told else _unmarked(line, notes) for number, line in enumerate(lines, 1)]
    return bare, {number: [notes[sign] for sign in signs] for number, signs in marked.items()}


def _notes(lines: Sequence[str]) -> list[tuple[str, int, str]]:
    """Return the sign, the line and the words of each footnote, if no sign begins two: that is a list."""
    found = [
        (note["sign"], number, note["text"].strip())
        for number, line in enumerate(lines, 1)
        for part in _BESIDE.split(line)
        if (note := _NOTE.fullmatch(part)) and len(line) <= LONGEST
    ]
    again = Counter(sign for sign, _, _ in found)
    return [] if any(count > 1 for count in again.values()) else found


def _signs(line: str, notes: Mapping[str, tuple[int, str]]) -> list[str]:
    """Return the signs of footnotes that mark a line; none in one that only tells of the signs."""
    if _NOTE.fullmatch(line) or len(line) > LONGEST or OTHERWISE.search(line) or gives_dose(line):
        return []
    return [found["sign"] for found in _MARKED.finditer(line) if found["sign"] in notes]


def _unmarked(line: str, notes: Mapping[str, tuple[int, str]]) -> str:
    return _MARKED.sub(lambda found: "" if found["sign"] in notes else found[0], line)


def with_footnotes(lines: Sequence[TextLine], notes: Mapping[int, Sequence[tuple[int, str]]]) -> list[TextLine]:
    """Return the lines, each with what its footnotes say."""
    return [_with_notes(line, notes.get(line.number, ())) for line in lines]


def _with_notes(line: TextLine, notes: Sequence[tuple[int, str]]) -> TextLine:
    text = line.text
    for note in (words.rstrip(" .") for _, words in notes):
        if not read_line(note).phrases:
            text = f"{text} ({note})"
        else:
            text = f"{text}, {note}" if read_line(text).measured else f"{text.rstrip(' :.')}: {note}"
    return replace(line, text=text, more=(*line.sources, *notes)) if notes else line
