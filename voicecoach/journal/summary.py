"""Sessions summed up: how often, how much, how closely to the plan, and what hurt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from voicecoach.journal.history import PastSession

WEEKS = 26
"""Half a year."""


@dataclass(frozen=True)
class Day:
    """What was done on one day."""

    sessions: int = 0
    minutes: float = 0.0


@dataclass(frozen=True)
class Adherence:
    """How many of the planned sessions were done."""

    planned: int
    """How many were planned; at least one."""
    kept: int
    """How many of these were done."""

    @property
    def percent(self) -> int:
        """The share that was done."""
        return round(100 * self.kept / self.planned)


@dataclass(frozen=True)
class Streak:
    """How many days with a session followed one another in time."""

    now: int
    """Up to today; 0 once the next session is overdue."""
    longest: int


@dataclass(frozen=True)
class Sore:
    """An exercise that was ended because it hurt."""

    name: str
    times: int
    last: date


@dataclass(frozen=True)
class Summary:
    """All figures."""

    sessions: int
    """Those that count as done."""
    minutes: float
    per_week: float
    """Sessions in a week, up to today."""
    streak: Streak | None
    """None, as is `adherence`, if the routine doesn't say how often it is to be done, or nothing was done."""
    adherence: Adherence | None
    short: int = 0
    """Sessions that were begun but don't count, as too little of their work was done."""


def summarise(pasts: Sequence[PastSession], every_days: int | None, today: date, start: date = date.min) -> Summary:
    """Return the figures, from the day `start` on, of a routine's sessions, which are to be `every_days` apart."""
    counted = [past for past in pasts if counts(past)]
    first = min([today, *days(counted)])
    first, counted = max(first, start), since(counted, start)
    short = [past for past in since(pasts, start) if past.felt and not counts(past)]
    by_day = days(counted)
    every = every_days if by_day else None
    weeks = max(1.0, ((today - first).days + 1) / 7)
    return Summary(
        len(counted),
        sum(day.minutes for day in by_day.values()),
        len(counted) / weeks,
        streak(by_day, every, today) if every else None,
        adherence(by_day, every, first, today) if every else None,
        len(short),
    )


def counts(past: PastSession) -> bool:
    """Return whether a session counts as done: by how much work was done, however it ended."""
    return past.work.enough


def since(pasts: Iterable[PastSession], first: date) -> list[PastSession]:
    """Return the sessions from the day `first` on."""
    return [past for past in pasts if past.started.date() >= first]


def days(pasts: Iterable[PastSession]) -> dict[date, Day]:
    """Return the days that have a session, by the local time where it began."""
    found: dict[date, Day] = {}
    for past in pasts:
        day = found.get(past.started.date(), Day())
        found[past.started.date()] = Day(day.sessions + 1, day.minutes + past.seconds / 60)
    return found


def half_year(today: date) -> date:
    """Return the Monday on which the last half year begins: whole weeks, the current one included."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)


def streak(dates: Iterable[date], every_days: int, today: date) -> Streak:
    """Return how many days with a session follow one another in time.

    In time is at most `every_days` + 1 day after the one before, so that a day's delay doesn't end a streak; several
    sessions on a day count once.
    """
    allowed = timedelta(days=every_days + 1)
    run = longest = 0
    ordered = sorted(set(dates))
    for before, day in pairwise([ordered[0], *ordered] if ordered else []):
        run = run + 1 if day - before <= allowed else 1
        longest = max(longest, run)
    late = not ordered or today - ordered[-1] > allowed
    return Streak(0 if late else run, longest)


def adherence(dates: Iterable[date], every_days: int, first: date, today: date) -> Adherence:
    """Return how many of the planned sessions were done.

    The time from `first` on is cut into stretches of `every_days`, each of which should have a session; a second one
    doesn't make up for another stretch. The current stretch counts as soon as it has one.
    """
    running = (today - first).days // every_days
    kept = {(day - first).days // every_days for day in dates if first <= day <= today}
    return Adherence(running + (running in kept), len(kept))


def worst_pain(past: PastSession) -> int | None:
    """Return the pain after a session or in the 24 hours after it, whichever was worse; None if neither was told."""
    return max((pain for pain in (past.pain, past.pain_after) if pain is not None), default=None)


def sore(pasts: Iterable[PastSession]) -> list[Sore]:
    """Return the exercises that hurt, those that did most often first."""
    when: dict[str, list[date]] = {}
    for past in pasts:
        for name in dict.fromkeys(exercise.title for exercise in past.exercises if exercise.hurt):
            when.setdefault(name, []).append(past.started.date())
    found = [Sore(name, len(dates), max(dates)) for name, dates in when.items()]
    return sorted(found, key=lambda one: (-one.times, one.name))
