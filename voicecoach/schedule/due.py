"""When a routine is due: its `every`, with the sessions that were done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from voicecoach.core.clock import local
from voicecoach.core.units import counted
from voicecoach.journal.history import PastSession
from voicecoach.journal.summary import counts
from voicecoach.language.english import ENGLISH
from voicecoach.routine.frequency import Frequency, NextTime, next_time
from voicecoach.routine.frequency_words import DAY_NAMES, clock

_WEEK = 7
_DAYS = [ENGLISH.say(name) for name in DAY_NAMES]


@dataclass(frozen=True)
class Short:
    """A session that was begun and does not count: too little of its work was done."""

    day: date
    percent: int
    """Its share of the work that there was."""

    @property
    def told(self) -> str:
        """The share in words: `only 40 %`; something was felt, so it was not nothing."""
        return f"only {self.percent} %" if self.percent else "less than 1 %"


@dataclass(frozen=True)
class Due:
    """When a routine is due."""

    last: date | None
    """The last day it was done; None: never yet."""
    days: int
    """Days to go: 0 is today, negative is overdue."""
    short: Short | None
    """The last session, if it does not count."""
    next: NextTime
    now: bool
    """Whether it should be done by now."""

    def told(self) -> str:
        """Return it in words: `due today`, `in 2 days`, `2 of 3 today, next at 16:00`, and what doesn't count."""
        short = f"; on {self.short.day} you did {self.short.told}" if self.short else ""
        return f"{self._told()}{short}"

    @property
    def moment(self) -> tuple[int, time]:
        """What comes first, for an order: the days to go and the time of day."""
        return self.days, self.next.at or time.min

    def _told(self) -> str:
        begun = [] if self.last else ["not done yet" if self.short else "not begun yet"]
        if self.next.at is None and not self.next.planned > 1:
            return begun[0] if begun and self.days <= 0 else self._in_days()
        today = f"{self.next.done} of {self.next.planned} today"
        parts = [*begun, *([today] if self.next.planned > 1 and not begun else []), self._at(self.next)]
        return ", ".join(parts)

    def _at(self, coming: NextTime) -> str:
        at = f" at {clock(coming.at)}" if coming.at else ""
        if self.days <= 0:
            return f"due since {clock(coming.at)}" if self.now and coming.at else f"next{at}"
        if self.days == 1:
            return f"next tomorrow{at}"
        return (
            f"next on {_DAYS[coming.day.weekday()]}{at}"
            if self.days < _WEEK
            else f"next in {counted(self.days, 'day')}{at}"
        )

    def _in_days(self) -> str:
        if not self.days:
            return "due today"
        days = counted(abs(self.days), "day")
        return f"in {days}" if self.days > 0 else f"overdue by {days}"

    def day(self, today: date) -> date:
        """Return the day of the next session: today for one that is late."""
        return today + timedelta(days=max(self.days, 0))


def due(pasts: Iterable[PastSession], every: Frequency | None, now: datetime) -> Due | None:
    """Return when a routine with these sessions is to be done next; None where nothing says how often.

    Times are local, without a zone: those of the clock of the place where a session began. A session counts as in the
    history: by how much of its work was done.
    """
    if not every:
        return None
    pasts = [past for past in pasts if past.felt]
    done = [local(past.started) for past in pasts if counts(past)]
    last = max((moment.date() for moment in done), default=None)
    newest = max(pasts, key=lambda past: past.started, default=None)
    short = Short(newest.started.date(), newest.work.percent) if newest and not counts(newest) else None
    coming = next_time(every, done, now)
    days = (coming.day - now.date()).days
    if last and every.in_days and not days:  # how late it is by now
        days = min(0, every.days - (now.date() - last).days)
    return Due(last, days, short, coming, coming.reached(now))
