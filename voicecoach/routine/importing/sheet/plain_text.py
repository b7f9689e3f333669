"""Plain text and Markdown, as one would paste it from a message, a portal or a leaflet, or type it off a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.fields import Section
from voicecoach.routine.importing.clauses.clauses import apart
from voicecoach.routine.importing.clauses.paragraphs import joined, valued
from voicecoach.routine.importing.clauses.sentences import in_clauses, long_enough
from voicecoach.routine.importing.clauses.weeks import of_first_week
from voicecoach.routine.importing.draft_exercise import fits, shortened
from voicecoach.routine.importing.exercise_draft import ExerciseDraft, Located
from voicecoach.routine.importing.later.sections import leave_for_later
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.lines.footnotes import footnotes, with_footnotes
from voicecoach.routine.importing.lines.shared import done_once, give_sides
from voicecoach.routine.importing.lines.text_line import TextLine, text_lines
from voicecoach.routine.importing.lines.text_tables import tables, without_tables
from voicecoach.routine.importing.logs.logged import convert as log_of_lines
from voicecoach.routine.importing.logs.logged import logged
from voicecoach.routine.importing.logs.training_log import read_rows
from voicecoach.routine.importing.model import Converted
from voicecoach.routine.importing.sheet.asides import keep, without_asides
from voicecoach.routine.importing.sheet.blocks import Spec, Together, about_rounds, blocks, spec, told_of, written
from voicecoach.routine.importing.sheet.entries import drafted, head_of_part, how_often, says_often
from voicecoach.routine.importing.sheet.general import General
from voicecoach.routine.importing.sheet.labels import are_days
from voicecoach.routine.importing.sheet.of_all import give
from voicecoach.routine.importing.sheet.outline import Outline, OutlineEntry, SheetSection, by_section, outline
from voicecoach.routine.importing.sheet.rests import only_rests
from voicecoach.routine.importing.sheet.roles import Judged, Role, is_part, spoken
from voicecoach.routine.importing.sheet.rounds import is_spec
from voicecoach.routine.importing.sheet.same import done_alike
from voicecoach.routine.importing.sheet.section_doses import dose_for_each
from voicecoach.routine.importing.sheet.titles import about_all, fills_blanks
from voicecoach.routine.importing.tables import Table
from voicecoach.routine.notation.beside_name import WORK
from voicecoach.routine.notation.frequency import often
from voicecoach.routine.notation.line import SECTION, read_line
from voicecoach.routine.yaml.tree import clean
from voicecoach.routine.yaml.writing import Draft, Value

_LONGEST_TITLE = 80
_PARAGRAPH = 60
"""Characters of running text in one line, at least."""
_LONGEST_SHORT = 6
"""Characters of `TID` and `B.I.D.`, which are no words of a title."""
_LABELS = {"equipment": "equipment", "needed": "equipment", "safety": "safety", "warning": "safety", "source": "source"}
_LABEL = re.compile(r"(?P<key>[^\W\d_]{3,12})(?:\sneeded)?:\s+(?P<value>\S.*)")


def convert(text: str, name: str) -> Converted:
    """Return the routine that `text` describes, called `name` unless it has a title."""
    ledger = Ledger(text)
    lines = text.splitlines()
    head: dict[str, Value] = {"name": name}
    body = _below_front_matter(lines, head, ledger)
    if log := logged(body):
        return ledger.converted(log_of_lines(log, body, str(head["name"]), ledger), text)
    body, notes = footnotes(body)
    leave_for_later(body, ledger)
    blanks = fills_blanks(body)
    parted = [(read_rows(rows, at, ledger, blanks=blanks, said=body), rows) for rows, at in tables(body)]
    body = without_tables(body, (rows for _, rows in parted), ledger)
    draft = from_lines(
        apart(joined(valued(of_first_week(with_footnotes(text_lines("\n".join(body)), notes))))),
        head,
        ledger,
        [table for table, _ in parted if table.drafts],
    )
    return ledger.converted(draft, text)


def _below_front_matter(lines: Sequence[str], head: dict[str, Value], ledger: Ledger) -> list[str]:
    """Return the lines with front matter blotted out; its title is the routine's."""
    body = list(lines)
    if not body or body[0].strip() != "---":
        return body
    end = next((at for at in range(1, min(len(body), 60)) if body[at].strip() in ("---", "...")), 0)
    for at in range(end + 1 if end else 0):
        found = re.match(r"(title|name)\s*:\s*(.+)", body[at])
        if found and (title := clean(found[2].strip("'\" "))):
            head["name"] = shortened(title)
            head["titled"] = "yes"
            ledger.keep(at + 1, title)
        elif figures(body[at]):
            ledger.leave(at + 1, body[at])
        body[at] = ""
    return body


def from_lines(
    lines: Sequence[TextLine], head: dict[str, Value], ledger: Ledger, parted: Sequence[Table] = ()
) -> Draft:
    """Return the routine of lines and of the tables between. Raise VoicecoachError if there is no exercise in them."""
    apart, asides = without_asides(lines)
    plan = _told_in_turn(outline(apart), apart)
    if asides and not (plan.entries or parted):
        plan, asides = _told_in_turn(outline(lines), lines), []
    if not plan.entries and not parted:
        raise VoicecoachError(
            "no exercise can be found in this text", "write one in a line: Clamshell - 3 sets of 10, hold 5 sec"
        )
    named = bool(head.pop("titled", ""))
    general = General(ledger, head)
    general.names = [*_names(plan), *(draft.name for table in parted for draft in table.drafts)]
    general.labels = [entry.head.line.label if entry.head.line.mark == "number" else "" for entry in plan.entries]
    _titled(plan, general, named=named)
    _headed_by_how(plan)
    _apart_if_once(plan, general.names)
    _top(plan, general)
    keep(asides, head, ledger)
    drafts = {id(entry): drafted(entry, ledger) for entry in plan.entries}
    done_alike(list(drafts.values()), [entry.head.line.label for entry in plan.entries])
    give_sides(list(drafts.values()), [one for one, _ in plan.around], ledger)
    parts: list[tuple[int, list[Together | ExerciseDraft]]] = []
    for section, entries in by_section(plan.entries):
        first = plan.entries.index(entries[0])
        general.scope = (first, first + len(entries))
        parts.append((entries[0].head.line.number, _part(plan, section, entries, drafts, general)))
    general.scope = (0, None)
    for table in parted:
        for line, text in table.beside:
            general.hear(spoken(TextLine(line, text)), above=True)
        parts.append((table.drafts[0].line, list(table.drafts)))
    for one, _ in plan.around:
        if not about_rounds(one):
            general.hear(one, above=False)
    every = [*drafts.values(), *(draft for table in parted for draft in table.drafts)]
    general.apply(every)
    general.set_every(every)
    ordered = [one for _, part in sorted(parts, key=lambda pair: pair[0]) for one in part]
    items = written(ordered, ledger) + [item for draft in general.added for item in draft.items(ledger)]
    return Draft(general.head, tuple(items))


def _names(plan: Outline) -> list[str]:
    return [entry.head.read.name or entry.head.line.text for entry in plan.entries]


def _told_in_turn(plan: Outline, lines: Sequence[TextLine]) -> Outline:
    """Return the parts of a text that tells of its exercises in sentences, where more are found so."""
    if len(plan.entries) > 1 and not _in_sentences([entry.head.line for entry in plan.entries]):
        return plan
    clauses = in_clauses(lines)
    cut = plan if clauses == list(lines) else outline(clauses)
    return cut if len(cut.entries) > max(1, len(plan.entries)) else plan


def _in_sentences(lines: Sequence[TextLine]) -> bool:
    """Whether exercises were found in running text: each in a long line, or all of them in one."""
    plain = not any(line.mark or line.heading for line in lines)
    together = len({line.number for line in lines}) == 1 and sum(len(line.text) for line in lines) >= _PARAGRAPH
    return plain and (together or all(long_enough(line.text) for line in lines))


def _part(
    plan: Outline,
    section: SheetSection | None,
    entries: list[OutlineEntry],
    drafts: dict[int, ExerciseDraft],
    general: General,
) -> list[Together | ExerciseDraft]:
    """Return the exercises of one part, in rounds where it says so."""
    ledger, own = general.ledger, [drafts[id(entry)] for entry in entries]
    ours = {id(entry) for entry in entries}
    beside = [one for one, entry in plan.around if id(entry) in ours and about_rounds(one)]
    inner = [one for entry in entries for one in entry.body if about_rounds(one) and not _only_dose(one, entry)]
    how = spec(section, [*beside, *inner])
    _tell_others([*(section.lines if section else ()), *beside], how, ledger)
    for one in beside:
        told_of(one, ledger)
    _rest_in_rounds(own, how)
    if section is not None:
        head_of_part(section, own, general, other=how_often(plan) - says_often(section))
        dose = [] if how.says_how else [Located(one, how.line) for one in dose_for_each(section.heading)]
        for draft in own:
            give(draft, dose)
        for phrase, line in () if dose else how.dose:
            for draft in own:
                if not draft.measured or (phrase.said.keys() == {"sets"} and "sets" not in draft.roles):
                    draft.take([phrase], line)
        _tell_untaken([*dose, *(Located(*one) for one in how.dose)], own, ledger)
    return blocks(entries, own, how, ledger)


def _tell_untaken(dose: Sequence[Located], drafts: Sequence[ExerciseDraft], ledger: Ledger) -> None:
    """Tell of what a heading gives to its exercises if all of them say otherwise."""
    taken = {(placed.phrase.text, role) for draft in drafts for placed in draft.found for role in placed.phrase.said}
    for placed in dose:
        amounts = {(placed.phrase.text, role) for role, value in placed.phrase.said.items() if figures(value)}
        if figures(placed.phrase.text) and (not amounts or amounts - taken):
            ledger.leave(placed.line, placed.phrase.text)


def _only_dose(one: Judged, entry: OutlineEntry) -> bool:
    """Whether a line set in below an exercise is all that says how much of it there is to do."""
    others = (entry.head, *(other for other in entry.body if other is not one))
    return one.line.indent > entry.head.line.indent and not any(other.doses for other in others)


def _tell_others(lines: Sequence[Judged], how: Spec, ledger: Ledger) -> None:
    """Tell of rounds, rests, work and rest in turn that others about the same list have pushed out."""
    meant = {"rounds": how.rounds, "rest": how.rest, "round_rest": how.rest, "work": how.work, "off": how.off}
    for one in lines:
        read = (*one.read.phrases, *read_line(one.line.text).phrases)
        said = [pair for phrase in read for pair in phrase.said.items()]
        if any(meant.get(role, value) != value for role, value in said):
            ledger.leave_lines(one.line.sources)


def _headed_by_how(plan: Outline) -> None:
    """Make a heading of the lines above a list without one that say how all of it is done."""
    how = [one for one in plan.above if is_spec(one) or (one.role is Role.DOSE and about_rounds(one))]
    unheaded = list(takewhile(lambda entry: entry.section is None, plan.entries))
    if not how or not unheaded:
        return
    section = SheetSection(how[0], how[1:])
    plan.sections.insert(0, section)
    plan.above = [one for one in plan.above if one not in how]
    for entry in unheaded:
        entry.section = section


def _apart_if_once(plan: Outline, names: Sequence[str]) -> None:
    """Take the last exercises of rounds out of them if a sentence says that they are done only once."""
    lines = [one for one in (*plan.above, *(one for one, _ in plan.around)) if one.role is Role.SHARED]
    once = {at for one in lines for at in done_once(names, one.line.text)}
    for at in reversed(range(len(plan.entries))):
        if at not in once:
            return
        plan.entries[at].section = None


def _rest_in_rounds(drafts: Sequence[ExerciseDraft], how: Spec) -> None:
    """Take a rest below the last of several rounds off it: it is between the rounds."""
    if not how.says_how:
        return
    for draft in drafts:
        draft.kept += [p for p in draft.loose if p.phrase.said.keys() & {"rounds", "round_rest"}]
        for placed in (*draft.kept, *draft.found):
            if placed.phrase.said.get("rounds", how.rounds) != how.rounds:
                draft.doubts.append((placed.line, f"{placed.phrase.text}, within {how.rounds} rounds"))
        draft.loose = [p for p in draft.loose if not p.phrase.said.keys() & {"rounds", "round_rest"}]
        for placed in list(draft.found):
            said = placed.phrase.said
            lone = draft is drafts[-1] and said.keys() == {"rest"} and "sets" not in draft.roles
            lone = lone and fits("rest", said["rest"], Section.BLOCK)
            if "round_rest" in said or said.keys() == {"rounds"} or lone:
                rest = said.get("round_rest", "") or said.get("rest", "")
                if rest and rest != (how.rest or rest):
                    draft.doubts.append((placed.line, f"{placed.phrase.text}, beside another rest"))
                how.rest = how.rest or rest
                draft.found.remove(placed)
                draft.kept.append(placed)


def _titled(plan: Outline, general: General, *, named: bool) -> None:
    """Take the title from the first lines, or from the first heading."""
    if named:
        return
    for one in plan.above:
        if (
            one.role in (Role.CHATTER, Role.DOSE, Role.LABEL, Role.SHARED)
            or about_all(one)
            or only_rests(read_line(one.line.text))
        ):
            continue
        text = one.line.text
        if one.role is Role.SENTENCE and (text[-1] in ".!?," or len(text.split()) > 8):
            continue
        if len(text) <= _LONGEST_TITLE and not SECTION.fullmatch(text.strip(" :")):
            _name(general, one)
            plan.above.remove(one)
            return
    first = next((section for section in plan.sections), None)
    used = {id(entry.section) for entry in plan.entries if entry.section}
    if first is None or first.heading.read.roles & (WORK | {"rounds", "rest"}) or first.heading.line.text.endswith(":"):
        return
    before = not plan.above or plan.above[0].line.number > first.heading.line.number
    only = len(plan.sections) == 1 and first.heading.line.number == 1
    generic = not only and SECTION.fullmatch(first.heading.line.text.strip(" :"))
    part = is_part(first.heading.line.text) or bool(first.heading.read.phrases)
    several = len(plan.sections) > 1 and id(first) in used and not first.heading.line.heading and part
    later = not plan.entries or plan.entries[0].head.line.number > first.heading.line.number
    if before and not generic and not several and later:
        _name(general, first.heading)
        plan.above[:0] = first.lines
        for entry in plan.entries:
            entry.section = None if entry.section is first else entry.section
        plan.sections.remove(first)


def _name(general: General, one: Judged) -> None:
    general.head["name"] = shortened(one.line.text.rstrip(":"))
    general.ledger.keep(one.line.number, f"{one.line.marks} {one.line.text}")
    for phrase in one.read.phrases:
        short = phrase.text.isupper() and len(phrase.text) <= _LONGEST_SHORT
        days = "," in often([phrase.text]).every  # `RUTINA LUNES Y JUEVES`
        sure = days or short or not phrase.text[0].isupper() or re.search(r"[\d/,+&]", phrase.text)
        if "every" in phrase.said and sure:
            general.every.append(Located(phrase, one.line.number))


def _one_of_days(one: Judged, plan: Outline) -> bool:
    """Whether a heading is a day among others, each with what is done on it."""
    return are_days(one.line.text) and sum(are_days(other.heading.line.text) for other in plan.sections) > 1


def _top(plan: Outline, general: General) -> None:
    """Hear the lines above the first exercise, and of parts without exercises."""
    used = {id(entry.section) for entry in plan.entries if entry.section}
    lines = list(plan.above)
    for section in plan.sections:
        if id(section) not in used:
            lines += [section.heading, *section.lines]
    for one in sorted(lines, key=lambda one: one.line.number):
        found = _LABEL.fullmatch(one.line.text)
        field = _LABELS.get(found["key"].casefold(), "") if found else ""
        if found and field and field not in general.head:
            value: Value = (
                tuple(p.strip() for p in found["value"].split(",")) if field == "equipment" else found["value"]
            )
            general.head[field] = value
            general.ledger.keep(one.line.number, found["value"])
        elif one.role is Role.HEADING:
            general.ledger.keep(one.line.number, one.line.marks)
            if "every" in one.read.roles and not one.read.works and not _one_of_days(one, plan):
                general.hear(one, above=True)
            elif figures(one.line.text):
                general.ledger.leave_lines(one.line.sources)
        elif one.role in (Role.NAME, Role.NAMED) and not one.read.roles & {"every"} and not about_all(one):
            if figures(one.line.text) or len(one.line.text.split()) > 1:
                general.ledger.leave_lines(one.line.sources)
        else:
            general.hear(one, above=True)
