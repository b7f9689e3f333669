"""Values over time as a plot in a terminal; the dots are plotille's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

WIDEST = 72
"""Columns of the widest plot."""
_LABEL = 4


def plot(points: Sequence[tuple[date, float]], ticks: Sequence[int], width: int) -> list[str]:
    """Return a plot in lines no wider than `width`: a row for each tick, which are equally far from one another.

    There is at least one point; they are in order of time, none below the first tick or above the last.
    """
    from plotille import Canvas

    columns = max(21, min(width, WIDEST) - _LABEL)
    half = (ticks[1] - ticks[0]) / 2
    first, last = points[0][0], points[-1][0]
    end = max(last.toordinal(), first.toordinal() + 1)
    canvas = Canvas(columns, len(ticks), first.toordinal(), ticks[0] - half, end, ticks[-1] + half)
    places = [(when.toordinal(), value) for when, value in points]
    for start, to in zip(places, [*places[1:], places[-1]], strict=True):
        canvas.line(*start, *to)
    drawn = canvas.plot(linesep="\n").split("\n")
    rows = [f"{tick:>{_LABEL - 1}}┤{row}" for tick, row in zip(reversed(ticks), drawn, strict=True)]
    axis = f"{'':<{_LABEL - 1}}└{'─' * columns}"
    dates = f"{first}" if first == last else f"{first}{last!s:>{columns - 10}}"
    return [*(row.rstrip(" ⠀") for row in rows), axis, f"{'':<{_LABEL}}{dates}"]
