"""Times of day, days and spans, as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)|\s?h)?(?:\s?(?P<half>[ap])\.?m\.?|\s?uhr|\s?o[’']clock)?", re.IGNORECASE
)
_DAY = 24 * 60
_LONGEST_BREATH = 60
"""Seconds."""
_LONGEST = 3660
"""Days of the longest span: ten years."""


def _time(context: click.Context, parameter: click.Parameter, text: str | None) -> time | None:
    """Return the time of day of an option."""
    if text is None:
        return None
    try:
        return parse_time(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} is no time of day; write, for example, 18:30", context, parameter) from error


def parse_time(text: str) -> time:
    """Return a time of day as people write it: `18:30`, `18.30`, `18h30`, `18 Uhr`, `6:30 pm`. Raise ValueError."""
    typed = _TIME.fullmatch(text.strip())
    if not typed:
        raise ValueError(text)
    hour, half = int(typed["hour"]), (typed["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(text)
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(typed["minute"] or 0))


def time_words(context: click.Context, parameter: click.Parameter, words: tuple[str, ...]) -> time | None:
    """Return the time of day that the words of an argument tell."""
    return _time(context, parameter, " ".join(words) or None)


def days(context: click.Context, parameter: click.Parameter, text: str | None) -> int | None:
    """Return the days of an option such as `12 weeks`."""
    if text is None:
        return None
    from voicecoach.routine.values.durations import parse_period

    try:
        found = parse_period(text)
    except ValueError as error:
        raise click.BadParameter(f"{text} is no span; write, for example, 12 weeks", context, parameter) from error
    if not 1 <= found <= _LONGEST:
        raise click.BadParameter(f"{text} is not from 1 day to 10 years", context, parameter)
    return found


def parse_minutes(context: click.Context, parameter: click.Parameter, text: str | None) -> float | None:
    """Return the minutes of an option; a bare number is minutes."""
    if text is None:
        return None
    bare = re.fullmatch(r"\s*\d+(?:[.,]\d+)?\s*", text)
    minutes = _seconds(context, parameter, text, f"{text} min" if bare else text, "10 or 10m") / 60
    if not 1 <= minutes <= _DAY:
        raise click.BadParameter(f"“{text}” is not from 1 minute to 24 hours", context, parameter)
    return minutes


def parse_breath(context: click.Context, parameter: click.Parameter, text: str | None) -> float | None:
    """Return the seconds of a breath; a bare number is seconds."""
    if text is None:
        return None
    seconds = _seconds(context, parameter, text, text, "4s")
    if not 1 <= seconds <= _LONGEST_BREATH:
        raise click.BadParameter(f"“{text}” is not from 1 to {_LONGEST_BREATH} seconds", context, parameter)
    return seconds


def _seconds(context: click.Context, parameter: click.Parameter, typed: str, text: str, example: str) -> float:
    """Return the seconds of a text, which is what was `typed`, maybe with a unit."""
    from voicecoach.routine.values.durations import parse_seconds

    try:
        return parse_seconds(text)
    except ValueError as error:
        raise click.BadParameter(f"“{typed}” {error}; write, for example, {example}", context, parameter) from error


def at_option(**settings: Any) -> Callable[[Function], Function]:
    """Return the option `--at`."""
    return click.option("--at", metavar="TIME", callback=_time, help="The time of day, such as 18:30.", **settings)


def parse_day(context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    """Return the date of an option."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise click.BadParameter(f"{text} is no date; write, for example, 2026-03-31", context, parameter) from error
