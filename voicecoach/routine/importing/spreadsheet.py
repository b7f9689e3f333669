"""A spreadsheet saved as CSV, TSV or with semicolons: one exercise a row.

Headers are matched loosely. A cell that its field can't hold is read as a therapist's words (`10 each side`), and what
is left of it becomes a note under its column's name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.draft_exercise import Sketch, shortened
from voicecoach.routine.importing.model import Converted, LeftOut, wrong
from voicecoach.routine.importing.prescription import prescribe, spelled
from voicecoach.routine.yaml.tree import clean
from voicecoach.routine.yaml.writing import Draft

DELIMITERS = (",", ";", "\t", "|")
_HEADER_ROWS = 10
"""Rows in which the headers are looked for; titles may stand above."""
_LONGEST_HEADER = 80
"""Characters; a cell that is longer is no header, and not looked into."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "exercise", "exercises", "exercise name", "title", "übung", "ubung", "uebung", "bezeichnung"),
    "setup": ("setup", "set up", "position", "start", "start position", "starting position", "ausgangsposition"),
    "do": ("do", "instructions", "instruction", "how", "how to", "description", "execution", "movement",
           "ausführung", "anleitung", "beschreibung"),
    "tip": ("tip", "tips", "cue", "cues"),
    "hold": ("hold", "hold time", "holding time", "halten", "haltezeit"),
    "time": ("seconds", "sec", "secs", "duration", "time", "length", "sekunden", "dauer", "zeit", "minutes", "min"),
    "reps": ("reps", "rep", "repetitions", "repeats", "wiederholungen", "wdh"),
    "sets": ("sets", "set", "sätze", "saetze", "serien"),
    "dose": ("dose", "dosage", "sets x reps", "sets/reps", "sets reps", "prescription", "amount"),
    "sides": ("sides", "side", "each side", "both sides", "per side", "left/right", "l/r", "seite", "seiten"),
    "rest": ("rest", "rest time", "rest between sets", "break", "pause"),
    "between_reps": ("between reps", "rest between reps"),
    "rest_after": ("rest after", "rest between exercises"),
    "tempo": ("tempo",),
    "easier": ("easier", "regression"),
    "harder": ("harder", "progression"),
    "notes": ("notes", "note", "comment", "comments", "remark", "remarks", "kommentar", "notizen", "bemerkung"),
}  # fmt: skip
_MEANING = {header: column for column, headers in _COLUMNS.items() for header in headers}
_WORDS = ("setup", "do", "tip", "easier", "harder", "notes")
_TIMES = ("hold", "time", "rest", "between_reps", "rest_after")
_BOTH = ("yes", "y", "x", "both", "each", "2", "true", "ja", "l/r", "l+r", "left/right", "left and right", "each side",
         "both sides", "l & r", "beide", "bilateral", "✓")  # fmt: skip
_NONE = ("no", "n", "none", "-", "1", "0", "false", "nein", "–", "n/a")
_NO_HEADER = "write a first row that says what the columns are: name,hold,reps,sets,sides,notes"


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SheetColumn:
    """What a column holds."""

    field: str
    """A field's name, `time`, `dose`, or empty for one that we don't know."""
    header: str
    unit: str = ""
    """The unit that the header names."""


def convert(text: str, name: str, file: str = "") -> Converted:
    """Return the routine of a sheet."""
    rows = _rows(text, delimiter(text))
    if not rows:
        raise VoicecoachError(f"{file or name} has no rows", _NO_HEADER)
    at = _header_row(rows)
    left: list[LeftOut] = []
    columns = _columns(rows[at]) if at is not None else _obvious(rows, file or name, text, left)
    if "name" not in [column.field for column in columns]:
        message = "no column is called name or exercise"
        raise wrong(file or name, text, (rows[at or 0].line, 1), message, _NO_HEADER)
    above, below = (rows[:at], rows[at + 1 :]) if at is not None else ([], rows)
    titles = [(row.line, cell) for row in above for cell in row.cells if cell]
    left += [LeftOut(line, cell) for line, cell in titles[1:]]
    sketches = _sketches(below, columns, left)
    if not sketches:
        raise wrong(file or name, text, (rows[-1].line, 1), "no row below the headers names an exercise", _NO_HEADER)
    title = shortened(titles[0][1]) if titles else name
    return Converted(Draft({"name": title}, tuple(sketch.item() for sketch in sketches)), tuple(left))


def delimiter(text: str) -> str:
    """Return what separates the cells: what gives the most known headers, then the most even rows."""
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def has_headers(text: str) -> bool:
    """Whether `text` is a sheet whose headers we know: a name and something else."""
    try:
        rows = _rows(text, delimiter(text))
    except VoicecoachError:
        return False
    at = _header_row(rows)
    return at is not None and "name" in [column.field for column in _columns(rows[at])]


def _evenness(text: str, sign: str) -> tuple[int, float]:
    try:
        rows = _rows("\n".join(text.splitlines()[:50]), sign)
    except VoicecoachError:
        return (0, 0.0)
    known = max((len(_known(row)) for row in rows[:_HEADER_ROWS]), default=0)
    widths = [len(row.cells) for row in rows]
    common = max(set(widths), key=widths.count, default=1)
    return known, widths.count(common) / len(widths) if common > 1 else 0.0


def _rows(text: str, sign: str) -> list[SheetRow]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=sign, skipinitialspace=True)
    rows, before = [], 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(SheetRow(before + 1, tuple(clean(cell) for cell in cells)))
            before = reader.line_num
    except csv.Error as error:
        raise VoicecoachError(f"line {reader.line_num} is no row of a sheet: {error}", "save it as CSV again") from None
    return rows


def _known(row: SheetRow) -> list[str]:
    return [column.field for column in _columns(row) if column.field]


def _header_row(rows: Sequence[SheetRow]) -> int | None:
    """Return which row holds the headers; one cell may be a title, unless it is the only column's."""
    for at, row in enumerate(rows[:_HEADER_ROWS]):
        known = _known(row)
        if len(known) >= 2 or (known == ["name"] and len([cell for cell in row.cells if cell]) == 1):
            return at
    return None


def _columns(row: SheetRow) -> list[SheetColumn]:
    return [_column(cell) for cell in row.cells]


def _column(header: str) -> SheetColumn:
    """Return what a header means: `Hold (sec)`, `# of reps` and `Duration [min]` too."""
    if len(header) > _LONGEST_HEADER:
        return SheetColumn("", header)
    plain = header.lower().strip(" :#*.")
    unit = re.search(r"[(\[]\s*(s|secs?|seconds?|min|mins|minutes?)\.?\s*[)\]]", plain)
    bare = re.sub(r"[(\[].*?[)\]]", "", plain).replace("_", " ").removeprefix("no. of ").removeprefix("number of ")
    bare = " ".join(bare.removeprefix("of ").split())
    minutes = bool(unit and unit[1].startswith("m")) or bare in ("minutes", "min")
    return SheetColumn(_MEANING.get(bare, ""), header, " min" if minutes else "")


def _obvious(rows: Sequence[SheetRow], file: str, text: str, left: list[LeftOut]) -> list[SheetColumn]:
    """Return the columns of a sheet without headers: a name, perhaps a text, then seconds, reps and sets."""
    first = rows[0].cells
    numbers = [at for at, cell in enumerate(first) if re.fullmatch(r"\d{1,4}", cell)]
    if not first[0] or numbers[:1] == [0] or len(numbers) not in (0, 3):
        raise wrong(file, text, (rows[0].line, 1), "it can't be told which column is what", _NO_HEADER)
    order = dict(zip(numbers, ("time", "reps", "sets"), strict=False))
    if order:
        left.append(LeftOut(rows[0].line, "no headers: the three numbers are taken for seconds, reps and sets"))
    fields = ["name", *(order.get(at, "dose") for at in range(1, len(first)))]
    if numbers and numbers[0] == 2:
        fields[1] = "setup"
    return [SheetColumn(field, "") for field in fields]


def _sketches(rows: Sequence[SheetRow], columns: Sequence[SheetColumn], left: list[LeftOut]) -> list[Sketch]:
    named = [column.field for column in columns].index("name")
    made: list[Sketch] = []
    for row in rows:
        name = row.cells[named] if named < len(row.cells) else ""
        cells = [(column, cell) for column, cell in zip(columns, row.cells, strict=False) if cell]
        extra = [cell for cell in row.cells[len(columns) :] if cell]
        if name:
            made.append(Sketch(name, row.line, left))
            _fill(made[-1], [(column, cell) for column, cell in cells if column.field != "name"])
        if made:
            for words in [*extra, *([] if name else [cell for _, cell in cells])]:
                made[-1].say("notes", words, row.line)
        else:
            left += [LeftOut(row.line, words) for words in [*extra, *(cell for _, cell in cells)]]
    return made


def _fill(sketch: Sketch, cells: Sequence[tuple[SheetColumn, str]]) -> None:
    """Set the fields of one row; counts first, as they decide what a bare time is."""
    for column, cell in sorted(cells, key=lambda pair: pair[0].field in _TIMES):
        if column.field in _WORDS:
            sketch.say(column.field, cell)
        elif column.field == "sides":
            _sides(sketch, column, cell)
        else:
            _measure(sketch, column, cell)


def _sides(sketch: Sketch, column: SheetColumn, cell: str) -> None:
    word = cell.lower().strip(" .")
    if word in _NONE:
        return
    if not sketch.take("sides", "each" if word in _BOTH else word):
        sketch.say("notes", f"{column.header or 'sides'}: {cell}")


def _measure(sketch: Sketch, column: SheetColumn, cell: str) -> None:
    """Set a number or a time; what is more than that is read as words."""
    if cell in ("-", "–"):
        return
    if not column.field:
        sketch.say("notes", f"{column.header}: {cell}" if column.header else cell)
        return
    field = column.field
    if field == "time":
        field = "hold" if "reps" in sketch.fields else "duration"
    value = spelled(cell + column.unit) if column.field in _TIMES else cell
    if sketch.take(field, value):
        return
    found = prescribe(cell)
    known = {("hold" if name == "duration" else name): text for name, text in found.fields.items()}
    sketch.take_all(known if "reps" in sketch.fields else found.fields)
    sketch.say("notes", ". ".join(found.often))
    for piece in found.pieces:
        worth = spelled(piece + column.unit) if column.field in _TIMES else piece
        if not sketch.take(field, worth):
            sketch.say("notes", f"{column.header}: {piece}" if column.header else piece)
