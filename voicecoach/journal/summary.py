"""Sessions summed up: how often, how much, how closely to the plan, and what hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from voicecoach.journal.history import PastSession
from voicecoach.routine.frequency import Frequency

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
    """How many were planned by now."""
    kept: int
    """How many of these were done."""

    @property
    def percent(self) -> int:
        """The share that was done."""
        return round(100 * self.kept / self.planned) if self.planned else 100


@dataclass(frozen=True)
class Streak:
    """How many days with all their sessions followed one another in time."""

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
    a_day: int = 1
    """How many sessions a day is to have."""
    partly: int = 0
    """Days with fewer than that."""


def summarise(pasts: Sequence[PastSession], every: Frequency | None, today: date, start: date = date.min) -> Summary:
    """Return the figures, from the day `start` on, of a routine's sessions, which are to be done so often."""
    counted = [past for past in pasts if counts(past)]
    first = min([today, *days(counted)])
    first, counted = max(first, start), since(counted, start)
    short = [past for past in since(pasts, start) if not counts(past)]
    by_day = days(counted)
    every = every if by_day else None
    by_count = {day: done.sessions for day, done in by_day.items()}
    weeks = max(1.0, ((today - first).days + 1) / 7)
    return Summary(
        len(counted),
        sum(day.minutes for day in by_day.values()),
        len(counted) / weeks,
        streak(by_count, every, today) if every else None,
        adherence(by_count, every, first, today) if every else None,
        len(short),
        a_day := every.a_day if every else 1,
        sum(count < a_day for count in by_count.values()),
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


def streak(sessions: Mapping[date, int], every: Frequency, today: date) -> Streak:
    """Return how many days follow one another on which all that was planned was done, given the sessions of each day.

    A day with only some of its sessions doesn't count, but ends no streak; nor does a day's delay where no days of the
    week are said.
    """
    run = longest = 0
    before = None
    for day in sorted(sessions):
        if before and _missed(sessions, every, before, day):
            run = 0
        run += sessions[day] >= every.a_day
        longest = max(longest, run)
        before = day
    late = before is None or _missed(sessions, every, before, today)
    return Streak(0 if late else run, longest)


def _missed(sessions: Mapping[date, int], every: Frequency, before: date, day: date) -> bool:
    """Return whether a day that was planned was missed between two."""
    if every.weekdays:
        return any(_after(before, n).weekday() in every.weekdays for n in range(1, (day - before).days))
    if not every.per_week:
        return (day - before).days > every.days + 1
    first = min(sessions)
    weeks = _days_between(_monday(before), _monday(day), 7)
    return any(_in_week(sessions, monday) < every.per_week for monday in weeks if monday >= first)


def adherence(sessions: Mapping[date, int], every: Frequency, first: date, today: date) -> Adherence:
    """Return how many of the planned sessions were done, given the sessions of each day.

    The time from `first` on is cut into stretches, each of which should have a day with all its sessions, or several
    such days: as many days as lie between two, a day of the week, or a week. What is more in one doesn't make up for
    another. Of the current stretch only what was done counts as planned.
    """
    planned = kept = 0
    for begin, end, wanted in _stretches(every, first, today):
        span = _days_between(begin, min(end, _after(today, 1)))
        best = sorted((min(sessions.get(day, 0), every.a_day) for day in span), reverse=True)
        done = sum(best[:wanted])
        kept += done
        planned += done if end > today else wanted * every.a_day
    return Adherence(planned, kept)


def _stretches(every: Frequency, first: date, today: date) -> Iterator[tuple[date, date, int]]:
    """Yield stretches up to today: the first day, the one after the last, and how many days in it are to have one."""
    if every.per_week:
        for monday in _days_between(_monday(first), _after(today, 1), 7):
            begin, end = max(first, monday), _after(monday, 7)
            yield begin, end, min(every.per_week, (end - begin).days)
        return
    step = 1 if every.weekdays else every.days
    for day in _days_between(first, _after(today, 1), step):
        if not every.weekdays or day.weekday() in every.weekdays:
            yield day, _after(day, step), 1


def _monday(day: date) -> date:
    return _after(day, -day.weekday())


def _in_week(sessions: Mapping[date, int], monday: date) -> int:
    return sum(_after(monday, n) in sessions for n in range(7))


def _days_between(first: date, end: date, step: int = 1) -> Iterator[date]:
    return (_after(first, n) for n in range(0, (end - first).days, step))


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


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
