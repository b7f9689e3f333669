"""Doses that sentences beside a list give to some of its exercises, and what each of these takes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.of_some import PREPOSED, Share, is_about_some, names_some, shares
from voicecoach.routine.importing.sheet.of_all import dose_of_all, give, in_sets
from voicecoach.routine.importing.sheet.roles import Judged, Role, like_a_name, spoken
from voicecoach.routine.importing.sheet.rounds import rounds_of
from voicecoach.routine.importing.sheet.section_doses import HEADED, is_title
from voicecoach.routine.notation.beside_name import EDGE
from voicecoach.routine.notation.line import read_line, read_sentence, sentences_of
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.sides import SIDES

_FEWEST, _MOST = 2, 100
"""Exercises of a list that a sentence may name; beyond these only by numbers and places, as names take long to find."""
_EXERCISES = (Role.NAME, Role.NAMED)
_TITLED = re.compile(r"(?P<title>[^:(–—]{3,40}?)(?::\s|\s?\(|\s[-–—]\s)(?P<dose>[^()]{5,150})\)?:?")
_CLAUSE = re.compile(r"[,;]\s")


_OF_ITS_LAST = re.compile(
    r"\d\s?(?:x|reps?|times|mal|fois|veces)?,[^,;.]{0,12}\b(?:hold|holding|pause|squeeze|halten|tenir|mantener)\b[^,;.]{0,12}"
    r"\b(?:last|letzte\w*|dernière?|última?)\b",
    re.IGNORECASE,
)
"""What is said of the last rep: `Bridge - 8x, hold the last one 10 s`."""


def with_shared(said: Sequence[Judged]) -> list[Judged]:
    """Return the lines, those as shared that give a dose to exercises of others, apart from rounds told beside it."""
    named = [at for at, one in enumerate(said) if one.role in _EXERCISES and not PREPOSED.match(one.line.text)]
    called = {at: said[at].read.name or said[at].line.text for at in named} if len(named) <= _MOST else {}
    made: list[Judged] = []
    for at, one in enumerate(said):
        if title := _in_title(one):
            made += title
            continue
        free = one.role in (*_EXERCISES, Role.SENTENCE, Role.DOSE) and not (one.line.mark or one.line.heading)
        names = [name for place, name in called.items() if place != at] or [""] * len(named)
        short = len(one.line.text) <= 2 * LONGEST
        its_own = one.role is Role.NAMED and _OF_ITS_LAST.search(one.line.text)
        if free and short and not its_own and len(names) >= _FEWEST and _shares(names, one.line.text):
            made += _apart(one)
        else:
            made.append(one)
    return made


def with_titles(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines, titles as headings that have a dose for all directly below, and exercises below that.

    One alone is the title of the page.
    """
    titles = [at for at in range(len(said) - 2) if _titles_part(said[at : at + 3])]
    above = said[: titles[0]] if titles else ()
    parts = sum(one.role is Role.HEADING and _gives_all(below) for one, below in pairwise(said))
    if len(titles) + parts < _FEWEST and not any(one.role is Role.NAMED and one.read.works for one in above):
        return said
    return [replace(one, role=Role.HEADING) if at in titles else one for at, one in enumerate(said)]


def _titles_part(lines: Sequence[Judged]) -> bool:
    title, dose, first = lines
    text = title.line.text.strip(EDGE)
    bare = title.role is Role.NAME and not title.line.mark and not title.read.measured
    return bare and (text.isupper() or is_title(text)) and _gives_all(dose) and first.role in _EXERCISES


def _gives_all(one: Judged) -> bool:
    """Whether a line directly below another one gives a dose to all exercises."""
    told = one.role in (Role.DOSE, Role.SENTENCE) and not (one.line.opens or one.line.mark)
    return told and dose_of_all(one.line.text.strip(EDGE), apart=True) is not None


def _in_title(one: Judged) -> list[Judged]:
    """Return a title with a dose, and what it says of some exercises below it; nothing if it says no such thing."""
    found = _TITLED.fullmatch(one.line.text) if len(one.line.text) <= LONGEST and not one.line.mark else None
    if not found or not (is_title(found["title"]) or one.line.heading or found["title"].isupper()):
        return []
    parts = _CLAUSE.split(found["dose"])
    some = [part for part in parts if names_some([""] * _MOST, part) and shares([""] * _MOST, part)[1]]
    if not some or len(some) == len(parts):
        return []
    dose = ", ".join(part for part in parts if part not in some)
    line = replace(one.line, text=f"{found['title'].rstrip()} ({dose})", more=one.line.sources)
    below = replace(one.line, text=", ".join(some), heading=0, opens=False, more=one.line.sources)
    shared = Judged(below, Role.SHARED, read_sentence(below.text))
    return [spoken(replace(line, mark=HEADED)), shared]


def _apart(one: Judged) -> list[Judged]:
    """Return a line that is shared, the rounds of all in it as a line of their own."""
    parts = sentences_of(one.line.text)
    rounds = [part for part in parts if rounds_of(part)]
    others = [part for part in parts if part not in rounds]
    if not rounds or not others:
        return [replace(one, role=Role.SHARED, read=read_sentence(one.line.text), label=None)]
    alone = replace(one.line, text=" ".join(rounds).rstrip("."), more=one.line.sources, opens=True)
    shared = replace(one.line, text=". ".join(part.rstrip(".") for part in others), more=one.line.sources)
    return [Judged(alone, Role.DOSE, read_line(alone.text)), Judged(shared, Role.SHARED, read_sentence(shared.text))]


def _shares(names: Sequence[str], text: str) -> bool:
    """Whether a line is about some exercises, and has none of its own in another sentence."""
    parts = sentences_of(text)
    about = [is_about_some(names, part) for part in parts]
    others = [part for part, some in zip(parts, about, strict=True) if not some and not rounds_of(part)]
    return any(about) and not any(map(_is_exercise, others))


def _is_exercise(text: str) -> bool:
    read = read_line(text)
    return read.works and read.name_first and like_a_name(read.name, named=True) and not dose_of_all(text, apart=True)


def of_others_too(names: Sequence[str], text: str, labels: Sequence[str] = ()) -> tuple[str, tuple[Share, ...]]:
    """Return what a sentence says of all and its doses for some; none of these if it is about rests, and no more."""
    head, found = shares(names, text, labels)
    rests = all(phrase.said.keys() <= {"rest", "time"} for share in found for phrase in share.phrases)
    return (text, ()) if rests else (head, found)


def give_some(
    drafts: Sequence[ExerciseDraft], share: Share, line: int, dose: Sequence[Located], ledger: Ledger
) -> None:
    """Give exercises a dose that is for them; what one says otherwise itself goes before it, and is told."""
    counts = any(placed.phrase.said.keys() & {"reps", "hold", "span", "time"} for placed in dose)
    for draft in (drafts[place] for place in share.places if place < len(drafts)):
        for phrase in share.phrases:
            meant = in_sets(phrase) if counts or draft.measured else phrase
            before = len(draft.found)
            if any((placed.line, placed.phrase.text) == (line, phrase.text) for placed in draft.found):
                continue
            give(draft, [Located(meant, line)], named=True)
            if len(draft.found) == before:
                ledger.doubt(line, f"{draft.name}: {phrase.text}, beside a dose of its own")


def give_sides(drafts: Sequence[ExerciseDraft], around: Sequence[Judged], ledger: Ledger) -> None:
    """Give exercises the side that a sentence names for them, before the heading of their part says both."""
    names = [draft.name for draft in drafts]
    for one in around:
        for text in sentences_of(one.line.text) if one.role is Role.SHARED else ():
            for share in shares(names, text)[1]:
                sided = tuple(phrase for phrase in share.phrases if phrase.said.keys() & {*SIDES})
                give_some(drafts, replace(share, phrases=sided), one.line.number, (), ledger)


def done_once(names: Sequence[str], text: str) -> set[int]:
    """Return the places of the exercises that a line has done once only."""
    found = (share for part in sentences_of(text) for share in shares(names, part)[1])
    return {
        place
        for share in found
        for phrase in share.phrases
        if in_sets(phrase).said == {"sets": "1"}
        for place in share.places
    }
