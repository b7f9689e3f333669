"""Doses that headings give to each exercise below: `MAIN (3 sets of 10, 30 s rest)`, `Dehnen – 2 x 30 s je Seite`.

The next heading ends it. What an exercise says itself goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile, zip_longest

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.of_all import EACH, dose_of_all, gives_dose
from voicecoach.routine.importing.sheet.roles import Judged, Role, is_part, like_a_name
from voicecoach.routine.importing.sheet.steps import STEP, TITLE
from voicecoach.routine.notation.line import SECTION, Line, read_line, sentences
from voicecoach.routine.notation.phrases import LONGEST, Phrase

_GROUP_WORDS = """
    stretches exercises drills movements moves holds isometrics mobilisations mobilizations floorwork
    kraftübungen dehnübungen dehnungen übungen mobilisationen
    étirements exercices mouvements renforcement
    estiramientos ejercicios movimientos fortalecimiento movilidad
    programme program plan routine hep programm übungsprogramm programa rutina
"""
_GROUPS = frozenset(_GROUP_WORDS.split())
"""Words for several exercises, of which one is the title of a part: `Hip stretches`, `Étirements au sol`."""
_AIM_WORDS = """
    strength strengthening mobility flexibility stretching conditioning kräftigung mobilisation mobilité souplesse
    fuerza movilidad flexibilidad
"""
_AIMS = frozenset(_AIM_WORDS.split())
"""What exercises are for, which makes a title of words in capitals: `LEG STRENGTH`."""
_REGION_WORDS = """
    legs arms core abs back shoulders hips knees ankles chest glutes neck trunk hands wrists feet
    beine arme bauch rücken schultern schulter rumpf hüfte knie gesäß brust nacken füße hände
    jambes bras abdos dos épaules fessiers hanches cou tronc pieds mains
    piernas brazos abdomen abdominales espalda hombros glúteos cadera cuello pecho pies manos
"""
_REGIONS = frozenset(_REGION_WORDS.split())
"""Parts of the body that are the title of a part of a sheet."""
_KIND_WORDS = """
    kraft beweglichkeit stabilität stability flexibility force souplesse équilibre flexibilidad equilibrio
"""
_KINDS = frozenset(_KIND_WORDS.split())
"""What exercises are for, which is the title of a part."""
_EXERCISES_TOO = (
    _REGIONS | _KINDS | {"stretch", "stretching", "stretches", "balance", "cardio", "dehnen", "estirar", "mobility"}
)
_EXERCISES_TOO |= {"mobilisation", "mobilité", "control", "conditioning"}
"""Titles that may as well be the name of one exercise: `Balance 3 x 30 s`."""
_LISTED = re.compile(
    r"(?P<names>[^()\d]{5,200}?)(?:\s+[-–—]+\s+|\s*[(;:]\s?|(?<=[^\s,])\s+(?=\d))(?P<dose>[^()]{3,60})\)?[.)]?"
)
"""Names, and the dose for each behind them: `calf, quad and glute - 2 x 30 s each`."""
_NO_REST = re.compile(
    r"[,;]\s(?:no|without|with no|ohne|keine?|sans|sin)\s(?:rests?|breaks?|pausen?|repos|pauses?|descansos?)\b"
    r"(?=\)?:?$)",
    re.IGNORECASE,
)
"""The end of a dose that has no rest."""
_DASH = re.compile(r"\s+[-–—]\s+")
_BOTH = re.compile(r"(?:both|beide|tous les deux|les deux|ambos|los dos):?\s+(?=\d)", re.IGNORECASE)
"""What gives two exercises above a dose: `Both 2 x 30 s`."""
COMMA = re.compile(r"\s*[,;]\s+(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y)\s+")
HEADED = "headed"
"""The mark of what is surely the heading of a list with a dose for each."""
LONGEST_TITLE = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_BEHIND_TITLE = re.compile(r"\s*[(\[,:]|\s+[-–—]+\s|\s+(?=\d)|:?\s+(?=all\b|je\b|alle\b|todos\b|tous\b)")
_EDGE = " \t:-–—,.()[]"
_BLOCK = frozenset({"rounds", "round_rest", "work", "off", "most", "scheme"})
"""Roles of exercises that are done in turn, and of what may be a date."""
_HOW_MANY = re.compile(r"\d+ (?:exercises?|moves|drills|stretches|\w*übungen|exercices|ejercicios)\b", re.IGNORECASE)
"""How many exercises there are, which is no dose of any."""
_TOTALS = frozenset({"time", "distance", "note", "every", "load"})
"""Roles of what may be of a whole part, such as how long it takes."""
_NEEDED = 2
"""Names below a line that make it a heading, whatever it is called."""


def dose_under(line: TextLine) -> Line | None:
    """Return the title of a part and the dose behind it; None if a line is anything else."""
    return headed_dose(line.text, sure=line.mark == HEADED)


@lru_cache(maxsize=512)
def headed_dose(text: str, *, sure: bool = False) -> Line | None:
    """Return the title of a part and the dose behind it; None if the text is anything else.

    It is surely a heading if its list says so, whatever it is called.
    """
    for cut in _BEHIND_TITLE.finditer(text) if len(text) <= LONGEST else ():
        title = text[: cut.start()].strip(_EDGE)
        if len(_WORD.findall(title)) > LONGEST_TITLE:
            return None
        behind = _NO_REST.sub("", text[cut.end() :]).lstrip(_EDGE)
        if (sure or is_title(title)) and (found := _dose(behind.rstrip(_EDGE))):
            at = text.find(behind.rstrip(_EDGE), cut.end())
            placed = tuple(replace(one, start=one.start + at, end=one.end + at) for one in found)
            return replace(read_line(text), name=title, pieces=(), phrases=placed)
    return None


def is_title(text: str) -> bool:
    """Whether words name a part of a sheet with several exercises in it."""
    words = _WORD.findall(text.casefold())
    if SECTION.fullmatch(text) or is_part(text) or text.casefold() in _REGIONS | _KINDS:
        return True
    groups = _GROUPS | _AIMS | _REGIONS if text.isupper() else _GROUPS
    return len(words) <= LONGEST_TITLE and not groups.isdisjoint(words) and not any(map(str.isdigit, text))


def _dose(text: str) -> tuple[Phrase, ...]:
    """Return the dose that a text is, for each exercise; nothing if it is no more than how long all of them take."""
    whole = dose_of_all(text, apart=True)
    line = whole or read_line(text)
    if not (whole or line.only_dose) or not line.measured or line.roles & _BLOCK or _HOW_MANY.search(text):
        return ()
    if not whole and line.roles <= _TOTALS:
        return ()
    return tuple(phrase for phrase in line.phrases if phrase.text.casefold() not in EACH)


def names_with_dose(text: str) -> tuple[Sequence[str], str]:
    """Return the names that a line lists behind the title of a part, and the dose for each; none if it does not."""
    if len(text) > LONGEST:
        return (), ""
    title, colon, behind = text.rpartition(": ")
    dashes = [] if colon else list(_DASH.finditer(text))
    if dashes:
        title, behind = text[: dashes[-1].start()], text[dashes[-1].end() :]
    names, dose, several = behind, "", False
    if headed := headed_dose(title):
        dose = text[headed.phrases[0].start : headed.phrases[-1].end]
        several = not is_part(headed.name)
    elif colon and is_title(title.strip(_EDGE)) and (found := _LISTED.fullmatch(behind)) and _dose(found["dose"]):
        read = _dose(found["dose"])
        names, dose = found["names"], found["dose"][read[0].start : read[-1].end]
    parts = [part.strip(_EDGE) for part in COMMA.split(names)] if dose and (several or "," in names) else []
    named = all(like_a_name(part, named=False) and not read_line(part).measured for part in parts)
    return (parts, dose) if named and len(parts) >= _NEEDED else ((), "")


def reads_as_dose(text: str) -> bool:
    """Whether a text is a dose for each of several exercises."""
    return bool(_dose(text))


def with_headed_doses(said: Sequence[Judged]) -> list[Judged]:
    """Return the lines, those as headings that are the title of a part with a dose for what is listed below."""
    said = _with_doses_below(said)
    doses = {at: read for at, one in enumerate(said) if _may_head(one) and (read := dose_under(one.line))}
    sure = {at for at in doses if said[at].line.mark == HEADED or said[at].role is Role.HEADING or _heads(said, at)}
    sure |= {at for at in doses if sure and _names_below(said, at)}
    return [
        replace(one, role=Role.HEADING, read=doses[at], label=None) if at in sure else one
        for at, one in enumerate(said)
    ]


def _may_head(one: Judged) -> bool:
    return one.role is not Role.CHATTER and one.line.mark not in (TITLE, STEP)


def set_apart_below(said: Sequence[Judged]) -> list[Judged]:
    """Return the lines, a dose for all directly below a list of names without one as a paragraph of its own.

    Above other doses it is that of the last name: `Clam`, `3 x 10 each`, `Bridge`, `3 x 12`.
    """
    made, first = list(said), 0
    for at, one in enumerate(said):
        first = at if one.line.opens else first
        told = one.role in (Role.DOSE, Role.SENTENCE) and not one.line.mark
        if not told or one.line.opens or not gives_dose(sentences(one.line.text)[0]):
            continue
        names = list(takewhile(_is_bare, reversed(said[first:at])))
        below = takewhile(lambda other: other.role is not Role.HEADING, said[at + 1 :])
        alike = len({(other.line.mark, other.line.indent) for other in names[:_NEEDED]}) == 1
        if len(names) >= _NEEDED and alike and not any(other.role is Role.DOSE for other in below):
            made[at] = replace(one, line=replace(one.line, opens=True))
    return made


def _is_bare(one: Judged) -> bool:
    return one.role is Role.NAME and not one.read.works


def _with_doses_below(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, a dose directly below the heading of its part as of that heading: `STRENGTH`, `3 sets of 12`.

    Where other exercises have no dose of their own it may be for them, too, and stays as it is.
    """
    begins = [at for at, one in enumerate(said) if one.role is Role.HEADING]
    ends = dict(zip_longest(begins, begins[1:], fillvalue=len(said)))
    dosed = {at: dose for at, end in ends.items() if (dose := _dose_of_part(said, at, end))}
    parts = [said[: begins[0]], *(said[at + 1 : end] for at, end in ends.items() if at not in dosed)] if begins else []
    exercises = [[one for one in part if _may_be_exercise(one)] for part in parts]
    others = [part for part in exercises if any(one.role is Role.NAMED for one in part)]
    if not dosed or not (others or len(dosed) > 1) or any(part[-1].role is Role.NAME for part in others):
        return said
    merged = {at: _with_dose(said[at], said[dose]) for at, dose in dosed.items()}
    return [merged.get(at, one) for at, one in enumerate(said) if at not in dosed.values()]


def _dose_of_part(said: Sequence[Judged], at: int, end: int) -> int:
    """Return which line directly below a heading, or below the list in its part, has a dose for all there; else 0."""
    below = said[at + 1 : end]
    title = said[at].line.text.strip(_EDGE)
    if len(below) < 2 or not (is_title(title) or title.isupper()):
        return 0
    first, last = below[0], below[-1]
    told = (Role.DOSE, Role.SENTENCE)
    if (
        (first.role in told or dose_of_all(first.line.text.strip(_EDGE), apart=True))
        and _may_be_exercise(below[1])
        and _dose(first.line.text.strip(_EDGE))
    ):
        return at + 1
    listed = all(map(_may_be_exercise, below[:-1])) and any(one.role is Role.NAME for one in below[:-1])
    text = last.line.text.strip(_EDGE)
    both = _BOTH.match(text) if len(below) == 1 + _NEEDED else None
    dose = _dose(text[both.end() :]) if both else dose_of_all(text, apart=True) and _dose(text)
    return end - 1 if listed and dose else 0


def _with_dose(heading: Judged, dose: Judged) -> Judged:
    text = f"{heading.line.text.rstrip(_EDGE)}: {_BOTH.sub('', dose.line.text.strip(_EDGE), count=1)}"
    mark = HEADED if heading.line.text.isupper() else heading.line.mark
    return replace(
        heading, line=replace(heading.line, text=text, mark=mark, more=(*heading.line.sources, *dose.line.sources))
    )


def _heads(said: Sequence[Judged], at: int) -> bool:
    """Whether exercises without a dose of their own are listed below a line."""
    one = said[at]
    below = list(takewhile(lambda other: not _is_next(other, one), said[at + 1 :]))
    names = _names_below(said, at)
    surely = one.line.text.endswith(":") or one.line.heading > 0 or _capital(one.line.text)
    if not names or below[0] is not names[0]:
        surely = surely or (at == 0 and len(below) > _NEEDED and _of_group(one))
        return surely and bool(below) and below[0].role is Role.NAMED
    read = dose_under(one.line)
    if surely or (read and read.name.casefold() not in _EXERCISES_TOO):
        return True
    return len(names) >= _NEEDED and not any(map(_is_instructed, said, said[1:]))


def _of_group(one: Judged) -> bool:
    """Whether the title before a dose has a word for several exercises: `Übungen für zu Hause, je 10 x`."""
    read = dose_under(one.line)
    words = set(_WORD.findall(read.name.casefold())) if read else set()
    return not words.isdisjoint(_GROUPS) and words.isdisjoint(_EXERCISES_TOO)


def _names_below(said: Sequence[Judged], at: int) -> list[Judged]:
    """Return the names without a dose in the list directly below a line."""
    below = takewhile(lambda other: not _is_next(other, said[at]), said[at + 1 :])
    return [other for other in takewhile(_may_be_exercise, below) if other.role is Role.NAME]


def _is_instructed(one: Judged, below: Judged) -> bool:
    """Whether a few words stand below an exercise with its dose, which say how it is done."""
    dosed = one.role is Role.NAMED and dose_under(one.line) is None
    return dosed and below.role is Role.NAME and not below.line.opens and one.line.mark == below.line.mark


def _is_next(other: Judged, one: Judged) -> bool:
    """Whether a line begins the next part, or is listed beside this one."""
    beside = one.line.mark != "" and (other.line.mark, other.line.indent) == (one.line.mark, one.line.indent)
    return other.role is Role.HEADING or beside or dose_under(other.line) is not None


def _may_be_exercise(one: Judged) -> bool:
    return one.role in (Role.NAMED, Role.NAME)


def _capital(text: str) -> bool:
    """Whether the title before a dose is in capitals."""
    return bool(re.match(r"[^\W\d_a-zà-ÿ]{3,}(?![^\W\d_])", text))


def dose_for_each(section: Judged) -> tuple[Phrase, ...]:
    """Return what the heading of a part gives to each exercise in it."""
    read = dose_under(section.line)
    return read.phrases if read else ()


def below_headed_doses(said: Sequence[Judged]) -> set[int]:
    """Return the lines below headings that give a dose to each exercise, up to the next heading."""
    found: set[int] = set()
    given = False
    for at, one in enumerate(said):
        if one.role is Role.HEADING:
            given = dose_under(one.line) is not None
        elif given:
            found.add(at)
    return found
