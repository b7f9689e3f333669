"""A table of a spreadsheet or within a text: one exercise a row, below headers that are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from voicecoach.routine.importing.cells import Cell, cell
from voicecoach.routine.importing.columns import WORDS, SheetColumn
from voicecoach.routine.importing.draft_exercise import capitalised
from voicecoach.routine.importing.exercise_draft import ExerciseDraft
from voicecoach.routine.importing.headers import AMOUNTS, PLACES, Row, are_doses, columns_of, groups_columns, is_rule
from voicecoach.routine.importing.later.rows import is_for_later, rows_for_later, said_of_all, with_stages
from voicecoach.routine.importing.ledger import Ledger, figures
from voicecoach.routine.importing.sheet.frames import is_total
from voicecoach.routine.importing.sided import SIDE_COLUMNS, on_each_side, side_by_side
from voicecoach.routine.notation.beside_name import MEASURES, WORK
from voicecoach.routine.notation.line import SECTION, read_line, read_sentence
from voicecoach.routine.notation.phrases import Phrase, phrases
from voicecoach.routine.notation.sides import SIDES

_NOTED = frozenset({"hold", "rest", "between_reps", "tempo", "up", "down"})
"""What a note may say of a dose besides sides."""
_UNIT = re.compile(
    r"\s*[(\[](s|secs?|seconds?|sek|sekunden|seg|segundos|secondes?|mins?|minutes?|minuten)\.?[)\]]$", re.I
)
"""Behind a name, what its bare numbers are."""
_DAY_OFF = re.compile(
    r"(?:(?:day|days|completely) )?(?:off|rest|resting|recovery|free)(?: day)?|ruhetag|pausentag|pause|ruhe|frei"
    r"|(?:jour de )?repos|libre"
    r"|(?:día (?:de )?)?(?:descanso|libre)",
    re.IGNORECASE,
)
_MOST = re.compile(r"max\.?(?:imum)?|amrap", re.IGNORECASE)
"""What a set says that has as many reps as one can."""
_BOTH_SIDES = frozenset({"each", "alternate"})


@dataclass
class Table:
    """What was read of rows."""

    drafts: list[ExerciseDraft] = field(default_factory=list)
    above: list[tuple[int, str]] = field(default_factory=list)
    """Titles and other texts above the headers."""
    beside: list[tuple[int, str]] = field(default_factory=list)
    """Texts in rows that are of no exercise."""
    blanks: bool = False
    """Whether it is told how what is left blank is done."""
    part: str = ""
    """The part of the plan that the latest exercise is in."""


def read_table(
    rows: Sequence[Row], at: int, ledger: Ledger, *, blanks: bool = False, said: Sequence[str] = ()
) -> Table:
    """Return the exercises of rows whose headers stand in row `at`; texts around it may have `said` which stage is now.

    A name alone is one of them if blanks have a dose, and else the title of a part.
    """
    made = Table(blanks=blanks)
    grouped = at > 0 and len(rows[at - 1].filled) > 1 and groups_columns(rows, at - 1)
    made.above = [(row.line, text) for row in rows[: at - grouped] for text in row.filled]
    said = [*said, *(text for _, text in made.above), *(row.filled[0] for row in rows[at:] if len(row.filled) == 1)]
    columns = with_stages(columns_of(rows, at), said)
    later = rows_for_later(rows[at + 1 :], columns, said)
    ledger.keep(rows[at].line, " ".join(rows[at].cells))
    if later_columns := [col.header for col in columns if col.role == "later"]:
        ledger.leave(rows[at].line, f"{', '.join(rows[at].cells)}: not for now are {', '.join(later_columns)}")
    header = [text.casefold() for text in rows[at].cells]
    part = ""
    for place, row in enumerate(rows[at + 1 :]):
        if place in later or row.struck:
            ledger.leave(row.line, ", ".join(row.filled))
            continue
        if [text.casefold() for text in row.cells] == header or is_rule(row):
            ledger.keep(row.line, " ".join(row.cells))
            continue
        part = _row(made, row, columns, part, ledger)
    return made


def _sets(draft: ExerciseDraft, texts: Sequence[str], line: int) -> None:
    """Take the columns that hold a set each: as many reps, or times, in a row."""
    counts = [found[1] for text in texts if (found := re.fullmatch(r"(\d{1,3})(?:\s?(?:reps?|x))?", text.casefold()))]
    if len(counts) == len(texts):
        said = ", ".join(counts)
        draft.take([Phrase(said, 0, len(said), {"per_set": said}, alone=True)], line)
        return
    texts = ["max reps"] * len(texts) if all(map(_MOST.fullmatch, texts)) else texts
    read = [read_line(text) for text in texts]
    if len(set(texts)) == 1 and read[0].only_dose:
        draft.take([*read[0].phrases, Phrase(", ".join(texts), 0, 0, {"sets": str(len(texts))}, alone=True)], line)
        return
    times = [one.phrases[0].said.get("time", "") for one in read if one.only_dose and len(one.phrases) == 1]
    if len(times) == len(texts) and all(times):
        said = ", ".join(times)
        draft.take([Phrase(", ".join(texts), 0, 0, {"per_set": said}, alone=True)], line)
        return
    draft.say("notes", f"sets: {', '.join(texts)}", line, known=True)
    draft.doubts.append((line, f"sets that couldn't be read: {', '.join(texts)}"))


def _row(made: Table, row: Row, columns: Sequence[SheetColumn], part: str, ledger: Ledger) -> str:
    """Read one row; return the part of the plan that it is in."""
    cells = side_by_side([(col, text) for col, text in zip(columns, row.cells, strict=False) if text])
    extra = [text for text in row.cells[len(columns) :] if text]
    name = next((text for col, text in cells if col.role == "name" and re.search(r"[^\W\d_]", text)), "")
    section = next((text for col, text in cells if col.role == "section"), "")
    measures = [text for col, text in cells if col.role in PLACES]
    if not name or (len(row.filled) == 1 and not measures and len(made.drafts) and _like_a_remark(name)):
        about = made.drafts and not name and all(col.role in WORDS for col, _ in cells)
        for text in row.filled:
            if about:
                made.drafts[-1].say("notes", text, row.line)
            else:
                made.beside.append((row.line, text))
        return section or part
    if is_for_later(cells, columns) or (_DAY_OFF.fullmatch(name) and not measures) or is_total(name):
        ledger.leave(row.line, ", ".join(row.filled))
        return section or part
    if for_all := said_of_all(cells):
        _hear_of_all(made, for_all, row.line, cells, ledger)
        return section or part
    alone = len(row.filled) == 1 and (not made.blanks or SECTION.fullmatch(name))
    if alone and not read_line(name).measured and len([c for c in columns if c.role in PLACES]) >= 2:
        ledger.keep(row.line, name)
        if figures(name):
            ledger.leave(row.line, name)
        return name
    now = section or part
    for side, said in on_each_side(cells) or [("", Cell())]:
        draft = _drafted(name, row.line, cells, ledger)
        draft.name = f"{draft.name}, {side}" if side else draft.name
        draft.hear(said, row.line)
        for text in extra:
            draft.say("notes", text, row.line)
        if now != made.part:
            draft.say("notes", now, row.line)
        made.part = now
        draft.numbers = any(figures(text) for text in measures)
        made.drafts.append(draft)
    return now


def _hear_of_all(made: Table, said: str, line: int, cells: Sequence[tuple[SheetColumn, str]], ledger: Ledger) -> None:
    """Keep what a row says of all exercises, and tell what it says of other stages."""
    made.beside.append((line, said))
    for col, text in cells:
        if col.role == "later":
            ledger.leave(line, f"{said.partition(':')[0]}: {col.header}: {text}, which isn't for now")


def _drafted(name: str, line: int, cells: Sequence[tuple[SheetColumn, str]], ledger: Ledger) -> ExerciseDraft:
    """Return the exercise of a row; a unit behind its name is that of its bare numbers: `Plank (sec)`."""
    unit = _UNIT.search(name)
    draft = _named(name[: unit.start()] if unit else name, line)
    if unit:
        ledger.keep(line, name)
        cells = [(_in_time(col, unit[1]), text) for col, text in cells]
    if not draft.measured and not any(col.role in AMOUNTS for col, _ in cells):
        cells = [(replace(col, role="dose") if _is_dose(col, text) else col, text) for col, text in cells]
    for col, text in sorted(cells, key=lambda pair: pair[0].role != "sets"):
        if col.role not in SIDE_COLUMNS:
            _heard(draft, col, text, col.line or line, ledger)
    if sets := [text for col, text in cells if col.role == "set"]:
        _sets(draft, [f"{text} {unit[1]}" if unit and text.isdigit() else text for text in sets], line)
    return draft


def _is_dose(col: SheetColumn, text: str) -> bool:
    """Whether a cell of a column of words has the dose, where no other one has it: `3 x 12, rest 45 s`."""
    return col.role in ("do", "notes") and are_doses([text])


def _in_time(col: SheetColumn, unit: str) -> SheetColumn:
    """Return a column of reps as one of times."""
    if col.role not in ("reps", "dose"):
        return col
    return replace(col, role="time", unit=60.0 if unit[0] in "mM" else 1.0)


def _heard(draft: ExerciseDraft, col: SheetColumn, text: str, line: int, ledger: Ledger) -> None:
    """Take a cell of an exercise."""
    if col.role in ("name", "index", "section"):
        ledger.keep(line, text)
    elif col.role in WORDS:
        draft.say(col.role, text, line)
        if col.role == "notes" or read_line(text).only_dose:
            _noted(draft, text, line)
    elif col.role == "later":
        ledger.leave(line, f"{draft.name}: {col.header}: {text}, which isn't for now")
    elif col.role != "set":
        _measure(draft, col, text, line)


def _noted(draft: ExerciseDraft, text: str, line: int) -> None:
    """Hear what a note says of the dose: sides by themselves, a hold, a rest."""
    if draft.roles.isdisjoint(SIDES):
        draft.take((p for p in phrases(text).found if p.alone and p.said.keys() <= _BOTH_SIDES), line)
    draft.take((p for p in read_sentence(text).phrases if p.said.keys() <= _NOTED), line, loose=True)


def _like_a_remark(text: str) -> bool:
    return (
        bool(re.match(r"(?:notes?|nb|hinweis|remarque|nota|total|date)\b", text, re.IGNORECASE))
        or len(text.split()) > 6
        or read_line(text).roles == {"every"}
    )


def _named(text: str, line: int) -> ExerciseDraft:
    """Return the exercise of a name cell, which may hold a dose too."""
    read = read_line(text)
    sided = bool(read.roles) and read.roles <= _BOTH_SIDES
    if read.name and (sided or (read.works and not read.roles <= {"reps"})):
        draft = ExerciseDraft(capitalised(read.name), line)
        draft.take(read.phrases, line)
        for piece in read.pieces:
            draft.say("notes", piece, line)
        return draft
    return ExerciseDraft(capitalised(re.sub(r"^\d{1,2}[.)]\s+", "", text)), line)


def _measure(draft: ExerciseDraft, col: SheetColumn, text: str, line: int) -> None:
    if not col.role:
        _unknown(draft, col, text, line)
        return
    said = cell(col, text)
    if "sets" in draft.roles:
        said = replace(said, phrases=tuple(map(_within_a_set, said.phrases)))
    if col.role == "rest_after":
        draft.extra["rest_after"] = said.phrases[0].said.get("rest_after", "") if said.phrases else ""
    draft.hear(said, line)


def _within_a_set(phrase: Phrase) -> Phrase:
    """Return `10 x 5 sec` as reps that are held, where the sets have a column of their own."""
    said = phrase.said
    if not said.keys() >= {"sets", "span"} or "reps" in said:
        return phrase
    return replace(phrase, said={"reps": said["sets"], "hold": said["span"]})


def _unknown(draft: ExerciseDraft, col: SheetColumn, text: str, line: int) -> None:
    """Keep a cell of an unknown column as a note, and tell of a dose in it."""
    read = read_line(text)
    if (
        read.only_dose
        and not read.roles.isdisjoint(WORK & MEASURES)
        and not draft.measured
        and not re.fullmatch(r"[\d.]+", text)
    ):
        draft.take(read.phrases, line)
        return
    _noted(draft, text, line)
    draft.say("notes", f"{col.header}: {text}" if col.header else text, line)
