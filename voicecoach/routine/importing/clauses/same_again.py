"""An exercise told to be done again on the other side: `Hip stretch left 40 s`, `same again other leg`.

Both are one exercise, on each side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.same_for import SAME_WORDS
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST

_THE = (
    r"(?:(?:on|for|with|to|the|your|my|auf|mit|für|bei|der|dem|die|das|den|im|am|sur|avec|de|du|à|le|la|con|en|el|por"
    r"|para) |l['’])"
)
_LIMB = (
    r"(?:side|leg|arm|foot|hand|knee|shoulder|hip|ankle|one|seite|bein|fuß|knie|schulter|hüfte|côté|jambe|bras|pied|main"
    r"|genou|épaule|lado|pierna|brazo|pie|mano|rodilla|hombro)"
)
_LEFT = r"(?:left|links|linke[nrsm]?|gauche|izquierd[oa])"
_RIGHT = r"(?:right|rechts|rechte[nrsm]?|droite?|derech[oa])"
_OTHER = r"(?:other|opposite|second|ander\w+|zweit\w+|autre|otr[oa])"
_SIDE = rf"{_THE}{{0,3}}(?:(?:{_LIMB} )?(?:(?P<left>{_LEFT})|(?P<right>{_RIGHT})|(?P<other>{_OTHER}))(?: {_LIMB})?)"
_AND = r"(?:(?:and|then|now|und|dann|jetzt|et|puis|ensuite|y|luego|después),? )"
_AGAIN = rf"(?:(?:{SAME_WORDS}|again|nochmal|noch einmal|wieder|encore|otra vez)(?: again| nochmal| encore| otra vez)?)"
_TOO = rf"(?:{SAME_WORDS}|again|too|also|as well|auch|genauso|aussi|también|igual|pareil)"
_WHOLE = re.compile(
    rf"(?:{_AND}*(?P<again>{_AGAIN})[,:]? {_SIDE}|{_AND}*{_SIDE.replace('?P<', '?P<b')}[,:]? (?P<too>{_TOO})"
    rf"|{_AND}+{_SIDE.replace('?P<', '?P<c')})[.!]*",
    re.IGNORECASE,
)
_CUT = re.compile(rf"\s?[,;.–-]\s+|\s+(?=(?:{_AND}|{SAME_WORDS}))", re.IGNORECASE)
_STATED = re.compile(
    rf"[\s,(–-]*\b{_THE}{{0,3}}(?:(?P<left>{_LEFT})|(?P<right>{_RIGHT}))\b(?: {_LIMB}\b(?=\s*(?:[,:;()\d–-]|x\d|$)))?"
    r"(?:\s(?:only|first|nur|zuerst|d['’]abord|primero))?\)?",
    re.IGNORECASE,
)
"""A side in a line, and the limb with it where that is no word of a name: `left leg 3x8`, `left leg raise`."""


def with_same_again(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, an exercise that is done again on the other side as one for each side."""
    made: list[TextLine] = []
    for line in lines:
        if len(line.text) > LONGEST or line.heading:
            made.append(line)
        elif made and (both := _both(made[-1], line)):
            made[-1] = both
        else:
            made.append(_in_one(line))
    return made


def _both(above: TextLine, line: TextLine) -> TextLine | None:
    """Return an exercise with the line below it that repeats it; None if that says anything else."""
    found = _WHOLE.fullmatch(line.text)
    text = _of_each(above.text, _side(found)) if found and not (line.opens or line.mark) else ""
    return replace(above, text=text, more=(*above.sources, *line.sources)) if text else None


def _in_one(line: TextLine) -> TextLine:
    """Return an exercise that is repeated behind its dose: `Hip stretch left 40 s, then the other leg`."""
    for found in _CUT.finditer(line.text):
        whole = _WHOLE.fullmatch(line.text, found.end())
        if whole and whole["too"] and not (whole["bother"] or _STATED.search(line.text, 0, found.start())):
            continue  # `2 x 20, on the right too`, as what stands above it
        if whole and (text := _of_each(line.text[: found.start()], _side(whole))):
            return replace(line, text=text, more=line.sources)
    return line


def _side(found: re.Match[str]) -> str:
    return next(
        name.lstrip("bc") for name, value in found.groupdict().items() if value and name not in ("again", "too")
    )


def _of_each(text: str, side: str) -> str:
    """Return an exercise without its side, for each; empty if it is none, or of that side or both already."""
    stated = [*_STATED.finditer(text)]
    if len(stated) > 1 or (side != "other" and any(one[side] for one in stated)):
        return ""
    bare = f"{text[: stated[0].start()]} {text[stated[0].end() :].lstrip(' ,')}" if stated else text
    read = read_line(bare.strip())
    told = not read.works or not read.name or read.roles & {"each", "both", "alternate"}
    return "" if told else f"{bare.strip().rstrip(' .,;')}, each side"
