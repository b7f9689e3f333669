"""How often, in words that can be read back: `every 2 days`, `3 times a day on weekdays`, `on Monday at 18:00`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.routine.frequency import DAYTIME, WORKDAYS, Frequency

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week from the first on, by the names of their phrases: their English names in small letters."""


def words(every: Frequency, language: Language = ENGLISH) -> str:
    """Return how often in words."""
    days, times = _days(every, language), _times(every, language)
    if not times:
        return days
    if every.at:
        return f"{days} {times}"
    if every.weekdays:
        return f"{times} {days}"
    return times if (every.days, every.per_week) == (1, 0) else f"{times}, {days}"


def in_full(every: Frequency) -> str:
    """Return how often in words, with the times of day where these follow from what is written."""
    spread = every.times > 1
    return f"{words(every)}, {ENGLISH.show('at_times', times=listed(every.slots))}" if spread else words(every)


def listed(times: Sequence[time], language: Language = ENGLISH) -> str:
    """Return times of day in words: `8:00, 12:00 and 16:00`."""
    return _together([clock(moment) for moment in times], language)


def clock(moment: time) -> str:
    """Return a time of day as we write it: `7:30`, `18:00`."""
    return f"{moment.hour}:{moment:%M}"


def _days(every: Frequency, language: Language) -> str:
    show = language.show
    if every.weekdays == WORKDAYS:
        return show("on_weekdays")
    if every.weekdays:
        return show("on_days", days=_together([language.say(DAY_NAMES[day]) for day in every.weekdays], language))
    if every.per_week:
        return show("times_a_week", times=every.per_week)
    weeks, odd = divmod(every.days, 7)
    if not odd:
        return show("every_weeks", weeks=weeks)
    return show("every_day") if every.days == 1 else show("every_days", days=every.days)


def _times(every: Frequency, language: Language) -> str:
    show = language.show
    if every.at:
        return show("at_times", times=listed(every.at, language))
    if not every.minutes and every.times == 1:
        return ""
    hours, odd = divmod(every.minutes, 60)
    often = (
        show("times_a_day", times=every.times)
        if not every.minutes
        else show("every_minutes", minutes=every.minutes)
        if odd
        else show("every_hours", hours=hours)
    )
    start, end = map(clock, every.window)
    said = every.minutes or every.window != DAYTIME
    return show("from_to", often=often, start=start, end=end) if said else often


def _together(names: Sequence[str], language: Language) -> str:
    *first, last = names
    return language.show("and_last", first=", ".join(first), last=last) if first else last
