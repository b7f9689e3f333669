"""Values over time, drawn as SVG inside a page: no script, no other file, and a text that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from html import escape

WIDTH, HEIGHT = 720, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 16, 10, 26
_CLOSE = 45
"""Up to this many days, the time axis shows days instead of months."""
_LABELS = 12
"""About how many labels the time axis has at most."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 1200)
"""Months from one label to the next."""

Point = tuple[date, float]


class Shape(str, Enum):
    """How values are drawn; also the CSS class of what is drawn."""

    DOTS = "dots"
    STEPS = "steps"
    BARS = "bars"
    """A bar for each week."""


@dataclass(frozen=True)
class Chart:
    """Values over time, in a frame."""

    title: str
    told: str
    """The same in words, for those who don't see it."""
    shape: Shape
    points: Sequence[Point]
    """At least one, in order of time."""
    ticks: Sequence[int]
    first: date
    last: date
    limit: float | None = None
    """Values from here upwards are shaded."""

    def x(self, when: date) -> float:
        """Return the x coordinate of a day."""
        days = max(1, (self.last - self.first).days)
        return LEFT + 6 + (WIDTH - LEFT - RIGHT - 12) * (when - self.first).days / days

    def y(self, value: float) -> float:
        """Return the y coordinate of a value."""
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def drawing(chart: Chart) -> str:
    """Return a chart as an `svg` element."""
    label = escape(f"{chart.title}. {chart.told}")
    head = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">'
    return "\n".join([head, *_shaded(chart), *_axes(chart), _drawn(chart), "</svg>"])


def _shaded(chart: Chart) -> Iterator[str]:
    if chart.limit is not None:
        bottom, top = chart.y(chart.limit), chart.y(chart.ticks[-1])
        place = f'x="{LEFT}" y="{top:.1f}" width="{WIDTH - LEFT - RIGHT}" height="{bottom - top:.1f}"'
        yield f'<rect class="limit" {place}/>'


def _axes(chart: Chart) -> Iterator[str]:
    for tick in chart.ticks:
        y = chart.y(tick)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick}</text>'
    for when, name in _dates(chart.first, chart.last, 7 if chart.shape is Shape.BARS else 1):
        x = chart.x(when)
        yield f'<path class="grid" d="M{x:.1f} {HEIGHT - BOTTOM}v5"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - 7}" text-anchor="middle">{name}</text>'


def _dates(first: date, last: date, whole: int) -> Iterator[tuple[date, str]]:
    """Yield the days on the time axis: of a short time, days a multiple of `whole` apart; else the first of months."""
    length = (last - first).days
    if length <= _CLOSE:
        step = max(1, -(-(length + 1) // 7))
        step += -step % whole
        yield from ((day, f"{day.day} {day:%b}") for n in range(0, length + 1, step) for day in [first + timedelta(n)])
        return
    every = next(months for months in _STEPS if length <= 31 * months * _LABELS)
    for day in (first + timedelta(n) for n in range(length + 1)):
        if day.day == 1 and (12 * day.year + day.month - 1) % every == 0:
            yield day, f"{day:%b}" if day.month > 1 else str(day.year)


def _drawn(chart: Chart) -> str:
    places = [(f"{chart.x(when):.1f}", f"{chart.y(value):.1f}") for when, value in chart.points]
    if chart.shape is Shape.DOTS:
        return "".join(f'<circle class="dots" cx="{x}" cy="{y}" r="3"/>' for x, y in places)
    if chart.shape is Shape.BARS:
        path, weeks = "".join(f"M{x} {chart.y(0):.1f}V{y}" for x, y in places), (chart.last - chart.first).days / 7
        return f'<path class="bars" stroke-width="{min(9.0, 500 / max(weeks, 1)):.1f}" d="{path}"/>'
    (x, y), *others = places
    if not others:  # a line from it to the chart's end may have no length
        return f'<circle class="dots" cx="{x}" cy="{y}" r="3"/>'
    return f'<path class="steps" d="M{x} {y}{"".join(f"H{x}V{y}" for x, y in others)}H{chart.x(chart.last):.1f}"/>'
