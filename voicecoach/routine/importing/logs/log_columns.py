"""What the columns of a log hold, a row a set: by their words in four languages, and by how they count the sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from voicecoach.routine.importing.columns import column
from voicecoach.routine.importing.headers import Row, counts_up

_EXPORTS: Mapping[str, str] = {
    "title": "workout", "start time": "date", "end time": "", "exercise title": "name", "description": "",
    "superset id": "", "weight unit": "unit", "distance unit": "",
    # Strong in German, French and Spanish, whose "Set Order" it takes for an order to set
    "reihenfolge festlegen": "order", "ordre de la série": "order", "orden de la serie": "order",
    "orden de series": "order",
}  # fmt: skip
"""Headers of apps whose words mislead."""
_BY_WORD: tuple[tuple[str, str], ...] = (
    (r"(?:workout|training)s?\W?(?:notes?|notiz\w*|duration|dauer|#|no|id|number)", ""),
    (r"distan\w+|entfernung|strecke|categor\w+|kategorie|catégorie|rpe|rir", ""),
    (r"(?:set|satz)?-?(?:types?|typ|art)|tipo|warm\W?ups?|aufw\w+|échauff\w+|calent\w+", "type"),
    (r"exercise|movement|lift|übung\w*|exercice|ejercicio", "name?"),
    (r"dates?|datum|fecha|day|tag|jour|día|when|wann|quand|cuándo", "date"),
    (r"workouts?|training|séance|session|sesión|entraînement|entrenamiento|trainingseinheit|routine|rutina", "workout"),
    (r"units?|unité|unidad", "unit"),
    (r"weights?|gewicht|poids|peso|charge|carga|load|kgs?|lbs?", "weight"),
    (r"notes?|notiz\w*|comments?|kommentare?|commentaires?|comentarios?|bemerkung\w*|remarques?|nota|observacion\w*",
     "notes"),
    (r"satz\W?(?:nr|nummer|zahl)", "order"),
)  # fmt: skip
"""What a word of a header says it is, the first that is found; a name only where it says no more."""
_BY_COLUMN: Mapping[str, str] = {
    "name": "name", "sets": "order", "reps": "reps", "time": "seconds", "hold": "seconds", "load": "weight",
    "rest": "rest", "sides": "sides", "notes": "notes",
}  # fmt: skip
_SECONDS = re.compile(r"\b(?:s|secs?|seconds?|sek\w*|secondes?|segundos?|seg)\b")
_WARM_UP = re.compile(
    r"\b(?:w|wu|aw)\.?\s?\d{0,2}$|warm\W?up|(?:auf|ein)w(?:ä|ae)rm|[ée]chauf|calent|aproxim|\b(?:aufw|[ée]ch|cal)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:rest(?:\s?timer)?|break|pause|repos|descanso)\b", re.IGNORECASE)
_CLOCK = re.compile(r"[T,]?\s*\d{1,2}:\d\d.*$")
"""The time of a set behind its day."""
_A_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}\.?\s\w{3}|\w{3,}\.?\s\d{1,2}\b")


def log_columns(rows: Sequence[Row], header: int) -> dict[str, int]:
    """Return where each column of a log stands, below the headers in row `header`; nothing if it is no log."""
    found: dict[str, int] = {}
    headers = [" ".join(re.sub(r"[_\s]+", " ", text.casefold()).split()) for text in rows[header].cells]
    for place, text in sorted(enumerate(headers), key=lambda header: _of_a_set(header[1])):
        if role := _role(text):
            found.setdefault(role, place)
    if "name" not in found or not found.keys() & {"reps", "seconds"}:
        return {}
    return found if _a_row_a_set(filled_down(rows[header + 1 :], found), found) else {}


def cell_of(row: Row, at: Mapping[str, int], role: str) -> str:
    """Return what stands below the header of a role."""
    place = at.get(role)
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def filled_down(rows: Sequence[Row], at: Mapping[str, int]) -> list[Row]:
    """Return rows with the name, the workout and the date of those above, where only the first of several has them."""
    made: list[Row] = []
    above: dict[str, str] = {}
    for row in rows:
        cells = list(row.cells)
        for role in ("date", "workout", "name"):
            if (place := at.get(role)) is not None and place < len(cells):
                cells[place] = above[role] = cells[place] or above.get(role, "")
        counts = any(cell_of(row, at, role) for role in ("order", "reps", "seconds"))
        made.append(Row(row.line, tuple(cells), row.last) if counts else row)
    return made


def _of_a_set(header: str) -> int:
    """Return how likely a time is one of a set, the likelier the lower: `Seconds`, `Time (s)`, and then `Duration`."""
    return 0 if _SECONDS.fullmatch(header) else 1 if _SECONDS.search(header) else 2


def warms_up(text: str) -> bool:
    """Whether the number, the kind or the note of a set says that it is one to warm up."""
    return bool(_WARM_UP.search(text))


def is_rest(row: Row, at: Mapping[str, int]) -> bool:
    """Whether a row is the rest behind a set, by its name or where its number would stand."""
    return any(_REST.match(cell_of(row, at, role)) for role in ("name", "order"))


def _role(header: str) -> str:
    """Return what a column of a log is, by its header in small letters."""
    if header in _EXPORTS:
        return _EXPORTS[header]
    own = _BY_COLUMN.get(column(header).role, "")
    if own in ("reps", "rest", "sides"):
        return own
    role = next((role for words, role in _BY_WORD if re.search(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])", header)), None)
    if role in ("name?", "workout") and re.search(r"\bnot[ei]", header):
        return "notes" if role == "name?" else ""
    return own if role in (None, "name?") else role


def _a_row_a_set(rows: Sequence[Row], at: Mapping[str, int]) -> bool:
    """Whether rows count the sets of each exercise from one up, or have dates and no number of sets at all."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for row in (row for row in rows if not is_rest(row, at)):
        day = _CLOCK.sub("", cell_of(row, at, "date"))
        key = (day, *(cell_of(row, at, role).casefold() for role in ("workout", "name", "sides")))
        groups.setdefault(key, []).append(cell_of(row, at, "order"))
    dated = "date" in at and all(_A_DATE.search(day) for day, *_ in groups)
    if "order" not in at:
        return dated and any(len(orders) > 1 for orders in groups.values())
    counted = [list(_numbers(orders)) for orders in groups.values()]
    if not all(counts_up(numbers) for numbers in counted):
        return False
    names = {name for _, _, name, _ in groups}
    return dated or any(len(set(numbers)) > 1 for numbers in counted) or len(names) < len(groups)


def _numbers(orders: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of sets, without those that only have a letter or a word."""
    return (int(found[0]) for order in orders if (found := re.search(r"\d+", order)) and not warms_up(order))
