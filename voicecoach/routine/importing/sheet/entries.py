"""The lines of an exercise, and the heading of a part -> what was read of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from voicecoach.routine.fields import Section
from voicecoach.routine.importing.cells import cell
from voicecoach.routine.importing.columns import WORDS
from voicecoach.routine.importing.draft_exercise import capitalised, fits
from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.blocks import about_rounds, told_of
from voicecoach.routine.importing.sheet.frames import is_chatter, warned
from voicecoach.routine.importing.sheet.general import General
from voicecoach.routine.importing.sheet.labels import are_days
from voicecoach.routine.importing.sheet.outline import Outline, OutlineEntry, SheetSection
from voicecoach.routine.importing.sheet.roles import DIRECTIONS, Judged, Role
from voicecoach.routine.importing.sheet.rounds import is_spec
from voicecoach.routine.importing.sheet.section_doses import dose_under
from voicecoach.routine.notation.line import JOINING, read_line, read_sentence, sentences

_WORDS_TO_SAY = 4
"""Words of a leftover piece from which on it is taken for an instruction."""
_KEPT = frozenset({"every", "rounds", "round_rest", "rest", "rest_after", "work", "sets", "reps", "hold"})
"""What a heading says that is not lost without its words."""
_PAIRED = re.compile(r"[A-Z]\d")
"""The label of one of a superset, whatever its mark."""
_ONLY_EXERCISES = re.compile(
    r"(?:(?:(?:your|the|my|home) )?exercises?|übungen|exercices?|ejercicios?)\s?:?", re.IGNORECASE
)
"""A heading that says nothing."""
_BRACKETED = re.compile(r"\s*\[([^\[\]]*)\]")


def drafted(entry: OutlineEntry, ledger: Ledger) -> ExerciseDraft:
    """Return what the lines of an exercise say."""
    head = entry.head
    name, pieces = _name(head)
    made = ExerciseDraft(name, head.line.number, group=_group(head.line))
    made.numbers = any(figures(one.line.text) for one in (head, *entry.body))
    ledger.keep(head.line.number, head.line.marks)
    for phrase in head.read.phrases:
        made.take([phrase], _place(head.line, phrase.text))
    for piece in pieces:
        made.say("do" if len(piece.split()) >= _WORDS_TO_SAY else "notes", piece, _place(head.line, piece))
    for number, text in head.line.sources:
        ledger.keep(number, _name_figures(name, text))
    for link in head.line.links:
        made.say("notes", link, head.line.number)
    for one in entry.body:
        _add(made, one, ledger)
    return made


def _name(head: Judged) -> tuple[str, list[str]]:
    """Return the name in the first line of an exercise, and what else it says."""
    text = head.read.name or head.line.text
    pieces = list(head.read.pieces)
    if head.role is Role.NAME and not head.read.phrases:
        text, pieces = head.line.text, []
    if head.role is Role.SENTENCE and not head.read.name:
        parts = re.split(r":\s|\s[-–—]\s|(?<=\w\w)\.\s", head.line.text, maxsplit=1)
        text, pieces = parts[0], [word for part in parts[1:] for word in _beside_dose(part)]
    text, *beside = text.split(" | ")
    pieces = [*beside, *pieces]
    bracketed = _BRACKETED.findall(text)
    text = JOINING.sub("", _BRACKETED.sub("", text)).strip(" :.,-–—~") or head.line.text
    return capitalised(text), [*bracketed, *pieces]


def _beside_dose(piece: str) -> list[str]:
    """Return a piece without the dose in it, where it has hardly another word."""
    read = read_line(piece)
    words = [*filter(None, (read.name, *read.pieces))]
    return words if read.works and len(" ".join(words).split()) < _WORDS_TO_SAY else [piece]


def _name_figures(name: str, text: str) -> str:
    return name if name.casefold()[1:] in text.casefold() else ""


def _group(line: TextLine) -> str:
    paired = line.mark == "group" or _PAIRED.fullmatch(line.label)
    return line.label[:1].upper() if paired else ""


def _place(line: TextLine, text: str) -> int:
    """Return the line of the source that holds a text, or its beginning."""
    for number, source in line.sources:
        if text in source:
            return number
    said = set(figures(text))
    for number, source in line.sources if said else ():
        if said <= set(figures(source)):
            return number  # the words before its numbers stand in the line above
    begins = text[: max(3, len(text) // 3)]
    return next((number for number, source in line.sources if begins in source), line.number)


def _add(made: ExerciseDraft, one: Judged, ledger: Ledger) -> None:
    """Add a line below the first one."""
    line = one.line
    ledger.keep(line.number, line.marks)
    for link in line.links:
        made.say("notes", link, line.number)
    if one.role is Role.LABEL and one.label:
        _label(made, one)
    elif one.role is Role.DOSE or (one.role is Role.NAMED and one.read.phrases and not one.read.name_first):
        for phrase in one.read.phrases:
            lift = line.mark == "set" and phrase.said.keys() == {"reps"}
            said = {"lift": phrase.said["reps"]} if lift else phrase.said
            made.take([replace(phrase, said=said)], _place(line, phrase.text))
        for piece in filter(None, (one.read.name, *one.read.pieces)):
            made.say("notes", piece, _place(line, piece))
    elif warning := warned(line.text):
        made.say("notes", warning[0], line.number)
        ledger.leave(line.number, warning[1])
    elif one.role is Role.CHATTER or is_chatter(line.text):
        ledger.leave_lines(line.sources)
    elif not DIRECTIONS.fullmatch(line.text):
        _sentences(made, line)


def _label(made: ExerciseDraft, one: Judged) -> None:
    assert one.label is not None
    role = one.label.role
    if role in WORDS:
        for text in sentences(one.value):
            made.take(read_sentence(text).phrases, one.line.number, loose=True)
        made.say(role, one.value, one.line.number)
        return
    if one.read.only_dose and role != "sides":
        made.take(one.read.phrases, one.line.number)
        return
    made.hear(cell(one.label, one.value), one.line.number)


def _sentences(made: ExerciseDraft, line: TextLine) -> None:
    """Add an instruction: its words to what is said, and a dose in it to the exercise's."""
    muscle = re.match(r"[^:.]{3,40}:\s", line.text) and len(line.text.split()) <= 8
    for text in sentences(line.text):
        read = read_sentence(text)
        place = _place(line, text)
        for phrase in read.phrases:
            made.take([phrase], _place(line, phrase.text), loose=True)
        if read.pieces or not read.phrases:
            beside = muscle or (
                len(text.split()) <= 8 and read.roles & {"rest", "round_rest", "rest_after", "rounds", "between_reps"}
            )
            made.say("notes" if beside else "do", text, place)


def _named(heading: Judged) -> bool:
    """Whether a heading has a name, and not only a word for exercises: `EXERCISES (do twice daily)`."""
    return bool(heading.read.name) and not _ONLY_EXERCISES.fullmatch(heading.read.name)


def says_often(section: SheetSection) -> set[str]:
    """Return how often a heading says its part is done, if that is all it says."""
    phrases = section.heading.read.phrases if not _named(section.heading) else ()
    return {phrase.text.casefold() for phrase in phrases if "every" in phrase.said}


def how_often(plan: Outline) -> set[str]:
    """Return how often the headings say that their parts are done; nothing if they are only days of the week."""
    used = {id(entry.section) for entry in plan.entries}
    said = {text for section in plan.sections if id(section) in used for text in says_often(section)}
    return set() if all(map(are_days, said)) else said


def head_of_part(
    section: SheetSection, drafts: Sequence[ExerciseDraft], general: General, *, other: Collection[str]
) -> None:
    """Keep what the heading of a part says: how often, or its words as a note of its first exercise.

    Where `other` parts are done more or less often, that is of its exercises.
    """
    heading = section.heading
    line = heading.line
    general.ledger.keep(line.number, line.marks)
    if "every" in heading.read.roles and not _named(heading):
        told = [Located(p, line.number) for p in heading.read.phrases if "every" in p.said]
        for draft in drafts if other else ():
            draft.take([one.phrase for one in told], line.number)
        general.every += [] if other else told
        said = [pair for phrase in heading.read.phrases for pair in phrase.said.items() if pair[0] in _KEPT]
        rests = [time for role, time in said if role in ("rest", "round_rest")]
        if len(said) > len(dict(said)) or not all(fits("rest", time, Section.BLOCK) for time in rests):
            general.ledger.leave(line.number, line.text)
        for phrase in heading.read.phrases:
            general.ledger.keep(line.number, phrase.text if phrase.said.keys() & _KEPT else "")
    elif drafts:
        for number, text in line.sources:
            general.ledger.keep(number, text)
        dosed = dose_under(line)
        if not _ONLY_EXERCISES.fullmatch(line.text):
            drafts[0].say("notes", dosed.name if dosed else line.text.rstrip(":"), line.number)
    for one in section.lines:
        if not (about_rounds(one) or is_spec(one)):
            general.hear(one, above=True)
        else:
            told_of(one, general.ledger)
