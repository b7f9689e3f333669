"""Tables on their side: an exercise a column, and what its cells mean at the beginning of each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from voicecoach.routine.importing.columns import WORDS, column, is_listed
from voicecoach.routine.importing.headers import HEADER_ROWS, PLACES, Row, is_rule
from voicecoach.routine.importing.later.stages import stage_column
from voicecoach.routine.notation.words.letters import senses_of

_NAME = re.compile(r"[^\W\d_]{3}")
_NUMBERED = re.compile(r"\d{1,2}(?!\S)|[IV]{1,3}(?!\S)")
_VALUED = re.compile(r":\s?\d")
_TIMES = frozenset("fdv")
"""Senses of days and weeks."""
_MEASURES = 2
"""How many measures make the first column one of headers."""


def upright(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a table, each exercise in one: those of a table on its side are turned."""
    rows = [_of_stages(row) if at < HEADER_ROWS else row for at, row in enumerate(rows)]
    for at, row in enumerate(rows[:HEADER_ROWS]):
        if not _names_exercises(row):
            continue
        below = list(takewhile(lambda other: is_rule(other) or _measures(other), rows[at + 1 :]))
        measures = [other for other in below if not is_rule(other)]
        if len({column(other.cells[0]).role for other in measures} & PLACES) >= _MEASURES:
            return [*rows[:at], *_turned(row, measures), *rows[at + 1 + len(below) :]]
    return rows


def _of_stages(row: Row) -> Row:
    """Return a row of numbers below what they number as headers of stages: `Week | 1 | 2 (now)`."""
    kind, *others = row.cells
    if len(others) < _MEASURES or not all(map(_NUMBERED.match, others)) or not stage_column(f"{kind} 1"):
        return row
    return replace(row, cells=("", *(f"{kind} {text}" for text in others)))


def _names_exercises(row: Row) -> bool:
    """Whether a row has names behind its first cell, which is empty or says so, and no headers."""
    named = not row.cells[0] or column(row.cells[0]).role in ("name", "dose")
    others = [text for text in row.cells[1:] if text]
    return named and len(others) > 1 and all(map(_may_be_exercise, others))


def _may_be_exercise(text: str) -> bool:
    """Whether a cell may name an exercise: it is no header, nor a day or a week."""
    return bool(_NAME.search(text)) and not is_listed(text) and _TIMES.isdisjoint(senses_of(text))


def _measures(row: Row) -> bool:
    """Whether a row begins with a header, which has no value of its own, and has something behind it."""
    role = column(row.cells[0]).role
    return (role in PLACES or role in WORDS) and len(row.filled) > 1 and not _VALUED.search(row.cells[0])


def _turned(names: Row, measures: Sequence[Row]) -> list[Row]:
    header = ("Exercise", *(row.cells[0] for row in measures))
    made = [Row(names.line, header, sources=(names.line, *(row.line for row in measures)))]
    for place, name in enumerate(names.cells[1:], 1):
        cells = ("".join(row.cells[place : place + 1]) for row in measures)
        made.append(Row(names.line, (name, *cells)))
    return [row for row in made if row.cells[0]]
