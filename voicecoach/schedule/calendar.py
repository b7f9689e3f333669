"""A routine's times as a calendar file (RFC 5545), with alarms, for a phone or any other calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from itertools import count
from math import ceil
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

from voicecoach.routine.frequency import Frequency

BEFORE = timedelta(minutes=10)
"""How long before a session the first of its two alarms is."""
ROUND = 5
"""Minutes to which a session's length is rounded up."""
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_AHEAD = timedelta(days=20 * 365)
"""How far the rules of a zone are written out for a series without an end."""


@dataclass(frozen=True)
class Series:
    """A routine repeated at the same times of day."""

    uid: str
    """The same for the same series, so that a calendar that has it already brings it up to date."""
    title: str
    about: str
    """What is written below the title."""
    first: date
    every: Frequency
    times: tuple[time, ...]
    """The times of day, in order."""
    zone: str
    """An IANA name: the times of day stay the same there when clocks change."""
    seconds: float
    """How long a session takes."""
    since: datetime = datetime.min
    """Before which there is none; the time there, without a zone."""
    span: int | None = None
    """Days from the first one on; None: without an end."""

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days of the week; where a week has some, whichever they are, days that lie apart."""
        often = self.every.per_week
        spread = {(self.first.weekday() + number * 7 // often) % 7 for number in range(often)}
        return self.every.weekdays or tuple(sorted(spread))

    def occurrences(self) -> Iterator[datetime]:
        """Yield when the sessions are, without a zone; without end if there is none."""
        step, weekdays = 1 if self.weekdays else self.every.days, self.weekdays
        for number in count(0, step) if self.span is None else range(0, self.span, step):
            day = self.first + timedelta(days=number)
            moments = (datetime.combine(day, at) for at in self.times)
            if not weekdays or day.weekday() in weekdays:
                yield from (moment for moment in moments if moment >= self.since)


def make_uid(*parts: str) -> str:
    """Return the UID of what these parts name."""
    return f"{uuid5(NAMESPACE_URL, 'voicecoach:' + ':'.join(parts))}@voicecoach"


def upcoming(series: Series, now: datetime) -> Series:
    """Return the series with none of the times that have passed: its first alarm is to be heard."""
    there = now.astimezone(ZoneInfo(series.zone)).replace(tzinfo=None)
    soonest = there.date() + timedelta(days=there.time() > series.times[-1])
    return replace(series, first=max(series.first, soonest), since=there)


def as_ics(series: Series, now: datetime) -> bytes:
    """Return the calendar file. Raise ValueError for an unknown zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//voicecoach//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    last = series.first + (timedelta(days=series.span + series.every.days) if series.span else _AHEAD)
    calendar.add_component(
        Timezone.from_tzid(series.zone, first_date=series.first - timedelta(days=366), last_date=last)
    )
    for number, (hours, minutes) in enumerate(_grids(series.times)):
        times = tuple(at for at in series.times if at.hour in hours and at.minute in minutes)
        part = replace(series, times=times, uid=f"{number + 1}-{series.uid}" if number else series.uid)
        if next(part.occurrences(), None):
            calendar.add_component(_event(part, now))
    return bytes(calendar.to_ical())


def _grids(times: Sequence[time]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Return hours and minutes that make up all the times: a rule has each of its minutes in each of its hours."""
    hours: dict[int, tuple[int, ...]] = {}
    for at in times:
        hours[at.minute] = (*hours.get(at.minute, ()), at.hour)
    minutes: dict[tuple[int, ...], tuple[int, ...]] = {}
    for minute, of in hours.items():
        minutes[of] = (*minutes.get(of, ()), minute)
    return list(minutes.items())


def _event(series: Series, now: datetime) -> Event:
    """Return the event of a series whose times are all of its minutes in all of its hours."""
    event = Event()
    event.add("uid", series.uid)
    event.add("dtstamp", now.astimezone(timezone.utc))
    event.add("sequence", int(now.timestamp()) // 60)  # of two with one UID, a calendar takes the greater
    event.add("summary", series.title)
    event.add("description", series.about)
    event.add("dtstart", next(series.occurrences()).replace(tzinfo=ZoneInfo(series.zone)))
    event.add("duration", timedelta(minutes=ROUND * max(1, ceil(series.seconds / 60 / ROUND))))
    event.add("rrule", _rule(series))
    event.add("transp", "OPAQUE")
    for before, text in ((BEFORE, f"{series.title} in 10 minutes"), (timedelta(), series.title)):
        event.add_component(_alarm(before, text))
    return event


def _rule(series: Series) -> dict[str, object]:
    """Return the rule: in weeks where the days are whole weeks, as calendars show that best."""
    weeks, odd = divmod(series.every.days, 7)
    rule: dict[str, object] = {"freq": "daily", "interval": series.every.days}
    if series.weekdays:
        rule = {"freq": "weekly", "byday": [_DAYS[day] for day in series.weekdays]}
    elif not odd:
        rule = {"freq": "weekly", "interval": weeks}
    if len(series.times) > 1:
        rule["byhour"] = sorted({at.hour for at in series.times})
        rule["byminute"] = sorted({at.minute for at in series.times})
    return rule | ({"count": sum(1 for _ in series.occurrences())} if series.span else {})


def _alarm(before: timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", text)
    return alarm
