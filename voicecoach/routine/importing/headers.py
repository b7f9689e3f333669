"""The rows of a table, which of them holds the headers, and what the columns below these hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from voicecoach.routine.importing.columns import WORDS, SheetColumn, asks_how_many, bare_header, column, is_listed
from voicecoach.routine.importing.later.stages import stage_column
from voicecoach.routine.importing.ledger import figures
from voicecoach.routine.importing.sided import SIDE_COLUMNS, with_sides
from voicecoach.routine.notation.line import read_line
from voicecoach.routine.notation.words.token import TokenKind
from voicecoach.routine.notation.words.tokens import tokens

_SENTENCES = re.compile(r"\w{3}[.!?]\s+[^\W\d_a-z]")
_A_COUNT = re.compile(r"\d{1,3}\b(?![.:]\d)(?:\s?[-–]\s?\d{1,3})?")
_TASK = re.compile(r"what\b|was\b|que faire|quoi faire|ce qu|qué hacer|lo que")
"""How a header of what to do begins, which may be the name: `What to do`."""
_TIMES_DONE = re.compile(r"(\d{1,3})\s?(?:[x×]|mal|times?|fois|veces|vez)?", re.IGNORECASE)
_MOST_OFTEN = 6
"""The times from which on they are no longer how often in a day or a week."""
_SHORT = 3
"""Letters of `No.` and `Nr.`, and words of a cell that is no sentence."""
HEADER_ROWS = 12
"""Rows in which the headers are looked for; titles may stand above."""
_LETTERS = {"s": "sets", "r": "reps", "w": "reps", "h": "hold", "p": "rest", "t": "hold"}
"""What a header of one letter means beside those of sets and reps."""
_SET = re.compile(r"(?:set|satz|série|serie)\s?#?\d{1,2}(?:\s?\(?reps\)?)?", re.IGNORECASE)
PLACES = frozenset(
    {
        "set",
        "later",
        "sets",
        "reps",
        "hold",
        "time",
        "dose",
        "rest",
        "sides",
        "tempo",
        "rounds",
        "load",
        "every",
        *SIDE_COLUMNS,
    }
)


AMOUNTS = frozenset({"dose", "sets", "reps", "hold", "time", "set", "later", *SIDE_COLUMNS})


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    line: int
    cells: tuple[str, ...]
    last: int = 0
    """Its last line, where a cell has several."""
    sources: tuple[int, ...] = ()
    """The line of each column, if these are the headers of a table that was turned."""
    struck: bool = False
    """Whether it is struck out."""

    @property
    def filled(self) -> list[str]:
        """The cells with something in them."""
        return [text for text in self.cells if text]


def header_row(rows: Sequence[Row]) -> int | None:
    """Return which row holds the headers, if they are known: a name and something else."""
    for at, row in enumerate(rows[:HEADER_ROWS]):
        roles = [col.role for col in _columns(rows, at)]
        known = {role for role in roles if role} | ({"dose"} if _has_stages(row.cells) else set())
        if any(re.fullmatch(r"[\d.,:\s]+", text) or _has_sentences(text) for text in row.filled):
            continue
        if "name" in known and len(known - {"index"}) >= 2 and not groups_columns(rows, at):
            return at
        if (
            known == {"name"}
            and len(row.filled) > 1
            and len(rows) > at + 1
            and len(rows[at + 1].filled) > 1
            and at == 0
        ):
            return at
        if known == {"name"} and len(row.filled) == 1 and len(rows) > at + 1 and at == 0 and len(row.cells) == 1:
            return at
    return None


def groups_columns(rows: Sequence[Row], at: int) -> bool:
    """Whether a row has what groups of columns are called, and their headers stand below it: `Volume`, `Time`."""
    own = {column(text).role for text in rows[at].filled}
    below = {column(text).role for row in rows[at + 1 : at + 2] for text in row.filled}
    return "name" not in own and "name" in below and len(below - {""}) > len(own - {""})


def _has_sentences(text: str) -> bool:
    """Whether a cell has several sentences, and no abbreviation as in `Anz. Sätze`."""
    return len(text.split()) > _SHORT and bool(_SENTENCES.search(text))


def columns_of(rows: Sequence[Row], at: int) -> list[SheetColumn]:
    """Return what the columns hold below the headers in row `at`, each measure once."""
    found = _as_sets(_named_once(_by_their_cells(_columns(rows, at), rows[at + 1 :])))
    return (
        [replace(col, line=line) for col, line in zip(found, rows[at].sources, strict=True)]
        if rows[at].sources
        else found
    )


def is_rule(row: Row) -> bool:
    """Whether a row only draws a line."""
    return all(re.fullmatch(r"[-:=_\s.]*", text) for text in row.cells)


def _headers(rows: Sequence[Row], at: int) -> list[str]:
    """Return the headers in a row, one that is there twice as that of the rest which stands above it."""
    own = rows[at].cells
    if at == 0 or not groups_columns(rows, at - 1):
        return list(own)
    group, made = "", []
    for text, above in zip_longest(own, rows[at - 1].cells[: len(own)], fillvalue=""):
        group = above or group
        pause = own.count(text) > 1 and column(group).role == "rest"
        made.append(f"{group} {text}" if pause else text)
    return made


def _columns(rows: Sequence[Row], at: int) -> list[SheetColumn]:
    """Return what the cells of a row mean as headers; of measures without a name, what is left is the name.

    Where two may be the name it is the one with words below it, not `Ex` with letters or numbers.
    """
    found = _tasks_named(with_sides(_lettered([column(text) for text in _headers(rows, at)])), rows[at + 1 :])
    names = [place for place, col in enumerate(found) if col.role == "name"]
    wordy = [place for place in names if _has_words(rows[at + 1 :], place)]
    if wordy:
        return [
            replace(col, role="index") if place in set(names) - {wordy[0]} else col for place, col in enumerate(found)
        ]
    measures = len({col.role for col in found} & PLACES) > 1 and not any(map(figures, rows[at].cells))
    if not measures and not _has_stages(rows[at].cells):
        return found
    roles = dict.fromkeys(names, "index") | _untitled(found, rows[at + 1 :])
    if "name" not in roles.values():
        return found
    return [replace(col, role=roles.get(place, col.role)) for place, col in enumerate(found)]


def _tasks_named(columns: Sequence[SheetColumn], rows: Sequence[Row]) -> list[SheetColumn]:
    """Return the columns, the one that says what to do as the names of the exercises where no other has these."""
    tasks = [place for place, col in enumerate(columns) if col.role == "do" and _TASK.match(bare_header(col.header))]
    if not tasks or any(col.role == "name" for col in columns) or not _has_words(rows, tasks[0]):
        return list(columns)
    return [replace(col, role="name") if place == tasks[0] else col for place, col in enumerate(columns)]


def _has_stages(headers: Sequence[str]) -> bool:
    """Whether headers are those of the doses of several stages, below an empty one or a name: `Wk 1`, `Wk 2`."""
    stages = [stage for text in headers if (stage := stage_column(text))]
    return len(stages) > 1 and not _is_one_stage(headers)


def _is_one_stage(headers: Sequence[str]) -> bool:
    """Whether cells are the heading of one stage, told in several ways: `PHASE 2`, `weeks 3-6`, `you are here`."""
    first, *others = (stage_column(text) for text in headers)
    if first is None or not first.kind:
        return False
    return all(other is None or other.kind != first.kind for other in others)


def _lettered(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Return the columns, those of one letter as measures where sets and reps are told: `S`, `R`, `H`."""
    letters, known = [bare_header(col.header) for col in columns], {col.role for col in columns}
    by_letter = "s" in letters and not {"r", "w"}.isdisjoint(letters) and {"l", "g", "i"}.isdisjoint(letters)
    if not by_letter and not known >= {"sets", "reps"}:
        return list(columns)
    roles = (_LETTERS.get(letter, "") for letter in letters)
    meant = zip(columns, roles, strict=True)
    return [replace(col, role=role) if role and role not in known else col for col, role in meant]


def _untitled(columns: Sequence[SheetColumn], rows: Sequence[Row]) -> dict[int, str]:
    """Return which column is the name that no header tells; a sparser one before it, of merged cells, has the parts."""
    bare = [place for place, col in enumerate(columns) if not col.role]
    full = [row for row in rows if len(row.filled) > 1]
    filled = {place: {text for row in full for text in row.cells[place : place + 1] if text} for place in bare}
    wordy = [place for place in bare if _has_words(rows, place, filled=True)]
    if len(wordy) > 1 and wordy[1] == wordy[0] + 1 and len(filled[wordy[0]]) < 0.8 * len(filled[wordy[1]]):
        return {wordy[0]: "section", wordy[1]: "name"}
    holds = [place for place, col in enumerate(columns) if col.role == "hold" and is_listed(col.header)]  # a climber's
    left = [*bare, *(place for place, col in enumerate(columns) if col.role == "do"), *holds]
    worded = [place for place in left if _has_words(rows, place)]
    empty = {place: any("" in row.cells[place : place + 1] for row in full) for place in worded}
    first = min(worded, key=lambda place: empty[place], default=None)
    return {} if first is None else {first: "name"}  # one that is filled in each row before another, such as `Kit`


def _has_words(rows: Sequence[Row], place: int, *, filled: bool = False) -> bool:
    """Whether most cells of a column, or of those with something in them, are words that are no dose."""
    below = [row.cells[place] for row in rows if len(row.cells) > place]
    below = [text for text in below if text] if filled else below
    words = sum(bool(re.search(r"[^\W\d]{3}", text)) and not read_line(text).only_dose for text in below)
    return words >= max(1, 0.6 * len(below))


def _by_their_cells(columns: Sequence[SheetColumn], rows: Sequence[Row]) -> list[SheetColumn]:
    """Return columns whose cells say which of two things they hold: numbers of the rows or reps, holds or how many."""
    roles = [col.role for col in columns]
    made = list(columns)
    for place, col in enumerate(columns):
        cells = [text for row in rows for text in row.cells[place : place + 1] if text]
        timed = any(map(_timed, cells))
        if col.role == "hold" and roles.count("hold") > 1 and not timed and all(map(_A_COUNT.match, cells)):
            made[place] = replace(col, role="reps" if "sets" in roles else "sets")
        elif col.role == "dose" or (col.role == "index" and _is_amount(col, cells, roles)):
            sure = timed or asks_how_many(col.header)
            made[place] = replace(col, role="dose", lone="" if "reps" in roles else "reps", sure=sure)
        elif col.role == "every" and _counts_reps(cells) and {*roles}.isdisjoint({"reps", "dose"}):
            made[place] = replace(col, role="dose", lone="reps", sure=False)
    return made


def _counts_reps(cells: Sequence[str]) -> bool:
    """Whether a column of how often has how many times each exercise is done: `10`, `8 x`, more than in a day."""
    times = [int(found[1]) for text in cells if (found := _TIMES_DONE.fullmatch(text))]
    doses = [text for text in cells if not _TIMES_DONE.fullmatch(text)]
    return are_doses(doses) and (bool(doses) or max(times, default=0) >= _MOST_OFTEN)


def are_doses(cells: Sequence[str]) -> bool:
    """Whether cells say how much there is to do, and nothing else."""
    read = [read_line(text) for text in cells]
    return all(one.only_dose and one.works and "every" not in one.roles for one in read)


def _is_amount(col: SheetColumn, cells: Sequence[str], roles: Sequence[str]) -> bool:
    """Whether a column that may number the rows says how many reps there are, as `Number`, `Nombre`, or `No.` may."""
    if not asks_how_many(col.header) or (len(col.header) <= _SHORT and {*roles} & {"reps", "dose", "time", "hold"}):
        return False
    return any(map(_timed, cells)) or (
        all(map(_A_COUNT.fullmatch, cells)) and not counts_up([int(figures(text)[0]) for text in cells])
    )


def counts_up(numbers: Sequence[int]) -> bool:
    """Whether numbers rise one by one, some of them perhaps twice, from one or nothing."""
    return all(0 <= after - before <= 1 for before, after in pairwise(numbers)) and (not numbers or numbers[0] <= 1)


def _timed(text: str) -> bool:
    """Whether a cell has a time with its unit."""
    return any(token.kind is TokenKind.TIME for token in tokens(text))


def _named_once(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Return columns of which only the first is a name, and only one of each measure."""
    seen: set[str] = set()
    made = []
    for one in columns:
        role = one.role if one.role in WORDS or one.role not in seen else ""
        seen.add(one.role)
        made.append(replace(one, role=role))
    return made


def _as_sets(columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Return columns of which `Set 1` has a set."""
    return [replace(one, role="set") if _SET.fullmatch(one.header) else one for one in columns]
