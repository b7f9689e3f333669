"""Exercises that are numbered in what somebody says: `Number one, the bridge. Three sets of twelve. Number two …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.clauses.sentences import END, sources_of
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.words.quantities import NUMBER_WORDS

_COUNTS = "|".join(word for word, number in NUMBER_WORDS.items() if 0 < number <= 12)
_NUMBERED = re.compile(
    r"(?:^|(?<=[.!?;,])\s+)(?:(?:and|then|so|now|ok(?:ay)?|finally|last(?:ly)?|und|dann|also|so|zuletzt|et|puis|alors|enfin"
    r"|y|luego|entonces|bueno|por último)[,\s]+){0,3}"
    r"(?:(?:exercise|übung|exercice|ejercicio)\s)?(?:number|no\.?|nummer|nr\.?|numéro|n[°º]|número|exercise|übung|exercice"
    rf"|ejercicio)\s(?P<number>\d{{1,2}}|{_COUNTS}|eins)(?![^\W_])"
    r"\s*(?:[,:.–-]+\s*|(?:is|are|would be|ist|sind|wäre|est|sont|c['’]est|es|son)\s)"
    r"(?:(?:that['’]s|it['’]s|das ist|c['’]est|es)\s)?(?:(?:the|an?|your|die|de[rn]|das|les?|la|los|las|el)\s|l['’])?"
    r"(?=[^\W\d])",
    re.IGNORECASE,
)
_NEEDED = 2


def with_spoken_numbers(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines, each exercise that is numbered in words as a numbered line, if the numbers go on from one."""
    found = [list(_NUMBERED.finditer(line.text)) if not line.mark else [] for line in lines]
    counts = [_count(one["number"]) for each in found for one in each]
    if len(counts) < _NEEDED or counts != list(range(1, len(counts) + 1)):
        return lines
    return [part for line, each in zip(lines, found, strict=True) for part in (_cut(line, each) if each else [line])]


def _cut(line: TextLine, found: Sequence[re.Match[str]]) -> list[TextLine]:
    """Return what stands before the first number, and each exercise."""
    before = line.text[: found[0].start()].strip()
    made = [replace(line, text=before, more=sources_of(line, 0, found[0].start()))] if before else []
    last = _often(line.text, found[-1].end())
    ends = [*(one.start() for one in found[1:]), last]
    for one, end in zip(found, ends, strict=True):
        sources = sources_of(line, one.end(), end)
        text, label = line.text[one.end() : end].strip(" ,;"), str(_count(one["number"]))
        marks = f"{line.marks} {one[0]}"
        made.append(
            replace(
                line,
                number=sources[0][0],
                text=text,
                mark="number",
                label=label,
                opens=line.opens and not made,
                marks=marks,
                more=sources,
            )
        )
    if behind := line.text[last:].strip():
        made.append(replace(line, text=behind, opens=True, more=sources_of(line, last, len(line.text))))
    return made


def _often(text: str, start: int) -> int:
    """Return where the sentence begins behind the last exercise that says how often all of it is done, or the end."""
    ends = [cut.end() for cut in END.finditer(text, start)]
    return next((end for end in ends if _says_often(END.split(text[end:])[0])), len(text))


def _says_often(text: str) -> bool:
    read = read_line(text)
    return "every" in read.roles and not read.works


def _count(word: str) -> int:
    return int(word) if word.isdigit() else int(NUMBER_WORDS.get(word.casefold(), 1))
