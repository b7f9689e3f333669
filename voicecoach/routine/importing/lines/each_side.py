"""Lines that tell a dose for each side, or the exercise twice: `Step-down R 3 x 12 / L 2 x 8`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.lines.sided_doses import SidedDose, sided_doses
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.notation.beside_name import MEASURES
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.words.letters import senses_of
from voicecoach.routine.notation.words.tokens import tokens

_SIDE = (
    r"(?:[RL]|[Rr]ight|[Ll]eft|[Rr]echts|[Ll]inks|re|li|[Rr]e\.|[Ll]i\.|RT|LT|[Rr]t|[Ll]t|droite?|gauche"
    r"|derech[ao]|izquierd[ao]|dcha|izq|D|G)"
)
_NAMED_TWICE = re.compile(
    rf"\b(?P<count>\d{{1,3}}) (?P<name>[^\W\d][^\d,;/]{{1,40}}?) (?:on the )?(?P<one>{_SIDE})(?: side)?"
    r"(?:[,;/+]|,? and|,? then|,? und|,? et|,? y)\s?"
    rf"(?P=count) (?P=name) (?:on the )?(?!(?P=one)\b){_SIDE}(?: side)?(?![^\W_])"
)
"""One exercise told for each side: `5 step-ups right, 5 step-ups left`."""
_GAP = re.compile(r"(?<=[^\W\d][^\W\d]|[^\W\d][)\]])[\s:,(|.–—-]+|(?<=[x×\d])(?:\s?\(|:\s)")
_TIMES = re.compile(r"\s(\d{1,2})\s?[x×]$")
_SHARED = frozenset({"sets", "reps", "rest", "hold", "tempo", "load", "every", "note"})
"""What a name may have behind it for both sides."""
_LONGEST_NAME = 80
_MUCH = MEASURES | {"every"}
_OF_BOTH = frozenset({"sets", "reps", "count", "rest", "tempo", "every", "load", "hold", "rounds"})
"""What may stand behind the doses of both sides and is of each of them."""
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
    if len(line.text) > LONGEST:
        return (line,)
    named_twice = _NAMED_TWICE.search(line.text)
    if named_twice and _NOUNS.fullmatch(senses_of(f"{named_twice['count']} {named_twice['name']}")):
        one = f"{named_twice['name'].strip(' ,')}: {named_twice['count']} reps each side"
        text = f"{line.text[: named_twice.start()]}{one}{line.text[named_twice.end() :]}"
        return (replace(line, text=text, more=line.sources, marks=f"{line.marks} {named_twice['count']}"),)
    name, shared, parts = _name_and_sides(line.text)
    if len(parts) == 2 or (parts and _tells_one(line.text, parts[0])):
        tail, parts = with_what_both_have(parts)
        return told_apart(line, name, _told(shared, tail), parts)
    return (() if line.heading else _unlike_sides(line)) or (line,)


def told_apart(line: TextLine, name: str, shared: str, parts: Sequence[SidedDose]) -> Sequence[TextLine]:
    """Return an exercise with a dose for each side as one line, or as two where they are unlike."""
    reads = [read_line(part.dose) for part in parts]
    alike = len(parts) == 2 and [p.said for p in reads[0].phrases] == [p.said for p in reads[1].phrases]
    if alike:
        both = f"{name}: {_told(shared, parts[0].dose)} each side"
        return (replace(line, text=both, more=line.sources, marks=f"{line.marks} {parts[1].dose}"),)
    return [
        replace(line, text=_of_one(name, _told(shared, part.dose), part, alone=len(parts) == 1),
                opens=line.opens and not at, more=line.sources)
        for at, part in enumerate(parts)
    ]  # fmt: skip


def _told(*doses: str) -> str:
    return ", ".join(filter(None, doses))


def _of_one(name: str, dose: str, part: SidedDose, *, alone: bool) -> str:
    """Return the exercise as it is done on one side; its name tells it where the other side has another dose."""
    called = part.words or ("" if alone else part.side)
    only = f", {part.side} only" if part.side else ""
    return f"{name}{', ' if called else ''}{called}: {dose}{only}"


def _name_and_sides(text: str) -> tuple[str, str, Sequence[SidedDose]]:
    """Return a name, what both sides have, and the doses of the sides behind it; nothing if they are not all."""
    gaps = _GAP.finditer(text[:_LONGEST_NAME])
    for gap in sorted(gaps, key=lambda gap: not gap[0].strip()):  # signs part more surely than blanks
        behind = text[gap.end() :]
        parts = sided_doses(behind.rstrip(" )") if "(" in gap[0] else behind)
        name, shared = name_and_shared(text[: gap.start()], parts) if parts else ("", "")
        if name and (len(parts) == 2 or (gap[0].strip() and not shared)):
            return name, shared, parts
    return "", "", ()


def name_and_shared(text: str, parts: Sequence[SidedDose]) -> tuple[str, str]:
    """Return a name and what stands behind it for all sides, `3 sets` or `3 x`; nothing if that is another dose."""
    if times := _TIMES.search(text):
        text = f"{text[: times.start()]} {times[1]} sets"
    read = read_line(text)
    if not read.phrases or not read.roles & _MUCH:
        return text.rstrip(" :,–—-"), ""
    fits = all(read.roles.isdisjoint(part.roles) for part in parts)
    if not (fits and read.name_first and not read.pieces and read.roles <= _SHARED):
        return "", ""
    begin = read.phrases[0].start
    return text[:begin].rstrip(" :,(–—-"), text[begin:].strip(" ():")


def with_what_both_have(parts: Sequence[SidedDose]) -> tuple[str, Sequence[SidedDose]]:
    """Return what stands behind the last of several doses and is of all, and the doses: `8 left, 10 right, 3 sets`."""
    *others, last = parts
    own, _, tail = last.dose.partition(", ")
    read = read_line(tail)
    cut = replace(last, dose=own if not own.isdigit() else f"{own} reps")
    free = read.only_dose and read.roles <= _OF_BOTH and all(read.roles.isdisjoint(one.roles) for one in (*others, cut))
    return (tail, (*others, cut)) if others and free and cut.is_dose else ("", parts)


def _tells_one(text: str, part: SidedDose) -> bool:
    """Whether a dose is of one side, of which the grammar makes nothing: `Step up: der. 2 x 8`."""
    return part.side != "" and not part.letter and not read_line(text).roles & {"left", "right", "each", "both"}
