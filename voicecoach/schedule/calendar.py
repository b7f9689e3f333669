"""A routine's times as a calendar file (RFC 5545), with alarms, for a phone or any other calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from math import ceil
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone

BEFORE = timedelta(minutes=10)
"""How long before a session the first of its two alarms is."""
ROUND = 5
"""Minutes to which a session's length is rounded up."""
_AHEAD = timedelta(days=20 * 365)
"""How far the rules of a zone are written out for a series without an end."""


@dataclass(frozen=True)
class Series:
    """A routine repeated at the same time of day."""

    uid: str
    """The same for the same series, so that a calendar that has it already brings it up to date."""
    title: str
    about: str
    """What is written below the title."""
    first: date
    at: time
    zone: str
    """An IANA name: the time of day stays the same there when clocks change."""
    every_days: int
    seconds: float
    """How long a session takes."""
    times: int | None = None
    """How often; None: without an end."""


def make_uid(*parts: str) -> str:
    """Return the UID of what these parts name."""
    return f"{uuid5(NAMESPACE_URL, 'voicecoach:' + ':'.join(parts))}@voicecoach"


def times_in(days: int, every_days: int) -> int:
    """Return how many sessions fall in that many days, the first on the first day."""
    return ceil(days / every_days)


def upcoming(series: Series, now: datetime) -> Series:
    """Return the series, from tomorrow on where its time today has passed: its first alarm is to be heard."""
    there = now.astimezone(ZoneInfo(series.zone))
    soonest = there.date() + timedelta(days=there.time() > series.at)
    return replace(series, first=max(series.first, soonest))


def as_ics(series: Series, now: datetime) -> bytes:
    """Return the calendar file. Raise ValueError for an unknown zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//voicecoach//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    last = series.first + (timedelta(days=series.every_days) * (series.times + 1) if series.times else _AHEAD)
    calendar.add_component(
        Timezone.from_tzid(series.zone, first_date=series.first - timedelta(days=366), last_date=last)
    )
    calendar.add_component(_event(series, now))
    return bytes(calendar.to_ical())


def _event(series: Series, now: datetime) -> Event:
    event = Event()
    event.add("uid", series.uid)
    event.add("dtstamp", now.astimezone(timezone.utc))
    event.add("sequence", int(now.timestamp()) // 60)  # of two with one UID, a calendar takes the greater
    event.add("summary", series.title)
    event.add("description", series.about)
    event.add("dtstart", datetime.combine(series.first, series.at, ZoneInfo(series.zone)))
    event.add("duration", timedelta(minutes=ROUND * max(1, ceil(series.seconds / 60 / ROUND))))
    event.add("rrule", _rule(series))
    event.add("transp", "OPAQUE")
    for before, text in ((BEFORE, f"{series.title} in 10 minutes"), (timedelta(), series.title)):
        event.add_component(_alarm(before, text))
    return event


def _rule(series: Series) -> dict[str, object]:
    """Return the rule: in weeks where the days are whole weeks, as calendars show that best."""
    weeks, odd = divmod(series.every_days, 7)
    rule: dict[str, object] = {"freq": "daily", "interval": series.every_days}
    if not odd:
        rule = {"freq": "weekly", "interval": weeks}
    return rule | ({"count": series.times} if series.times else {})


def _alarm(before: timedelta, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -before)
    alarm.add("description", text)
    return alarm
