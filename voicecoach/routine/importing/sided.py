"""Columns of a table that are of one side each: `left` beside `right`, `Reps L` beside `Reps R`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.routine.importing.cells import Cell, cell
from voicecoach.routine.importing.columns import SheetColumn, column
from voicecoach.routine.importing.lines.sided_doses import sided_doses
from voicecoach.routine.notation.phrases import Phrase

SIDE_COLUMNS = ("left", "right")
"""Roles of columns with what is done on one side."""
_WORDS = {
    "left": r"left|l|lt|links|linke[rs]?|li|gauche|g|izquierd[ao]|izq",
    "right": r"right|r|rt|rechts|rechte[rs]?|re|droite?|d|derech[ao]|der|dcha",
}
_AMOUNTS = frozenset({"dose", "sets", "reps", "hold", "time"})
_ADDED = re.compile(r"(?<=\d) reps$")
"""What makes a bare number one of reps, where no column says what it is."""
_SIDES = {side: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])\.?", re.IGNORECASE) for side, words in _WORDS.items()}
_FILLING = re.compile(
    r"\b(?:side|leg|arm|hand|foot|seite|bein|arm|côté|lado|jambe|pierna|bras|brazo)\b|[^\w#/]+", re.IGNORECASE
)


def with_sides(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Return the columns, two that differ in their side only as those of each side."""
    made = list(columns)
    found = [_sided(col.header) for col in columns]
    for left, right in zip(range(len(found)), range(1, len(found)), strict=False):
        one, other = found[left], found[right]
        if one and other and one[1] == other[1] and {one[0], other[0]} == set(SIDE_COLUMNS):
            made[left], made[right] = (replace(columns[at], role=found[at][0]) for at in (left, right))  # type: ignore[index]
    return made


def _sided(header: str) -> tuple[str, str] | None:
    """Return the side that a header names, and its other words."""
    sides = [(side, pattern) for side, pattern in _SIDES.items() if pattern.search(header)]
    if len(sides) != 1:
        return None
    side, pattern = sides[0]
    rest = " ".join(_FILLING.sub(" ", pattern.sub(" ", header, count=1)).casefold().split())
    return side, rest


def on_each_side(cells: Sequence[tuple[SheetColumn, str]]) -> list[tuple[str, Cell]]:
    """Return what is done on both sides; if that isn't alike, or only on one, what is done on each of them."""
    said: dict[str, Cell] = {}
    for col, text in cells:
        if col.role in SIDE_COLUMNS:
            said[col.role] = _with(said.get(col.role, Cell()), cell(_measured(col), text))
    said = {side: one for side, one in said.items() if one.phrases or one.notes}
    alike = len(said) == 2 and len({tuple(str(p.said) for p in one.phrases) + one.notes for one in said.values()}) == 1
    if alike:
        one = said["left"]
        texts = ", ".join(text for col, text in cells if col.role in SIDE_COLUMNS)
        return [("", replace(one, phrases=(*one.phrases, Phrase(texts, 0, 0, {"each": "each"}, alone=True))))]
    return [
        (side, replace(one, phrases=(*one.phrases, Phrase("", 0, 0, {side: side, "only": side}, alone=True))))
        for side, one in said.items()
    ]


def side_by_side(cells: Sequence[tuple[SheetColumn, str]]) -> list[tuple[SheetColumn, str]]:
    """Return the cells, one with a dose for each side as one of each: `L 3 x 10, R 2 x 8`."""
    return [part for col, text in cells for part in (_in_two(col, text) if col.role in _AMOUNTS else [(col, text)])]


def _in_two(col: SheetColumn, text: str) -> list[tuple[SheetColumn, str]]:
    parts = sided_doses(text)
    if {part.side for part in parts} != set(SIDE_COLUMNS):
        return [(col, text)]
    return [
        (replace(col, role=part.side, header=f"{part.side} {col.header}"), _ADDED.sub("", part.dose)) for part in parts
    ]


def _with(one: Cell, other: Cell) -> Cell:
    return Cell(one.phrases + other.phrases, one.notes + other.notes, one.doubts + other.doubts)


def _measured(col: SheetColumn) -> SheetColumn:
    """Return the column of a side as that of its amount."""
    _, rest = _sided(col.header) or ("", "")
    known = column(rest)
    if known.role in ("sides", "", "name", "index") or not rest:
        return replace(known, role="dose", header="", lone="reps", sure=True)
    return replace(known, header=rest)
