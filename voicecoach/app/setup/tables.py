"""Tables that are too wide for a terminal, as lists: a terminal would cut off what stands in them, such as paths."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = re.compile(r"(?m)(?:^\|.*\|[ \t]*\n){3,}")
_GAP = 2
"""Columns between those of a table."""


def fitted(source: str, width: int) -> str:
    """Return Markdown in which each table that can't be shown whole in `width` columns is a list."""

    def fit(table: re.Match[str]) -> str:
        header, _, *rows = [_cells(line) for line in table[0].splitlines()]
        return table[0] if _narrowest(header, rows) <= width else "\n".join(_listed(header, rows)) + "\n"

    return _TABLE.sub(fit, source)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip()[1:-1])]


def _narrowest(header: list[str], rows: list[list[str]]) -> int:
    """Return the columns that a table takes if it is broken at every blank."""
    columns = zip(header, *rows, strict=False)
    return sum(max(len(word) for cell in column for word in cell.split() or [""]) + _GAP for column in columns)


def _listed(header: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Yield a list with what each row is about, and below it what the other columns say of it."""
    for first, *others in rows:
        yield f"- {first}"
        yield from (
            f"    - {name}: {cell}" if name else f"    - {cell}"
            for name, cell in zip(header[1:], others, strict=False)
            if cell
        )
