"""Headings with a dose above a list, and what the same heading says of some of it alone.

`STRENGTH (3 x 12, rest 60 s; rows 3 x 20)` above names is a heading, whatever it is called, and so is one with its list
in a line below. `2 sets of everything except the plank, which you hold for a minute` has a dose for the plank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.of_all import dose_of_all
from voicecoach.routine.importing.sheet.roles import Role, like_a_name, spoken
from voicecoach.routine.importing.sheet.section_doses import COMMA, HEADED, LONGEST_TITLE, is_title, reads_as_dose
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.phrases import LONGEST

_HEADING = re.compile(
    r"(?P<title>[^\W\d][^()\[\]\d:;,.]{1,40}?)(?:\s?(?P<open>[(\[])|\s+[-–—]+\s)(?P<dose>[^()\[\]]{2,120}[^()\[\]:\s])[)\]]?(?P<colon>\s?:)?"
)
_BUT = re.compile(
    r"\s*(?:[;,–—-]\s*)?\b(?:except(?: for)?|apart from|but|only|außer|ausser|nur|bis auf"
    r"|sauf|mais|salvo|excepto|pero|menos)\b"
    r"\s*:?\s*(?:bei |pour |para |for )?|\s*;\s+",
    re.IGNORECASE,
)
"""What stands before an exception."""
_THE = re.compile(r"(?:the|die|der|das|den|le|la|les|el|los|las)\s+|l['’]", re.IGNORECASE)
_WHICH = re.compile(
    r"(?:,\s|\s?[-–:]\s|\s)?(?:(?:which|that)\s(?:you\s)?(?:(?:do|is|are|hold|gets?|should be)\s)*"
    r"|(?:den|die|das)\s(?=\d|nur|ein)|(?:que|qu['’])\s?(?:l['’]on|vous|tu|on|se)?\s?\w{2,8}\s|(?:always|immer|toujours|siempre)\s)|\s?:\s|\s[-–]\s",
    re.IGNORECASE,
)
"""What joins an exception to its dose: `the plank, which you do once`."""
_ONCE = re.compile(
    r"^(?:only |just |nur )?(?:once|einmal|une (?:seule )?fois|una (?:sola )?vez)(?: only)?,?"
    r" (?:for |lang |pendant |durante )?"
    r"(?=\S)",
    re.IGNORECASE,
)
_LISTED_COMMA = re.compile(rf"(?:{COMMA.pattern})(?![^()]{{0,60}}\))")
_OWN_DOSE = re.compile(
    r"(?P<name>[^()]{2,60}?)\s?\((?:(?:only|just|nur|seulement|solo|sólo|here|hier|ici|aquí)\s){0,2}(?P<own>[^()]{1,40})\)",
    re.IGNORECASE,
)
"""A name in a list with a dose of its own: `wall angels (only 6)`."""
_LONE_SET = re.compile(r"(?:once|einmal|une (?:seule )?fois|una (?:sola )?vez)(?: only)?", re.IGNORECASE)
_NEEDED = 2
"""Names below a line that make it a heading."""


def listed(text: str) -> list[tuple[str, str]]:
    """Return the names that a line lists, each as it stands there and with its own dose behind it; none if it doesn't.

    `Squats, lunges (8 a leg), plank (only 30 s)` are three.
    """
    if len(text) > LONGEST or text[-1:] in "!?":
        return []
    parts = [part.strip(" .") for part in _LISTED_COMMA.split(text)]
    read = [_listed_name(part) for part in parts]
    return list(zip(parts, read, strict=True)) if len(parts) >= _NEEDED and all(read) else []


def _listed_name(part: str) -> str:
    """Return a name with the dose in brackets behind it as a line has it; empty if it is none."""
    found = _OWN_DOSE.fullmatch(part)
    name, own = (found["name"], found["own"]) if found else (part, "")
    if len(name.split()) > LONGEST_TITLE or not like_a_name(name, named=False) or read_line(name).measured:
        return ""
    if not own:
        return name
    dose = "1 set" if _LONE_SET.fullmatch(own) else f"{own} reps" if own.isdigit() else own
    return f"{name}: {dose}" if read_line(dose).measured else ""


@dataclass(frozen=True)
class _Heading:
    """A heading: its title, the dose for all below it, and the exceptions in it."""

    title: str
    dose: str
    exceptions: tuple[str, ...]
    told: bool
    """Whether its words or its colon say that it is for several."""


def with_headed_lists(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, headings with a dose above a list marked as such, with their exceptions given to those."""
    made = _with_exceptions(lines)
    at = 0
    while at < len(made):
        heading = _heading(made[at])
        below = list(takewhile(lambda one: not (one.opens or one.heading), made[at + 1 :])) if heading else []
        names = _list_below(below, heading) if heading else []
        if heading and names:
            given, left = _given(names, heading.exceptions, made[at].number)
            head = f"{heading.title} ({heading.dose})" if not left else made[at].text
            made[at : at + 1 + len(below)] = [replace(made[at], text=head, mark=HEADED, more=made[at].sources), *given]
            at += len(names)
        at += 1
    return made


def _heading(line: TextLine) -> _Heading | None:
    """Return what a line says if it has a title and a dose behind it."""
    found = _HEADING.fullmatch(line.text) if not line.mark and len(line.text) <= LONGEST else None
    if not found or len(found["title"].split()) > LONGEST_TITLE:
        return None
    dose, *others = _BUT.split(found["dose"])
    dose = dose.strip(" ,;")
    if not reads_as_dose(dose) or not all(map(_is_exception, others)):
        return None
    title = found["title"].strip()
    told = bool(found["colon"] or others or dose_of_all(dose, apart=True))
    return _Heading(title, dose, tuple(others), told)


def _is_exception(text: str) -> bool:
    read = read_line(text)
    return read.name_first and read.works and like_a_name(_THE.sub("", read.name, count=1), named=True)


def _list_below(below: Sequence[TextLine], heading: _Heading) -> list[TextLine]:
    """Return the exercises that stand below a heading, each in a line; none if they don't make it one."""
    known = is_title(heading.title)
    if len(below) == 1 and (known or heading.told) and (names := listed(below[0].text)):
        return [replace(below[0], text=text, more=((below[0].number, part),)) for part, text in names]
    said = [spoken(one) for one in below]
    bare = [one for one in said if one.role is Role.NAME and len(one.line.text.split()) <= LONGEST_TITLE]
    alike = {one.line.mark for one in said}
    if len(alike) != 1 or not all(one.role in (Role.NAME, Role.NAMED) for one in said):
        return []
    if not heading.told and not (heading.title.isupper() and len(bare) < len(said)):
        return []  # `BRIDGE (3 x 10)` may be one, with how it is done below it
    shouted = any(one.line.text.isupper() for one in said)
    return list(below) if len(bare) >= _NEEDED and not shouted else []


def _given(names: Sequence[TextLine], exceptions: Sequence[str], number: int) -> tuple[list[TextLine], bool]:
    """Return the names, those with the dose that an exception has, and whether one of these is of none of them."""
    made, left = list(names), False
    for text in exceptions:
        read = read_line(text)
        dose = text[read.phrases[0].start : read.phrases[-1].end]
        places = [at for at, one in enumerate(made) if _is_called(one.text, read.name)]
        left = left or not places
        for at in places:
            made[at] = _with_dose(made[at], dose, number)
    return made, left


def _is_called(text: str, name: str) -> bool:
    """Whether a line is the exercise of a name, without a dose of its own."""
    name = _THE.sub("", name, count=1).casefold().strip(" :,")
    return bool(name) and name in text.casefold() and not read_line(text).works


def _with_dose(line: TextLine, dose: str, number: int) -> TextLine:
    return replace(line, text=f"{line.text.rstrip(' :.')}: {dose}", more=(*line.sources, (number, dose)))


def _with_exceptions(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, the dose of an exception in a sentence about all with the exercise that it is of."""
    made = list(lines)
    for at, line in enumerate(lines):
        found = _BUT.search(line.text) if len(line.text) <= LONGEST and not line.mark else None
        if not found or not dose_of_all(line.text[: found.start()], apart=True):
            continue
        name, *doses = _WHICH.split(line.text[found.end() :].rstrip(" ."), maxsplit=1)
        named = [below for below in range(at + 1, len(lines)) if name and _is_called(lines[below].text, name)]
        dose = _ONCE.sub("1 set, ", doses[0]) if doses else ""
        if len(named) != 1 or not read_line(dose).only_dose:
            continue
        made[named[0]] = _with_dose(lines[named[0]], dose, line.number)
        whole = line.text[: found.start()]
        made[at] = replace(line, text=f"{whole.rstrip(' ,;')}, unless noted.", more=((line.number, whole),))
    return made
