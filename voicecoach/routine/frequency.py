"""How often a routine is to be done: on which days, and at which times of a day; and when that is next.

Everything is in local wall-clock time without a zone, so that a time of day stays what it is when clocks change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYTIME = (time(8), time(20))
"""From when to when hours, minutes and times of a day are, unless it is said."""
WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
CLOSEST = 5
"""Minutes from one session to the next, at least."""
_WEEK = 7
_A_DAY_BETWEEN = 2
"""Days from one session to the next where there is a day of rest between."""


@dataclass(frozen=True)
class Frequency:
    """On which days (every so many, days of the week, or so many in a week), and when on such a day."""

    days: int = 1
    """Days from one with a session to the next."""
    weekdays: tuple[int, ...] = ()
    """Days of the week, Monday being 0; then `days` says nothing. Empty: any."""
    per_week: int = 0
    """On how many days of a week, whichever; then neither of the two says anything. 0: not said."""
    times: int = 1
    """How often on such a day."""
    minutes: int = 0
    """Minutes from one session to the next on such a day; 0: not said."""
    at: tuple[time, ...] = ()
    """The times of day, if they are said one by one."""
    window: tuple[time, time] = DAYTIME
    """From when to when there are sessions, where `times` or `minutes` spread them over the day."""

    @property
    def slots(self) -> tuple[time, ...]:
        """The times of a day in order; none where one session a day is at any time."""
        if self.at:
            return self.at
        start, end = map(minutes_of, self.window)
        if self.minutes:
            return tuple(map(_time, range(start, end + 1, self.minutes)))
        if self.times == 1:
            return ()
        apart = (end - start) / self.times
        return tuple(_time(start + CLOSEST * int(number * apart / CLOSEST)) for number in range(self.times))

    @property
    def a_day(self) -> int:
        """How many sessions there are to be on a day that has any."""
        return len(self.slots) or 1

    @property
    def in_days(self) -> bool:
        """Whether it is only a number of days from one session to the next, at any time."""
        return not (self.weekdays or self.per_week or self.slots)

    @property
    def days_a_week(self) -> float:
        """On how many days of a week there are sessions, on average."""
        return self.per_week or len(self.weekdays) or _WEEK / self.days

    def on(self, day: date, before: Collection[date]) -> bool:
        """Return whether there are to be sessions on a day, given the days with one `before` it.

        So many a week are spread over it; what is left towards its end comes closer, but three or fewer keep a day of
        rest between.
        """
        if self.weekdays:
            return day.weekday() in self.weekdays
        rested = (day - max(before)).days if before else None
        if not self.per_week:
            return rested is None or rested >= self.days
        left = _WEEK - day.weekday()
        missing = self.per_week - sum(one > day - timedelta(days=day.weekday() + 1) for one in before)
        apart = _WEEK // self.per_week
        return missing > 0 and (rested is None or rested >= (min(apart, _A_DAY_BETWEEN) if missing >= left else apart))


@dataclass(frozen=True)
class NextTime:
    """When the next session is to be, and what the day has had of its own so far."""

    day: date
    at: time | None = None
    """The time of day; None: any. It may have come already, and then holds until the one after it."""
    done: int = 0
    """How many of the sessions of today were done."""
    planned: int = 0
    """How many are to be done today; 0 on a day of rest."""

    def reached(self, now: datetime) -> bool:
        """Whether it has come."""
        return datetime.combine(self.day, self.at or time()) <= now


def next_time(every: Frequency, done: Iterable[datetime], now: datetime) -> NextTime:
    """Return when a routine is to be done next, given when it was done; all of it in local time, without a zone.

    A time of day that was missed passes when the next one comes, and at midnight. A clock that was set back makes
    nobody wait longer.
    """
    today = now.date()
    moments = [moment for moment in done if moment.date() >= today]
    days = _recent({min(moment.date(), today) for moment in done}, today)
    earlier = days - {today}
    planned, finished = 0, 0
    if every.on(today, earlier):
        planned, finished = every.a_day, min(len(moments), every.a_day)
        at = _free(every.slots, [moment.time() for moment in sorted(moments)], now.time())
        if at or (not every.slots and not moments):
            return NextTime(today, at, finished, planned)
    day = next(day for day in _from(today + timedelta(days=1)) if every.on(day, days))
    return NextTime(day, every.slots[0] if every.slots else None, finished, planned)


def after(every: Frequency, done: Sequence[datetime], now: datetime) -> NextTime:
    """Return the first time that is yet to come, for somebody who has just done a session."""
    found = next_time(every, done, now)
    return found if not found.reached(now) else next_time(every, [*done, now], now)


def _recent(days: set[date], today: date) -> set[date]:
    """Return the days that still matter: those of this week and the last, and the last one of all."""
    return {day for day in days if (today - day).days < 2 * _WEEK} | ({max(days)} if days else set())


def _from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


def _free(slots: Sequence[time], done: Sequence[time], now: time) -> time | None:
    """Return the slot that is on now or comes next, and that no session has taken.

    A session takes the slot that is on when it begins or, if that is taken, the first free one after it.
    """
    free = list(range(len(slots)))
    for moment in done:
        taken = [slot for slot in free if slot >= _on_at(slots, moment)]
        free = [slot for slot in free if slot not in taken[:1]]
    return next((slots[slot] for slot in free if slot >= _on_at(slots, now)), None)


def _on_at(slots: Sequence[time], moment: time) -> int:
    return max(0, bisect_right(slots, moment) - 1)


def minutes_of(moment: time) -> int:
    """Return the minutes from midnight to a time of day."""
    return 60 * moment.hour + moment.minute


def _time(minutes: int) -> time:
    return time(*divmod(minutes, 60))
