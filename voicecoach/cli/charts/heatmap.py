"""A calendar of the last half year in a terminal: weeks as columns, Monday first; shades that need no colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from voicecoach.journal.summary import WEEKS, Day, half_year

SHADES = "·░▒▓█"
"""From nothing to the most."""
NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_MARGIN = 4
_NAME = 4
"""Columns that a month's name takes, with a space after it."""


def heat_map(days: Mapping[date, Day], today: date, width: int, shades: str = SHADES) -> list[str]:
    """Return the calendar in lines no wider than `width`; a darker day is one of more minutes."""
    cell = 2 if width >= _MARGIN + 2 * WEEKS else 1
    first = half_year(today) + timedelta(weeks=max(0, WEEKS - (width - _MARGIN) // cell))
    mondays = [first + timedelta(weeks=week) for week in range((today - first).days // 7 + 1)]
    most = max((day.minutes for when, day in days.items() if first <= when <= today), default=0.0)
    rows = [_months(mondays, cell)]
    for number, name in enumerate(NAMES):
        dates = (monday + timedelta(days=number) for monday in mondays)
        drawn = (_shade(days.get(when), most, shades) if when <= today else " " for when in dates)
        rows.append(f"{name:<{_MARGIN}}" + "".join(f"{shade:<{cell}}" for shade in drawn))
    rows.append(_legend(most, shades))
    return [row.rstrip() for row in rows]


def _months(mondays: Sequence[date], cell: int) -> str:
    """Return the names of the months, each above the first week that begins in it; the first only if there is room."""
    begins = [n for n, monday in enumerate(mondays) if n == 0 or monday.month != mondays[n - 1].month]
    if len(begins) > 1 and begins[1] * cell < _NAME:
        del begins[0]
    line = ""
    for number in begins:
        line = f"{line:<{_MARGIN + number * cell}}{mondays[number]:%b}"
    return line


def _shade(day: Day | None, most: float, shades: str) -> str:
    """Return the shade of a day: a quarter of the most that was done on a day for each step."""
    if day is None:
        return shades[0]
    return shades[max(1, ceil((len(shades) - 1) * day.minutes / most))] if most else shades[1]


def _legend(most: float, shades: str) -> str:
    up_to = f", up to {ceil(most)} min a day" if most else ""
    return f"{'':<{_MARGIN}}less {' '.join(shades)} more{up_to}"
