"""Lines that say that what they name comes later, with its dose: `From day 4 we will add: pelvic tilts x 10`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from voicecoach.routine.importing.later.coming import comes_later
from voicecoach.routine.importing.later.stages import needs_ability, stage
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import Role, spoken
from voicecoach.routine.notation.line import read_line

_LABEL = re.compile(r"(?:notes?|n\.?b\.?|p\.?s\.?|hinweis|notiz|remarque|nota)\s?[:.]\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s?:\s+|\s[–—-]\s|,\s")
_ADDS = re.compile(
    r"(?P<since>.{4,30}?)[\s,]+(?:(?:we|you|i)(?:['’]ll| will| can| may| shall)? )?(?:then |also )?"
    r"(?:add|introduce|start with|zusätzlich|dazu|kommen?|ajoute[rz]?|añad[ae]n?|añadir)\b\s?(?=\S)",
    re.IGNORECASE,
)


def later_in_line(lines: Sequence[TextLine]) -> list[range]:
    """Return the lines that tell of exercises of later, below others, with what goes on of them in the next line."""
    made = []
    begun = False
    for at, line in enumerate(lines):
        if begun and not _below_name(lines, at) and _is_later(_LABEL.sub("", line.text)):
            made.append(range(at, _end(lines, at)))
        begun = begun or spoken(line).read.works
    return made


def _below_name(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line stands directly below a name: it says how that is done."""
    line = lines[at]
    return not (line.mark or line.opens) and at > 0 and spoken(lines[at - 1]).role is Role.NAME


def _is_later(text: str) -> bool:
    """Whether a text tells of exercises of later, and not only of another dose."""
    if comes_later(text.rstrip(".")) and _names_exercise(text):
        return True
    cuts = [(cut.start(), cut.end()) for cut in _SPLIT.finditer(text)]
    cuts += [(adds.end("since"), adds.end()) for adds in _ADDS.finditer(text)]
    return any(_begins_later(text[:start]) and _names_exercise(text[end:]) for start, end in cuts)


def _begins_later(words: str) -> bool:
    """Whether words are those of a stage that isn't the first: `From day 4`, `After your 6 week check`."""
    found = stage(words)
    if found is None or not found.since or found.now or needs_ability(words):
        return False
    return all(first > 1 for first, _ in found.spans.values())


def _names_exercise(text: str) -> bool:
    read = read_line(text)
    return read.works and not read.only_dose


def _end(lines: Sequence[TextLine], at: int) -> int:
    """Return where a line ends that goes on in the next ones: after a comma, or in small letters."""
    end = at + 1
    while end < len(lines) and not (lines[end].mark or lines[end].opens or lines[end].heading):
        if not (lines[end - 1].text.endswith((",", ";")) or lines[end].text[:1].islower()):
            break
        end += 1
    return end
