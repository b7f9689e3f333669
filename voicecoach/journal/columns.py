"""What each column of the journal may hold: one table for what is imported, what is read and what is mended.

SQLite keeps whatever it is given, and a journal may have been written to by another program.
"""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from voicecoach.score.model import StepKind

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FIRST, _LAST = 2000, 2100
"""All times lie from the first of these years to the last, which is excluded; below as `julianday`s of SQLite."""
_DAYS = 2451544.5, 2488069.5
_MOST_STEPS = 1_000_000
_LONGEST = 1_000_000.0
"""Seconds: eleven days."""


class ColumnKind(str, Enum):
    """The type of a value."""

    WHOLE = "a whole number"
    NUMBER = "a number"
    TEXT = "text"
    TIME = "a time"
    CHOICES = "what was chosen"
    """A JSON object of plain values, as text in the database."""


@dataclass(frozen=True)
class Column:
    """What one column may hold."""

    kind: ColumnKind
    least: float = 0
    most: float = 0
    """The smallest and the largest number, or the length of the shortest and the longest text."""
    among: tuple[str, ...] = ()
    """The only texts allowed; empty: any text."""
    optional: bool = False
    """Whether the value may be null."""
    steers: bool = False
    """Whether a text may contain terminal control characters, as the names of files may."""

    def told(self) -> str:
        """Return in words which values are allowed."""
        nothing = ", or null" if self.optional else ""
        if self.among:
            return f"one of {', '.join(self.among)}{nothing}"
        if self.kind in (ColumnKind.WHOLE, ColumnKind.NUMBER):
            return f"{self.kind.value} from {self.least:.0f} to {self.most:.0f}{nothing}"
        if self.kind is ColumnKind.TIME:
            return f"a time of {_FIRST} to {_LAST} with its offset, such as 2026-03-01T18:30:00+01:00{nothing}"
        if self.kind is ColumnKind.CHOICES:
            return "`{...}` of words, numbers and lists of words"
        length = f"{self.least:.0f} to {self.most:.0f}" if self.least else f"at most {self.most:.0f}"
        return f"text of {length} characters, none of which steers a terminal{nothing}"

    def fits(self, value: object) -> bool:
        """Return whether `value` is allowed."""
        if value is None:
            return self.optional
        if self.kind is ColumnKind.CHOICES:
            return _are_choices(value)
        if self.kind in (ColumnKind.WHOLE, ColumnKind.NUMBER):
            kinds = (int,) if self.kind is ColumnKind.WHOLE else (int, float)
            return isinstance(value, kinds) and not isinstance(value, bool) and self.least <= value <= self.most
        if not isinstance(value, str):
            return False
        if self.kind is ColumnKind.TIME:
            return _is_time(value)
        return value in self.among if self.among else self._fits_text(value)

    def _fits_text(self, text: str) -> bool:
        plain = self.steers or not _CONTROL.search(text)
        return plain and "\0" not in text and self.least <= len(text) <= self.most

    def sql(self, name: str) -> str:
        """Return an SQLite condition that holds for usable values; the characters of a text are checked later."""
        types = {ColumnKind.WHOLE: "'integer'", ColumnKind.NUMBER: "'integer', 'real'"}.get(self.kind, "'text'")
        found = f"typeof({name}) IN ({types})"
        if self.among:
            found += f" AND {name} IN ({', '.join(repr(one) for one in self.among)})"
        elif self.kind in (ColumnKind.WHOLE, ColumnKind.NUMBER):
            found += f" AND {name} BETWEEN {self.least} AND {self.most}"
        elif self.kind is ColumnKind.TIME:
            found += f" AND coalesce(julianday({name}) BETWEEN {_DAYS[0]} AND {_DAYS[1]}, 0)"
        return f"({name} IS NULL OR {found})" if self.optional else f"({found})"


def _whole(most: int, least: int = 0, *, optional: bool = False) -> Column:
    return Column(ColumnKind.WHOLE, least, most, optional=optional)


def _text(most: int, least: int = 0, *, steers: bool = False, optional: bool = False) -> Column:
    return Column(ColumnKind.TEXT, least, most, steers=steers, optional=optional)


def _among(*words: str, optional: bool = False) -> Column:
    return Column(ColumnKind.TEXT, among=words, optional=optional)


_TIME = Column(ColumnKind.TIME)
_SECONDS = Column(ColumnKind.NUMBER, 0, _LONGEST)
_STEP = _whole(_MOST_STEPS)
_SETS = _whole(_MOST_STEPS, optional=True)
_WORK = Column(ColumnKind.NUMBER, 0, 100 * _LONGEST, optional=True)
FIELDS: Mapping[str, Mapping[str, Column]] = {
    "sessions": {
        "uuid": _text(64, 1),
        "started": _TIME,
        "ended": Column(ColumnKind.TIME, optional=True),
        "routine": _text(1_000),
        "path": _text(10_000, 1, steers=True),
        "identity": _text(10_000, 1, steers=True),
        "choices": Column(ColumnKind.CHOICES),
        "score": _text(100),
        "steps": _STEP,
        "step": _STEP,
        "exercise": _text(1_000),
        "round": _STEP,
        "outcome": _among("finished", "stopped", optional=True),
        "level": _whole(100, optional=True),
        "sets": _SETS,
        "reps": _SETS,
        "work": _WORK,
    },
    "steps": {
        "step": _STEP,
        "exercise": _whole(_MOST_STEPS, -1),
        "name": _text(1_000),
        "kind": _among(*(kind.value for kind in StepKind)),
        "side": _among("left", "right", optional=True),
        "set": _STEP,
        "round": _STEP,
        "how": _among("done", "skipped", "hurt", "again"),
        "at": _TIME,
        "seconds": _SECONDS,
        "reps": _SETS,
        "work": _WORK,
        "load": _text(100, optional=True),
        "counted": _whole(10_000, optional=True),
        "worked": Column(ColumnKind.NUMBER, 0, _LONGEST, optional=True),
    },
    "pain": {"when": _among("after", "day"), "value": _whole(10), "at": _TIME},
    "notes": {"text": _text(10_000), "at": _TIME},
}
"""By table and column; `id`, `session` and `pid` are left out, as they mean nothing outside their own journal."""
LATER = ("identity",)
"""Columns that older exports lack; they are derived on import."""


def troubles(table: str, row: object, where: str = "") -> Iterator[str]:
    """Yield what is wrong with a row of an export, each as a sentence."""
    if not isinstance(row, dict):
        yield f"{where or 'it'} is no `{{...}}`"
        return
    fields = FIELDS[table]
    yield from (f"`{where}{name}` is not known here" for name in row if name not in fields)
    for name, field in fields.items():
        if name not in row:
            if not field.optional and name not in LATER:
                yield f"`{where}{name}` is missing"
        elif not field.fits(row[name]):
            yield f"`{where}{name}` is {_shown(row[name])}; it is {field.told()}"


def unusable(table: str, row: sqlite3.Row) -> list[str]:
    """Return the columns of a row of the database that hold something unusable."""
    fields = FIELDS[table]
    return [name for name, field in fields.items() if not _lenient(field).fits(_parsed(field, row[name]))]


def usable(table: str) -> str:
    """Return the SQLite condition under which a row of a table can be used."""
    return " AND ".join(field.sql(f'{table}."{name}"') for name, field in FIELDS[table].items())


def _lenient(field: Column) -> Column:
    """Return the column with any text allowed: control characters are made visible wherever a text is shown."""
    if field.kind is ColumnKind.TEXT and not field.among:
        return Column(ColumnKind.TEXT, most=math.inf, optional=field.optional, steers=True)
    return field


def _parsed(field: Column, value: object) -> object:
    if field.kind is not ColumnKind.CHOICES:
        return value
    try:
        return json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return None


def _is_time(text: str) -> bool:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return False
    return when.tzinfo is not None and _FIRST <= when.year < _LAST


def _are_choices(value: object) -> bool:
    return isinstance(value, dict) and len(value) <= 100 and all(map(_is_choice, value.values()))


def _is_choice(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(word, str) for word in value)
    return isinstance(value, (str, int, float, type(None))) and value not in (math.inf, -math.inf)


def _shown(value: object) -> str:
    text = json.dumps(value, default=str, ensure_ascii=True)
    return text if len(text) <= 40 else f"{text[:39]}…"
