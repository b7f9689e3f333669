"""When a routine is due: its `every`, counted from the last day it was done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from voicecoach.core.units import counted
from voicecoach.journal.history import PastSession
from voicecoach.journal.summary import counts


@dataclass(frozen=True)
class Short:
    """A session that was begun and does not count: too little of its work was done."""

    day: date
    percent: int
    """Its share of the work that there was."""


@dataclass(frozen=True)
class Due:
    """When a routine is due."""

    last: date | None
    """The last day it was done; None: never yet."""
    days: int
    """Days to go: 0 is today, negative is overdue."""
    short: Short | None = None
    """The last session, if it does not count."""

    @property
    def now(self) -> bool:
        """Whether it should be done today."""
        return self.days <= 0

    def told(self) -> str:
        """Return it in words: `due today`, `in 2 days`, `overdue by 1 day`, `not begun yet`, and what doesn't count."""
        short = f"; on {self.short.day} you did only {self.short.percent} %" if self.short else ""
        return f"{self._told()}{short}"

    def _told(self) -> str:
        if self.last is None:
            return "not done yet" if self.short else "not begun yet"
        if not self.days:
            return "due today"
        days = counted(abs(self.days), "day")
        return f"in {days}" if self.days > 0 else f"overdue by {days}"

    def day(self, today: date) -> date:
        """Return the day of the next session: today for one that is late."""
        return today + timedelta(days=max(self.days, 0))


def due(pasts: Iterable[PastSession], every_days: int | None, today: date) -> Due | None:
    """Return when a routine with these sessions is to be done next; None where nothing says how often.

    Days are those of the calendar, by the clock of the place where a session began, so that the hour makes no
    difference. A session counts as in the history: by how much of its work was done. A clock that was set back makes
    nobody wait longer than `every_days`.
    """
    if not every_days:
        return None
    pasts = [past for past in pasts if past.felt]
    last = max((past.started.date() for past in pasts if counts(past)), default=None)
    newest = max(pasts, key=lambda past: past.started, default=None)
    short = Short(newest.started.date(), newest.work.percent) if newest and not counts(newest) else None
    if last is None:
        return Due(None, 0, short)
    return Due(last, every_days - max((today - last).days, 0), short)
