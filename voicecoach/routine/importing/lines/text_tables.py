"""Tables within a text: Markdown's, and columns that blanks or tabs set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from voicecoach.routine.importing.columns import column
from voicecoach.routine.importing.headers import Row, header_row
from voicecoach.routine.importing.later.rows import STOPPED
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.grids import (
    in_plain_bars,
    is_bar_row,
    is_crossed,
    is_ruled,
    rows_of_grid,
    undrawn,
)
from voicecoach.routine.importing.lines.legends import legend
from voicecoach.routine.importing.lines.struck import without_struck
from voicecoach.routine.importing.lines.text_line import LINKED
from voicecoach.routine.importing.turned import upright
from voicecoach.routine.yaml.tree import clean

_EMPHASIS = re.compile(r"\*\*|__|`|~~|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_WORD = re.compile(r"[^\W\d]{2}")
_APART = re.compile(r"\t+|\s{2,}")
_SLASH = re.compile(r"\s/\s")


def tables(lines: Sequence[str]) -> list[tuple[list[Row], int]]:
    """Return the tables with known headers: their rows, and which of these holds the headers."""
    found = []
    lines = _in_bars([in_plain_bars(line) for line in lines])
    for rows in map(upright, (*_piped(lines), *_aligned(lines), *_explained(lines))):
        at = header_row(rows)
        if at is not None and len(rows) > at + 1:
            found.append((rows[at:], 0))
    return found


def _in_bars(lines: Sequence[str]) -> list[str]:
    """Return the lines, rows of cells between slashes below their headers with bars: `Exercise / Sets / Reps`."""
    made, width = list(lines), 0
    for at, line in enumerate(lines):
        cells = _SLASH.split(line.strip())
        headers = len(cells) > 2 and column(cells[0]).role == "name" and all(column(cell).role for cell in cells)
        width = len(cells) if headers or len(cells) == width else 0
        made[at] = f"| {' | '.join(cells)} |" if width else line
    return made


def without_tables(lines: Sequence[str], found: Iterable[Sequence[Row]], ledger: Ledger) -> list[str]:
    """Return the lines with the rows of tables blotted out, and what these are drawn with."""
    body = list(lines)
    for row in (row for rows in found for row in rows):
        for number in row.sources or range(row.line, max(row.line, row.last) + 1):
            if number > row.line and not row.sources:
                ledger.keep(number, body[number - 1])  # all that a row says is told with its first line
            body[number - 1] = ""
    return undrawn(body)


def _piped(lines: Sequence[str]) -> Iterator[list[Row]]:
    """Yield the rows of each run of lines with cells between bars, and of the rules between them."""
    run: list[tuple[int, str]] = []
    bare = [line.strip() for line in (*lines, "")]
    for at, text in enumerate(bare):
        ruled = is_crossed(text) or (bool(run) and is_ruled(text) and is_bar_row(bare[at + 1]))
        if is_bar_row(text) or ruled or (run and "|" in text):
            run.append((at + 1, text))
        elif run:
            yield _rows_of(run)
            run = []


def _rows_of(run: Sequence[tuple[int, str]]) -> list[Row]:
    """Return the rows of lines between bars, where they are drawn as a grid those of several lines as one."""
    if not any(is_crossed(text) for _, text in run):
        return [_bar_row(number, text) for number, text in run]
    rules = [number for number, text in run if is_ruled(text)]
    rows = {number: _bar_row(number, text) for number, text in run if number not in rules}
    merged = rows_of_grid([(number, row.cells) for number, row in rows.items()], rules)
    return [replace(rows[numbers[0]], cells=cells, last=numbers[-1]) for numbers, cells in merged]


def _bar_row(number: int, text: str) -> Row:
    """Return the cells of a line between bars."""
    cells = re.split(r"(?<!\\)\|", text.removeprefix("|").removesuffix("|"))
    kept = tuple(_plain(without_struck(cell)) for cell in cells)
    struck = _name_struck(tuple(map(_plain, cells)), kept)
    return Row(number, tuple(map(_plain, cells)) if struck else kept, struck=struck)


def _name_struck(cells: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether the first cell with words has none left but that it is stopped, where what is struck out isn't kept."""
    at = next((at for at, text in enumerate(cells) if _WORD.search(text)), 0)
    return kept[at] != cells[at] and (not _WORD.search(kept[at]) or bool(STOPPED.fullmatch(kept[at].strip(" ()-–"))))


def _plain(cell: str) -> str:
    text = LINKED.sub(lambda found: f"{found[1]} {found[2]}", cell)
    return clean(_EMPHASIS.sub("", re.sub(r"<br\s*/?>", ", ", text, flags=re.IGNORECASE)))


def _aligned(lines: Sequence[str]) -> Iterator[list[Row]]:
    """Yield the rows of columns set apart by blanks: each cell is of the header above it."""
    number = 0
    while number < len(lines):
        header = _cells(lines[number])
        if _has_names_before(header[0][0], lines[number + 1 : number + 4]):
            header = [(0, ""), *header]
        starts = [start for start, _ in header]
        row = Row(number + 1, tuple(text for _, text in header))
        below = [Row(0, _below(_cells(line), starts)) for line in lines[number + 1 : number + 4] if line.strip()]
        if len(header) < 3 or "|" in lines[number] or header_row([row, *below]) != 0:
            number += 1
            continue
        rows = [row]
        number += 1
        while number < len(lines) and lines[number].strip() and "|" not in lines[number]:
            cells = _cells(lines[number])
            if len(cells) < 2 and not (rows and cells):
                break
            rows.append(Row(number + 1, _below(cells, starts)))
            number += 1
        yield rows


def _explained(lines: Sequence[str]) -> Iterator[list[Row]]:
    """Yield rows of columns without headers, where a line elsewhere explains what these hold."""
    found = legend(lines)
    rows = [(at, cells) for at, line in enumerate(lines, 1) if len(cells := _cells(line)) > 2 and _counts(cells)]
    if not found or not rows:
        return
    number, parts = found
    starts = [start for start, _ in max((cells for _, cells in rows), key=len)]
    headers = ["Exercise", *parts][: len(starts)]
    headers += ["Notes"] * (len(starts) - len(headers))
    yield [Row(number, tuple(headers)), *(Row(at, _below(cells, starts)) for at, cells in rows)]


def _counts(cells: Sequence[tuple[int, str]]) -> bool:
    """Whether cells are a name and numbers behind it, the first one alone."""
    (_, name), (_, first), (_, second), *_ = cells
    return bool(_WORD.match(name) and re.fullmatch(r"\d[\d–-]*", first)) and bool(re.match(r"\d|[-–—]$", second))


def _has_names_before(start: int, below: Sequence[str]) -> bool:
    """Whether lines begin with cells of a column that has no header, before the first one."""
    filled = [_cells(line) for line in below if line.strip()]
    return bool(filled) and all(len(cells) > 1 and cells[0][0] + len(cells[0][1]) < start for cells in filled)


def _cells(line: str) -> list[tuple[int, str]]:
    """Return where each cell begins, and its text."""
    tabbed = "\t" in line.strip()
    found: list[tuple[int, str]] = []
    at = len(line) - len(line.lstrip(" "))
    for part in _APART.finditer(line.rstrip(), at):
        if part.start() >= at:
            found.append((len(found) if tabbed else at, line[at : part.start()].strip()))
            at = part.end()
            if tabbed:
                found += [(len(found), "")] * (part[0].count("\t") - 1)
    found.append((len(found) if tabbed else at, line[at:].strip()))
    return found


def _below(cells: Sequence[tuple[int, str]], starts: Sequence[int]) -> tuple[str, ...]:
    """Return the cells under each header, the nearest one."""
    made = [""] * len(starts)
    for start, text in cells:
        at = min(range(len(starts)), key=lambda place: abs(starts[place] - start))
        made[at] = f"{made[at]} {text}".strip()
    return tuple(made)
