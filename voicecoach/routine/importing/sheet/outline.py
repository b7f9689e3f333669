"""Which lines of a text begin an exercise, which belong to one, and which are about all of them.

A list is told by its marks: of the numbered lines, or of the bullets that are set alike, enough have a dose. Without
marks a name with a dose begins one, and a short line above its dose. What stands below belongs to it, up to the next
one or to what is set apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile, zip_longest

from voicecoach.routine.importing.lines.shared import with_shared, with_titles
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.frames import is_chatter
from voicecoach.routine.importing.sheet.heads import heads
from voicecoach.routine.importing.sheet.of_all import gives_dose, rests_of_all
from voicecoach.routine.importing.sheet.parts import of_others, with_parts
from voicecoach.routine.importing.sheet.rests_below import rests_below
from voicecoach.routine.importing.sheet.roles import Judged, Role, spoken
from voicecoach.routine.importing.sheet.rounds import (
    alone_in_turn,
    bare_count,
    closes_group,
    heads_rounds,
    in_rounds,
    is_spec,
    list_below,
    says_how,
    with_own_rounds,
)
from voicecoach.routine.importing.sheet.same import with_references
from voicecoach.routine.importing.sheet.section_doses import set_apart_below, with_headed_doses
from voicecoach.routine.importing.sheet.titles import about_all, gives_to_each

_SEVERAL = 1.5
"""Exercises below each heading in capitals, at least: below a title there is one dose."""
_ADVICE = re.compile(r"(?:no|don'?t|do not|never|avoid|max|stop|ring|call|remember|nb|note)\b|all\b", re.IGNORECASE)


@dataclass
class SheetSection:
    """A part of a sheet, by its heading."""

    heading: Judged
    lines: list[Judged] = field(default_factory=list)
    """What stands in it before its first exercise."""


@dataclass
class OutlineEntry:
    """An exercise: the line that begins it, and what belongs to it."""

    head: Judged
    section: SheetSection | None
    body: list[Judged] = field(default_factory=list)


@dataclass
class Outline:
    """The parts of a text."""

    entries: list[OutlineEntry] = field(default_factory=list)
    above: list[Judged] = field(default_factory=list)
    """Before the first exercise."""
    around: list[tuple[Judged, OutlineEntry]] = field(default_factory=list)
    """Between and below exercises, about none of them alone, with the exercise that it stands below."""
    sections: list[SheetSection] = field(default_factory=list)


def outline(lines: Sequence[TextLine]) -> Outline:
    """Return the parts of a text."""
    judged = [with_own_rounds(spoken(line)) for line in lines]
    read = with_parts([alone_in_turn(judged, at) or one for at, one in enumerate(judged)])
    read = with_shared(read)
    said = _with_headings(
        _with_frames(_set_apart(with_headed_doses(with_titles(with_references(set_apart_below(read))))))
    )
    begun = heads(said)
    made = Outline()
    section: SheetSection | None = None
    entry: OutlineEntry | None = None
    closed = False
    for at, one in enumerate(said):
        if at in begun and one.role is not Role.HEADING:
            entry, closed = OutlineEntry(one, section), False
            made.entries.append(entry)
        elif one.role is Role.HEADING or _headed(one):
            section, entry = SheetSection(one), None
            made.sections.append(section)
        elif entry is not None and _belongs(one, entry) and (not closed or one.line.indent > entry.head.line.indent):
            entry.body.append(one)
        elif entry is not None:
            made.around.append((one, entry))
            passing = one.role is Role.CHATTER and not one.line.opens and entry.head.role is Role.NAME
            closed = closed or not passing
        elif section is not None:
            section.lines.append(one)
        elif made.entries:
            made.around.append((one, made.entries[-1]))
        else:
            made.above.append(one)
    _free_title(made)
    _cut_tails(made)
    made.around += rests_below(made.entries)
    _share_rests(made)
    made.around = [(_of_all(one, entry, made.entries), entry) for one, entry in made.around]
    _round_off_groups(made)
    return made


def _free_title(made: Outline) -> None:
    """Put the first lines of the page above its exercises if they have no dose, and those stand in a list."""
    if not made.entries or made.above:
        return
    first, *others = made.entries
    if first.section or first.head.line.mark:
        return
    lines = (first.head, *first.body)
    listed = sum(bool(entry.head.line.mark) and entry.head.read.works for entry in others)
    if listed > 1 and not any(one.read.measured or one.line.mark for one in lines):
        made.above += lines
        made.entries.remove(first)


def by_section(entries: Sequence[OutlineEntry]) -> list[tuple[SheetSection | None, list[OutlineEntry]]]:
    """Return the parts in order, each with its exercises."""
    made: list[tuple[SheetSection | None, list[OutlineEntry]]] = []
    for entry in entries:
        if made and made[-1][0] is entry.section:
            made[-1][1].append(entry)
        else:
            made.append((entry.section, [entry]))
    return made


def _round_off_groups(made: Outline) -> None:
    """Make a heading of a line below one of several groups that says how often it is done: `1a`, `1b`, `4 rounds`."""
    for one, last in list(made.around):
        if not (letter := _letter(last)):
            continue
        own = [entry for entry in made.entries if _letter(entry) == letter and entry.section is last.section]
        others = [entry for entry in made.entries if entry.section is last.section and entry not in own]
        if len(own) > 1 and others and (read := in_rounds(one) or bare_count(one)):
            section = SheetSection(replace(one, read=read))
            made.sections.append(section)
            made.around.remove((one, last))
            for entry in own:
                entry.section = section


def _letter(entry: OutlineEntry) -> str:
    return entry.head.line.label[:1] if entry.head.line.mark == "group" else ""


def _of_all(one: Judged, last: OutlineEntry, entries: Sequence[OutlineEntry]) -> Judged:
    """Return a line below a list, a lone number of times as how often all of it is done."""
    part = [entry for entry in entries if entry.section is last.section]
    sets = any("sets" in other.read.roles for entry in part for other in (entry.head, *entry.body))
    read = bare_count(one) if one.role is Role.DOSE and len(part) > 1 and not sets else None
    return replace(one, read=read) if read else one


def _headed(one: Judged) -> bool:
    """Whether a line with Markdown's sign of a heading is no more than that."""
    return bool(one.line.heading) and one.role in (Role.NAME, Role.SENTENCE) and not (one.line.mark or one.read.works)


def _set_apart(said: list[Judged]) -> list[Judged]:
    """Return the lines, the one directly below the title as a paragraph if it gives a dose to the list below."""
    if len(said) < 4 or said[0].role is not Role.NAME or not said[2].line.opens:
        return said
    one = said[1]
    if gives_dose(one.line.text) and not said[3].line.opens:
        said[1] = replace(one, line=replace(one.line, opens=True))
    return said


def _with_frames(said: Sequence[Judged]) -> list[Judged]:
    """Return the lines, what is listed below a line of the page's frame as of it: `Patient Education`, `- Posture`."""
    made = list(_without_answers(said))
    framed, indent = False, 0
    for at, one in enumerate(said):
        listed = one.line.mark.startswith("bullet") and one.role is Role.NAME and not one.read.measured
        if one.role is Role.CHATTER:
            framed, indent = one.line.opens or bool(one.line.mark), one.line.indent + bool(one.line.mark)
        framed = framed and (one.role is Role.CHATTER or (listed and not one.line.opens and one.line.indent >= indent))
        if framed and listed:
            made[at] = replace(one, role=Role.CHATTER)
    return made


def _without_answers(said: Sequence[Judged]) -> Sequence[Judged]:
    """Return the lines of a chat, what others write than who tells of exercises as of the frame: `ok thanks`."""
    tellers = Counter(one.line.told_by for one in said if one.line.told_by and one.role is Role.NAMED)
    if not tellers:
        return said
    (coach, _), *_ = tellers.most_common(1)
    return [
        replace(one, role=Role.CHATTER)
        if one.line.told_by not in ("", coach) and one.role in (Role.NAME, Role.SENTENCE)
        else one
        for one in said
    ]


def _with_headings(said: Sequence[Judged]) -> list[Judged]:
    """Return the lines, those that say how a list of names below them is done as headings."""
    capitals = _in_capitals(said)
    made = [replace(one, role=Role.HEADING) if at in capitals else one for at, one in enumerate(said)]
    told = -1
    for at, one in enumerate(said[:-2]):
        if told == at - 1 and not one.line.opens and says_how(one):
            told = at  # it goes with the heading above
            continue
        if closes_group(said, at):
            continue
        if headed := heads_rounds(said, at):
            made[at], told = headed, at
            continue
        if not one.line.mark and gives_dose(one.line.text):
            continue
        below = list_below(said, at)
        names = len(below) == 2 and all(other.role is Role.NAME and not other.read.measured for other in below)
        how = is_spec(one) or (one.line.text.endswith(":") and all(other.line.mark for other in below))
        rounds = "rounds" in one.read.roles and not one.read.works and len(below) == 2 and _both_listed(one, below)
        heads_all = not one.line.mark and ((names and how) or rounds)
        begins = one.line.opens and not one.line.mark and names and not below[0].line.opens
        each = begins and one.role is Role.DOSE and one.read.works
        plain = each or (one.role in (Role.NAMED, Role.DOSE) and (heads_all or (names and gives_to_each(one, below))))
        if plain or (one.role is Role.SENTENCE and rounds and not one.line.mark):
            made[at], told = replace(one, role=Role.HEADING), at
    return made


def _in_capitals(said: Sequence[Judged]) -> set[int]:
    """Return the lines in capitals that each stand above exercises, more of these than of them: `SUPINE`, `PRONE`."""
    found = {at for at in range(len(said) - 1) if _is_in_capitals(said[at]) and _is_one_of_several(said[at + 1])}
    lists = [list(takewhile(_is_one_of_several, said[at + 1 :])) for at in found]
    return found if len(found) > 1 and sum(map(len, lists)) >= _SEVERAL * len(found) else set()


def _is_in_capitals(one: Judged) -> bool:
    text = re.sub(r"\s*\([^()]*\)$", "", one.line.text)
    plain = one.role is Role.NAME and one.line.opens and not (one.line.mark or one.read.measured)
    return plain and text.isupper() and len(text) > 1


def _is_one_of_several(one: Judged) -> bool:
    """Whether a line is an exercise with its dose, below another line of its paragraph."""
    return one.role is Role.NAMED and one.read.works and not one.line.opens and one.line.text[-1] != "."


def _both_listed(above: Judged, below: Sequence[Judged]) -> bool:
    """Whether two lines are set alike, each an exercise with its dose; below a sentence with no sets of its own."""
    alike = all(one.role is Role.NAMED and one.line.mark == below[0].line.mark for one in below)
    told = above.role is not Role.NAMED and all("sets" not in one.read.roles for one in below)
    return alike and (below[0].line.mark != "" or told)


def _belongs(one: Judged, entry: OutlineEntry) -> bool:  # noqa: PLR0911 - one question after the other
    """Whether a line is about the exercise above it."""
    line, head = one.line, entry.head.line
    if one.role is Role.SHARED or (one.role is Role.CHATTER and not one.read.works):
        return False
    last = entry.body[-1].line if entry.body else head
    if line.indent > head.indent or (
        line.mark and line.mark != head.mark and not (head.mark and line.indent < head.indent)
    ):
        return True
    if (line.quoted and not head.quoted) or (line.indent <= head.indent and in_rounds(one)):
        return False
    if _is_link(one):
        return not line.opens
    if rests_of_all(line.text) or ("rest_after" in one.read.roles and not one.read.works):
        return False
    if about_all(one):  # among the lines of a dose it is of this one: `Hold each for 2 seconds`
        return not line.opens and bool(entry.body) and entry.body[-1].role in (Role.DOSE, Role.LABEL)
    flat = entry.head.role is Role.NAMED and not line.mark
    if flat and one.role is Role.SENTENCE and _ADVICE.match(line.text):
        return False
    if flat and "every" in one.read.roles and not one.read.works:
        return False
    again = (
        one.role is Role.DOSE and not line.mark and re.match(r"[x×] ?\d|repeat|wiederhol|répét|repet", line.text, re.I)
    )
    if again and entry.head.role is Role.NAMED and "reps" in one.read.roles & entry.head.read.roles:
        return False
    if one.role in (Role.DOSE, Role.LABEL):
        wanting = entry.head.role is not Role.NAMED and not any(other.doses for other in entry.body)
        return not line.opens or wanting or ((not head.mark or head.heading > 0) and entry.head.role is not Role.NAMED)
    if last.mark and last.mark != head.mark and not line.mark:
        return False
    if line.mark and line.mark == head.mark:
        return False
    return not line.opens or entry.head.role is not Role.NAMED


def _share_rests(made: Outline) -> None:
    """Take a rest that is of others, too, off the exercise that it stands below."""
    at = of_others([(entry.head, entry.body) for entry in made.entries])
    if at >= 0:
        made.around += [(one, made.entries[at]) for one in made.entries[at].body]
        made.entries[at].body.clear()


def _is_link(one: Judged) -> bool:
    """Whether a line is a link, and nothing else."""
    return one.read.only_dose and one.read.roles == {"note"} and "/" in one.line.text


def _cut_tails(made: Outline) -> None:
    """Take off the last exercise, and the last of a part, the paragraphs that no other one has."""

    def paragraphs(entry: OutlineEntry) -> int:
        return sum(one.line.opens for one in entry.body)

    last = {id(a) for a, b in zip_longest(made.entries, made.entries[1:]) if b is None or a.section is not b.section}
    inner = [paragraphs(entry) for entry in made.entries if id(entry) not in last]
    most = max(inner, default=1)
    for entry in made.entries:
        if id(entry) not in last:
            continue
        seen, kept = 0, []
        for at, one in enumerate(entry.body):
            seen += one.line.opens
            chatter = is_chatter(one.line.text) and not _is_link(one)
            late = seen > most and one.line.opens and one.role not in (Role.DOSE, Role.LABEL)
            if chatter or late:
                made.around += [(other, entry) for other in entry.body[at:]]
                break
            kept.append(one)
        entry.body[:] = kept
