"""Which side `the operated leg` and `affected arm` are, where a sheet says it: `Operated leg = right`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.each_side import by_side
from voicecoach.routine.importing.lines.sided_doses import HURT, LIMB, ONLY, SIDE, SOUND, sided_doses
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST

_HURT = rf"(?<![^\W\d])(?:(?:{HURT})\.?\s(?:{LIMB})|(?:{LIMB})\s(?:{HURT}))(?![^\W\d])"
_SOUND = rf"(?<![^\W\d])(?:(?:{SOUND})\.?\s(?:{LIMB})|(?:{LIMB})\s(?:{SOUND}))(?![^\W\d])"
_ARTICLE = r"(?:(?:the|on the|der|die|das|la|le|l['’]|el)\s?)?"
_TOLD = re.compile(
    rf"(?:{_HURT}|\b(?:op|surgery|operation|opération|operación|cirugía))\.?"
    rf"(?:\s?[:=(]\s?|\s[–-]\s|\s(?:is|ist|est|es)\s|\s(?=[LR]$)){_ARTICLE}(?:(?:{LIMB})\s)?{SIDE}",
    re.IGNORECASE,
)
"""What tells the side: `Operated leg = right`, `Pierna operada: la derecha`, `affected arm (L)`, `nach OP (links)`."""
_OPERATION = (
    r"\b(?:prothèse|arthroplastie|ligamentoplastie|pt[hg]|prótesis|artroplastia|plastia|\w*-?(?:tep|endoprothese)|kreuzband\w*"
    r"|replacement|t[hk]r|arthroplasty|reconstruction|repair|arthroscop\w+|arthroskop\w+|artroscop\w+|fracture|fraktur|fractura)\b"
)
_OPERATED = re.compile(rf"{_OPERATION}[^.;:\d]{{0,40}}?[\s(,–-]{SIDE}(?=\W|$)", re.IGNORECASE)
_OPERATED_ON = re.compile(
    rf"(?<![^\W\d]){SIDE}\s(?:(?:total|partial|reverse)\s)?(?:{LIMB}|hip|knee|shoulder)\s(?:joint\s)?{_OPERATION}",
    re.IGNORECASE,
)
"""What tells it in a title: `Hüft-TEP links`, `right knee replacement`."""
_OP = re.compile(rf"\bop\.(?=\s(?:{LIMB})\b)", re.IGNORECASE)
_END = r"(?=\s?(?:[,;:)(–-]|\d|$|(?:only|nur|seulement|uniquement|solo|sólo)\b))"
_MEANT = re.compile(rf"{_HURT}{_END}", re.IGNORECASE)
_OTHER = re.compile(rf"(?<=[,(:–-])\s?{_SOUND}{_END}", re.IGNORECASE)
_ANY = re.compile(rf"(?P<words>{_HURT}|{_SOUND}){ONLY}", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:opposite|lead\w*|start\w*|first|than|not|no|without|gegenüber|zuerst|beginn\w*|ohne|opposée?|d'abord|sans"
    r"|contrari[oa]|primero|sin)\b",
    re.IGNORECASE,
)
"""What makes the words none about the side that is trained: `lead with the operated leg`."""
_SIDES = frozenset({"left", "right", "each", "both", "alternate"})
_BEYOND = {"left": "right", "right": "left"}


def with_known_side(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, each exercise of the operated side with the side that the sheet says it is."""
    lines = [
        replace(line, text=_OP.sub("op", line.text), more=line.sources) if _OP.search(line.text) else line
        for line in lines
    ]
    told = {side for line in lines if (side := _told(line.text))}
    return [_sided(line, *told) for line in lines] if len(told) == 1 else list(lines)


def _told(text: str) -> str:
    """Return the side that a line says is the operated one; empty if it doesn't, or has a dose."""
    looked = (_TOLD, _OPERATED, _OPERATED_ON) if len(text) <= LONGEST else ()
    found = next((found for pattern in looked if (found := pattern.search(text))), None)
    if not found or read_line(text).works:
        return ""
    return "left" if found["left"] else "right"


def _sided(line: TextLine, hurt: str) -> TextLine:
    """Return a line of the operated side, or of the other, with that side."""
    text = line.text
    if len(text) > LONGEST or not _ANY.search(text):
        return line
    named = _ANY.sub(lambda found: f"{found[0]} ({_which(found['words'], hurt)})", text)
    both = replace(line, text=named, more=line.sources)
    if any(not part.side for part in sided_doses(text)) or len(by_side(both)) == 2:
        return both
    meant = _MEANT.search(text) or _OTHER.search(text)
    read = read_line(text)
    if not meant or not read.works or read.roles & _SIDES or _ELSEWHERE.search(text):
        return line
    return replace(line, text=f"{text.rstrip(' .')}, {_which(meant[0], hurt)} only", more=line.sources)


def _which(words: str, hurt: str) -> str:
    return hurt if re.fullmatch(_HURT, words.strip(), re.IGNORECASE) else _BEYOND[hurt]
