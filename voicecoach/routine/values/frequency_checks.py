"""Clauses of how often put together: what they say as a whole, or why that can't be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from itertools import pairwise

from voicecoach.routine.frequency import CLOSEST, DAYTIME, Frequency, minutes_of

_HOURS = 24 * 60
_MOST_DAYS = 365


class FrequencyError(ValueError):
    """A text that doesn't say how often."""

    def __init__(self, message: str, hint: str = "", limit: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.limit = limit
        """Whether it is only too much or too little."""
        self.position: int | None = None
        """Where in the text it was found; None: it is the whole that is wrong."""


@dataclass
class Clauses:
    """What the clauses of a text said so far."""

    said: dict[str, int] = field(default_factory=dict)
    """Numbers by what they are: `days`, `per_week`, `times`, `minutes`."""
    weekdays: set[int] = field(default_factory=set)
    at: list[time] = field(default_factory=list)
    days_have_times: bool = False
    """Whether times of day followed days of the week, so that no more of these may come."""
    window: tuple[time, time] | None = None
    in_no_time: bool = False
    """Whether it is said how many times, but not in what time."""

    def put(self, name: str, number: int) -> None:
        """Keep a number. Raise FrequencyError if there is one already."""
        if name in self.said:
            raise FrequencyError("says two things at once", "leave one of them out")
        self.said[name] = number

    def frequency(self) -> Frequency:
        """Return what they say together. Raise FrequencyError."""
        at = tuple(sorted(set(self.at)))
        days, per_week, times, minutes = (self.said.get(name, 0) for name in ("days", "per_week", "times", "minutes"))
        self._numbers_make_sense()
        if times > 1 and self.in_no_time and self.said.get("days", 1 if self.weekdays else 2) != 1:
            hint = f"write `every: {times} times a day` or `every: {times} times a week`"
            raise FrequencyError("does not say in what time", hint)
        days, per_week = self._days(days or 1, per_week)
        times = self._times(times or 1, minutes, at)
        window = self._window(times, minutes)
        weekdays = tuple(sorted(self.weekdays)) if len(self.weekdays) < 7 else ()
        made = Frequency(days, weekdays, per_week, times, minutes, at, window)
        _far_enough_apart(made)
        return made

    def _numbers_make_sense(self) -> None:
        if 0 in self.said.values():
            hint = "write how often, 1 or more, for example `every: 3 times a day` or `every: 2 days`"
            raise FrequencyError("is never", hint, limit=True)
        if (days := self.said.get("days", 1)) > _MOST_DAYS:
            hint = f"write 1 day to {_MOST_DAYS} days, for example `every: 2 days`"
            raise FrequencyError(f"is {days:,} days; at most {_MOST_DAYS} days makes sense", hint, limit=True)
        if (minutes := self.said.get("minutes", 0)) >= _HOURS:
            days = max(1, round(minutes / _HOURS))
            hint = f"write `every: {'day' if days == 1 else f'{days} days'}`"
            raise FrequencyError("is in hours, but longer than a day", hint)

    def _days(self, days: int, per_week: int) -> tuple[int, int]:
        """Return the days from one to the next, and on how many of a week."""
        if self.weekdays and (days not in (1, 7) or (per_week and per_week != len(self.weekdays))):
            hint = "write either, for example `every: 2 days` or `every: Mon, Wed, Fri`"
            raise FrequencyError("has days of the week and another number of days", hint)
        if per_week > 7:
            a_day = f"{round(per_week / 7)} times a day" if per_week > 10 else "day"
            raise FrequencyError("is more often than a week has days", f"write `every: {a_day}`", limit=True)
        if per_week and "days" in self.said:
            raise FrequencyError("says two things at once", "leave one of them out")
        if self.weekdays:
            return 1, 0
        return {1: (7, 0), 7: (1, 0)}.get(per_week, (1 if per_week else days, per_week))

    def _times(self, times: int, minutes: int, at: tuple[time, ...]) -> int:
        if at and "times" in self.said and times not in (1, len(at)):
            hint = f"write {times} times of day, or leave `{times} times` out"
            raise FrequencyError(f"says {times} times a day, and has {len(at)} of them", hint)
        if minutes and (at or times > 1):
            hint = "write either, for example `every: 2 hours` or `every: 8:00, 12:00 and 16:00`"
            raise FrequencyError("says two things at once", hint)
        return 1 if at else times

    def _window(self, times: int, minutes: int) -> tuple[time, time]:
        if not self.window:
            return DAYTIME
        if times == 1 and not minutes:
            hint = "write, for example, `every: 2 hours from 8:00 to 20:00`"
            raise FrequencyError("does not say how often in that time", hint)
        return self.window


def _far_enough_apart(made: Frequency) -> None:
    """Raise FrequencyError if there are more times in a day than fit, or too few."""
    start, end = map(minutes_of, made.window)
    apart = made.minutes or (end - start) / made.times
    if made.at:
        minutes = map(minutes_of, made.at)
        apart = min((after - before for before, after in pairwise(minutes)), default=_HOURS)
    if apart < CLOSEST:
        hint = f"write {CLOSEST} minutes or more, for example `every: 30 minutes from 9:00 to 17:00`"
        raise FrequencyError(f"is more than one in {CLOSEST} minutes", hint, limit=True)
    if made.minutes > end - start:
        hint = "write `every: day`, or a longer time, for example `every: 6 hours from 7:00 to 22:00`"
        raise FrequencyError("is longer than the time of day that it is for", hint)
