"""What is said at the end of when to go on: which of the day's sessions it was, and when the next one is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from voicecoach.language.model import Language
from voicecoach.routine.frequency import Frequency, after
from voicecoach.routine.frequency_words import DAY_NAMES
from voicecoach.score.coach import Coach
from voicecoach.score.model import Say

_ORDINALS = 5
"""Up to which number of a day's sessions there is a word for it."""


@dataclass(frozen=True)
class Held:
    """When a session is held; in local time, without a zone."""

    begin: datetime
    before: tuple[datetime, ...] = ()
    """When those sessions of the routine began that count as done."""


def when_again(coach: Coach, every: Frequency | None, seconds: float, held: Held | None) -> tuple[Say, ...]:
    """Return when a session of so many seconds is to be done again.

    Where it isn't known when it is held, as in a file, only the days from one to the next can be told.
    """
    if every is None or (held is None and not every.in_days):
        return ()
    if held is None or every.in_days:
        return _in_days(coach, every.days if every else 1)
    end = held.begin + timedelta(seconds=seconds)
    coming = after(every, (*held.before, held.begin), end)
    today = 1 + sum(moment.date() == held.begin.date() for moment in held.before)
    which = _which(coach, min(today, coming.planned), coming.planned) if coming.planned > 1 else ()
    days = (coming.day - end.date()).days
    if coming.at and not days:
        return (*which, *coach.words("again_at", time=_clock(coach.language, coming.at)))
    if 1 < days < 7:
        weekday = coach.language.say(DAY_NAMES[coming.day.weekday()])
        return (*which, *coach.words("again_on", weekday=weekday))
    return (*which, *_in_days(coach, days))


def _in_days(coach: Coach, days: int) -> tuple[Say, ...]:
    phrase = {1: "again_tomorrow", 2: "rest_tomorrow"}.get(days)
    return coach.words(phrase) if phrase else coach.words("again_in_days", days=days)


def _which(coach: Coach, done: int, planned: int) -> tuple[Say, ...]:
    """Return which of the day's sessions it was."""
    name = "last" if done == planned else str(done)
    if done > _ORDINALS and done < planned:
        return coach.words("many_done_today", done=done, planned=planned)
    return coach.words("done_today", ordinal=coach.language.say(f"ordinal_{name}"), planned=planned)


def _clock(language: Language, moment: time) -> str:
    """Return a time of day as it is said, on a clock of twelve hours."""
    hour, minutes = moment.hour % 12 or 12, moment.minute
    if not minutes:
        return language.say("full_hour", hour=hour)
    return language.say("time_of_day" if minutes >= 10 else "time_of_day_early", hour=hour, minutes=minutes)
