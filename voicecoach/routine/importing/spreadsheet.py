"""A spreadsheet saved as CSV, TSV or with semicolons, or copied from one."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.columns import column, is_listed
from voicecoach.routine.importing.draft_exercise import shortened
from voicecoach.routine.importing.exercise_draft import ExerciseDraft
from voicecoach.routine.importing.headers import HEADER_ROWS, Row, header_row
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.logs import training_log
from voicecoach.routine.importing.logs.log_columns import log_columns
from voicecoach.routine.importing.model import Converted, wrong
from voicecoach.routine.importing.sheet.blocks import written
from voicecoach.routine.importing.sheet.general import General
from voicecoach.routine.importing.sheet.roles import spoken
from voicecoach.routine.importing.sheet.titles import fills_blanks, is_general
from voicecoach.routine.importing.tables import Table, read_table
from voicecoach.routine.importing.turned import upright
from voicecoach.routine.yaml.tree import clean
from voicecoach.routine.yaml.writing import Draft

DELIMITERS = (",", ";", "\t", "|")
_NO_HEADER = "write a first row that says what the columns are: name,hold,reps,sets,sides,notes"


def convert(text: str, name: str, file: str = "", workout: str = "") -> Converted:
    """Return the routine of a sheet."""
    rows = _rows(text, delimiter(text))
    if not rows:
        raise VoicecoachError(f"{file or name} has no rows", _NO_HEADER)
    return of_rows(rows, text, name, file, workout)


def of_rows(rows: Sequence[Row], text: str, name: str, file: str, workout: str = "") -> Converted:
    """Return the routine of rows of cells; `text` is what they were read from."""
    ledger, rows = Ledger(text), upright(rows)
    _keep_long_rows(rows, text, ledger)
    at = header_row(rows)
    if at is not None and (log := log_columns(rows, at)):
        draft = training_log.convert(rows[at + 1 :], rows[at], log, name, ledger, workout)
        return ledger.converted(draft, text)
    if at is None and max(len({column(cell).role for cell in row.cells} - {""}) for row in rows[:HEADER_ROWS]) >= 2:
        raise wrong(file or name, text, (rows[0].line, 1), "no column is called name or exercise", _NO_HEADER)
    blanks = fills_blanks(cell for row in rows for cell in row.filled)
    table = (
        read_table(rows, at, ledger, blanks=blanks) if at is not None else _obvious(rows, file or name, text, ledger)
    )
    if not table.drafts:
        raise wrong(file or name, text, (rows[-1].line, 1), "no row below the headers names an exercise", _NO_HEADER)
    return ledger.converted(_draft(table, name, ledger), text)


def _keep_long_rows(rows: Sequence[Row], text: str, ledger: Ledger) -> None:
    """Note the lines within cells: all that a row says is told with its first line."""
    lines = text.splitlines()
    for row in rows:
        for number in range(row.line + 1, row.last + 1):
            ledger.keep(number, lines[number - 1] if number <= len(lines) else "")


def _draft(table: Table, name: str, ledger: Ledger) -> Draft:
    """Return the routine of a table and of what stands around it."""
    general = General(ledger, {"name": name})
    for line, text in table.above:
        if is_general(text):
            general.hear(spoken(TextLine(line, text)), above=True)
    above = [(line, text) for line, text in table.above if re.search(r"\w", text) and not is_general(text)]
    if above:
        general.head["name"] = shortened(above[0][1])
        ledger.keep(above[0][0], above[0][1])
    for line, text in above[1:]:
        ledger.leave(line, text)
    for line, text in table.beside:
        general.hear(spoken(TextLine(line, text)), above=True)
    general.apply(table.drafts)
    general.set_every(table.drafts)
    return Draft(general.head, tuple(written(table.drafts, ledger)))


def delimiter(text: str) -> str:
    """Return what separates the cells: what gives the most known headers, then the most even rows."""
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


_MOST_WORDS = 8
"""Words of a header; a sentence with commas has more."""


_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•])\s")
_FEWEST = 2
"""Headers by their usual words above a list, and lines of one, from which on."""


def has_headers(text: str) -> bool:
    """Whether `text` is a sheet whose headers we know: a name and something else, in cells of several rows."""
    try:
        sign = delimiter(text)
        rows = upright(_rows(text, sign))
    except VoicecoachError:
        return False
    if sign == "|" or (sign == "," and _is_prose(text)):
        return False  # a table within a text, or none
    at = header_row(rows)
    if at is None or len(rows[at].filled) < 2 or any(len(cell.split()) > _MOST_WORDS for cell in rows[at].filled):
        return False
    if sign == "," and _is_list(text) and sum(map(is_listed, rows[at].filled)) < _FEWEST:
        return False  # `HOME EXERCISE PROGRAMME, weeks 1-4` above numbered lines
    below = rows[at + 1 :]
    return bool(below) and sum(len(row.cells) > 1 for row in below) >= 0.6 * len(below)


def _is_list(text: str) -> bool:
    """Whether several lines have a number or a bullet in front."""
    return sum(bool(_ITEM.match(line)) for line in text.splitlines()) > _FEWEST


def _is_prose(text: str) -> bool:
    """Whether most lines are sentences, such as `Wall sit, forty-five seconds, three times.`: no rows."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return 2 * sum(line.endswith((".", "!", "?")) for line in lines) > len(lines)


def _evenness(text: str, sign: str) -> tuple[int, float]:
    try:
        rows = _rows("\n".join(text.splitlines()[:50]), sign)
    except VoicecoachError:
        return (0, 0.0)
    known = max((sum(bool(column(cell).role) for cell in row.cells) for row in rows[:HEADER_ROWS]), default=0)
    widths = [len(row.cells) for row in rows]
    common = max(set(widths), key=widths.count, default=1)
    return known if common > 1 else min(known, 1), widths.count(common) / len(widths) if common > 1 else 0.0


def _rows(text: str, sign: str) -> list[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign, skipinitialspace=True)
    rows, before = [], 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(before + 1, tuple(clean(cell) for cell in cells), reader.line_num))
            before = reader.line_num
    except csv.Error as error:
        raise VoicecoachError(f"line {reader.line_num} is no row of a sheet: {error}", "save it as CSV again") from None
    return rows


def _obvious(rows: Sequence[Row], file: str, text: str, ledger: Ledger) -> Table:
    """Return the exercises of a sheet without headers: a name, perhaps a text, then doses or seconds, reps and sets."""
    first = rows[0].cells
    numbers = [at for at, cell in enumerate(first) if re.fullmatch(r"\d{1,4}", cell)]
    if not first[0] or numbers[:1] == [0] or len(numbers) not in (0, 3):
        raise wrong(file, text, (rows[0].line, 1), "it can't be told which column is what", _NO_HEADER)
    if not numbers:
        return _lines(rows, ledger)
    ledger.leave(rows[0].line, "no headers: the three numbers are taken for seconds, reps and sets")
    titles = ["dose"] * len(first)
    titles[0] = "name"
    for at, title in zip(numbers, ("seconds", "reps", "sets"), strict=True):
        titles[at] = title
    if numbers[0] == 2:
        titles[1] = "setup"
    header = Row(0, tuple(titles))
    return read_table([header, *rows], 0, ledger)


def _lines(rows: Sequence[Row], ledger: Ledger) -> Table:
    """Return exercises whose cells say themselves what they are."""
    made = Table()
    for row in rows:
        draft = ExerciseDraft(row.cells[0], row.line, numbers=True)
        ledger.keep(row.line, row.cells[0])
        for text in row.cells[1:]:
            read = spoken(TextLine(row.line, text)).read if text else None
            if read is None:
                continue
            draft.take(read.phrases, row.line)
            if not read.only_dose:
                for piece in (read.name, *read.pieces):
                    draft.say("notes", piece, row.line)
        if row.cells[0]:
            made.drafts.append(draft)
    return made
