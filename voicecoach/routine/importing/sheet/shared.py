"""Doses that sentences beside a list give to some of its exercises, and what each of these takes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.of_some import PREPOSED, Share, is_about_some, shares
from voicecoach.routine.importing.sheet.of_all import dose_of_all, give, in_sets
from voicecoach.routine.importing.sheet.roles import Judged, Role, like_a_name
from voicecoach.routine.notation.line import read_line, read_sentence, sentences
from voicecoach.routine.notation.phrases import LONGEST
from voicecoach.routine.notation.sides import SIDES

_FEWEST = 2
_EXERCISES = (Role.NAME, Role.NAMED)


def with_shared(said: Sequence[Judged]) -> list[Judged]:
    """Return the lines, those as shared that give a dose to exercises of others."""
    made = list(said)
    for at, one in enumerate(said):
        free = one.role in (*_EXERCISES, Role.SENTENCE, Role.DOSE) and not (one.line.mark or one.line.heading)
        if not free or len(one.line.text) > 2 * LONGEST:
            continue
        names = [
            other.read.name or other.line.text
            for place, other in enumerate(said)
            if place != at and other.role in _EXERCISES and not PREPOSED.match(other.line.text)
        ]
        if len(names) >= _FEWEST and _shares(names, one.line.text):
            made[at] = replace(one, role=Role.SHARED, read=read_sentence(one.line.text), label=None)
    return made


def _shares(names: Sequence[str], text: str) -> bool:
    """Whether a line is about some exercises, and has none of its own in another sentence."""
    parts = sentences(text)
    about = [is_about_some(names, part) for part in parts]
    return any(about) and not any(map(_is_exercise, (part for part, some in zip(parts, about, strict=True) if not some)))


def _is_exercise(text: str) -> bool:
    read = read_line(text)
    return read.works and read.name_first and like_a_name(read.name, named=True) and not dose_of_all(text, apart=True)


def of_others_too(names: Sequence[str], text: str, labels: Sequence[str] = ()) -> tuple[str, tuple[Share, ...]]:
    """Return what a sentence says of all and its doses for some; none of these if it is about rests, and no more."""
    head, found = shares(names, text, labels)
    rests = all(phrase.said.keys() <= {"rest", "time"} for share in found for phrase in share.phrases)
    return (text, ()) if rests else (head, found)


def give_some(drafts: Sequence[ExerciseDraft], share: Share, line: int, dose: Sequence[Located], ledger: Ledger) -> None:
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
        for text in sentences(one.line.text) if one.role is Role.SHARED else ():
            for share in shares(names, text)[1]:
                sided = tuple(phrase for phrase in share.phrases if phrase.said.keys() & {*SIDES})
                give_some(drafts, replace(share, phrases=sided), one.line.number, (), ledger)


def done_once(names: Sequence[str], text: str) -> set[int]:
    """Return the places of the exercises that a line has done once only."""
    found = (share for part in sentences(text) for share in shares(names, part)[1])
    return {
        place
        for share in found
        for phrase in share.phrases
        if in_sets(phrase).said == {"sets": "1"}
        for place in share.places
    }
