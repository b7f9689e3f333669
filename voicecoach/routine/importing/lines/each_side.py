"""Lines that tell a dose for each side, or the exercise twice: `Step-down R 3 x 12 / L 2 x 8`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.tokens import tokens

_SIDE = (
    r"(?:[RL]|[Rr]ight|[Ll]eft|[Rr]echts|[Ll]inks|re|li|[Rr]e\.|[Ll]i\.|RT|LT|[Rr]t|[Ll]t|droite?|gauche"
    r"|derech[ao]|izquierd[ao]|dcha|izq|D|G)"
)
_SIDED = re.compile(
    rf"(?P<name>[^\W\d].{{1,60}}?)[\s:,(–-]+(?:"
    rf"(?P<sidea>{_SIDE})(?: (?:leg|arm|side|foot|hand))?[\s:=-]{{1,3}}(?P<dosea>\d[^/;,]*?)\s?(?:[/;,+]|and|und"
    rf"|et|y)\s?"
    rf"(?P<sideb>{_SIDE})(?: (?:leg|arm|side|foot|hand))?[\s:=-]{{1,3}}(?P<doseb>\d[^;,]*)"
    rf"|(?P<dosec>\d[^/;,]*?)\s(?:on (?:the )?|with (?:the )?)?(?P<sidec>{_SIDE})\s?(?:[/;,+]|and|und|et|y)\s?"
    rf"(?P<dosed>\d[^/;,]*?)\s(?:on (?:the )?|with (?:the )?)?(?P<sided>{_SIDE}))\)?"
)
"""Another dose on each side, behind the name."""
_NAMED_TWICE = re.compile(
    rf"\b(?P<count>\d{{1,3}}) (?P<name>[^\W\d][^\d,;/]{{1,40}}?) (?:on the )?(?P<one>{_SIDE})(?: side)?"
    r"(?:[,;/+]|,? and|,? then|,? und|,? et|,? y)\s?"
    rf"(?P=count) (?P=name) (?:on the )?(?!(?P=one)\b){_SIDE}(?: side)?(?![^\W_])"
)
"""One exercise told for each side: `5 step-ups right, 5 step-ups left`."""
_NOUNS = re.compile(r"n[WDaz$F-]+")
"""Senses of a number and a name, and of no unit."""


_UNLIKE = re.compile(
    r"(?<![nwtx.])(?:(?P<one>[nw])R?[FI]{0,3}W?D?F?[LG]D?F?[,/+&F-]{1,3}(?P<two>[nw])R?[FI]{0,3}W?D?F?[LG]D?"
    r"|[LG]D?:?(?P<three>[nw])R?[,/+&F-]{1,3}[LG]D?:?(?P<four>[nw])R?)(?![DWtRLG/-])"
)
"""Senses of two numbers, each with a side: `15 left, 10 right`, `12 con la derecha y 15 con la izquierda`."""
_REMARK = re.compile(
    r"^\s*\((?=[^()\d]*\b(?:left|right|links|rechts|gauche|droite?|izquierd[oa]|derech[oa])\b)[^()\d]{3,60}\)"
)


def tells_sides(text: str) -> bool:
    """Whether a text has a number of reps for each side."""
    return len(text) <= LONGEST and bool(_UNLIKE.search(senses_of(text)))


def _unlike_sides(line: TextLine) -> Sequence[TextLine]:
    """Return an exercise with another number of reps on each side as two: `8R/10L x3, 1 min rest`."""
    made = tokens(line.text)
    letters = senses_of(line.text)
    found = [*_UNLIKE.finditer(letters)]
    if len(found) != 1 or found[0].start() == 0:
        return ()
    first, last = made[found[0].start()], made[found[0].end() - 1]
    places = [found[0].start(name) for name in ("one", "two", "three", "four") if found[0][name]]
    counts = [made[place] for place in places]
    sides = ["left" if letter == "L" else "right" for letter in found[0][0] if letter in "LG"]
    if counts[0].low == counts[1].low or set(sides) != {"left", "right"} or any(one.is_range for one in counts):
        return ()
    head = re.sub(r"(?:\s(?:with|on|mit|con|avec))?[\s:,(–-]+$", "", line.text[: first.start])
    told = line.text[last.end :]
    behind = _REMARK.sub("", told).strip(" )" if "(" not in told else " ").lstrip(",; ")
    # What stands before the first number may be sets: `3 sets, 12 on the right and 8 on the left`.
    texts = [
        f"{head}, {side}: {one.low:g} reps, {side} only, {behind}".strip(" ,")
        for side, one in zip(sides, counts, strict=True)
    ]
    reads = [read_line(text) for text in texts]
    if not all("reps" in read.roles and read.name for read in reads):
        return ()
    return [replace(line, text=text, opens=line.opens and not at, more=line.sources) for at, text in enumerate(texts)]


def by_side(line: TextLine) -> Sequence[TextLine]:
    """Return a line with a dose for each side as one for both, or one for each where they are unlike."""
    named_twice = _NAMED_TWICE.search(line.text) if len(line.text) <= LONGEST else None
    if named_twice and _NOUNS.fullmatch(senses_of(f"{named_twice['count']} {named_twice['name']}")):
        one = f"{named_twice['name'].strip(' ,')}: {named_twice['count']} reps each side"
        text = f"{line.text[: named_twice.start()]}{one}{line.text[named_twice.end() :]}"
        return (replace(line, text=text, more=line.sources, marks=f"{line.marks} {named_twice['count']}"),)
    found = _SIDED.fullmatch(line.text) if len(line.text) <= LONGEST else None
    if not found:
        unlike = _unlike_sides(line) if len(line.text) <= LONGEST and not line.heading else ()
        return unlike or (line,)
    parts = [(found[f"side{at}"], found[f"dose{at}"]) for at in "ab" if found[f"side{at}"]]
    parts = parts or [(found[f"side{at}"], found[f"dose{at}"]) for at in "cd"]
    outer, bracket, first = parts[0][1].rpartition("(")
    if bracket:  # `2 x (30 s R / 30 s L)`
        parts = [(parts[0][0], f"{outer}{first}"), (parts[1][0], f"{outer}{parts[1][1]}")]
    sides = [next(iter(read_line(f"x, {side} only").roles & {"left", "right"}), "") for side, _ in parts]
    parts = [(side, f"{dose} reps" if dose.strip().isdigit() else dose) for side, dose in parts]
    read = [read_line(dose) for _, dose in parts]
    name = found["name"].strip(" :,|–-")
    alike = [phrase.said for phrase in read[0].phrases] == [phrase.said for phrase in read[1].phrases]
    if alike and set(sides) == {"left", "right"} and read[0].only_dose and read[0].works:
        both = f"{name}: {parts[0][1].strip(' ,')} each side"
        return (replace(line, text=both, more=line.sources, marks=f"{line.marks} {parts[1][1]}"),)
    if set(sides) != {"left", "right"} or alike or not all(one.only_dose and one.works for one in read):
        return _unlike_sides(line) or (line,)
    return [
        replace(
            line,
            text=f"{name}, {side}: {dose.strip(' ,')}, {side} only",
            opens=line.opens and not at,
            more=line.sources,
        )
        for at, (side, (_, dose)) in enumerate(zip(sides, parts, strict=True))
    ]
