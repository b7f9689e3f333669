"""A routine's times as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import tzlocal

from voicecoach.app.choices import Choices
from voicecoach.app.due import due_row, today
from voicecoach.app.messages import warn
from voicecoach.app.planning.times_of_day import times_of_day
from voicecoach.app.preparing import prepare
from voicecoach.core.clock import now
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import check_file, write_atomically, writing
from voicecoach.core.paths import data_folder
from voicecoach.routine.model import Routine
from voicecoach.schedule.calendar import Series, as_ics, make_uid, upcoming
from voicecoach.score.estimate import estimate


@dataclass(frozen=True)
class Times:
    """When a routine is to be done."""

    at: time | None
    """None: at the routine's own times."""
    first: date | None
    """None: when it is due."""
    span: int | None
    """Days; None: without an end."""
    zone: str
    """An IANA name; empty: the one that is set here."""


class CalendarFile(NamedTuple):
    """A calendar file, and what is in it."""

    series: Series
    data: bytes
    path: Path | None
    """Where it was written; None: nowhere."""


def make_calendar(name: str, times: Times, level: str, path: Path | None) -> CalendarFile:
    """Write a routine's times to a file, `NAME.ics` by default, or return them unwritten if `path` is `-`.

    Raise VoicecoachError.
    """
    target = _target(path, name)
    series = _series(name, times, level)
    data = as_ics(series, now())
    if target:
        with writing(target):
            write_atomically(target, data)
    return CalendarFile(series, data, target)


def _series(name: str, times: Times, level: str) -> Series:
    series = _endless(name, times, level)
    series = replace(series, first=times.first) if times.first else upcoming(series, now())
    return replace(series, span=times.span)


def _endless(name: str, times: Times, level: str) -> Series:
    """Return a routine's times from the day that it is due, without an end."""
    row = due_row(name)
    prepared = prepare(str(row.path), Choices(level=level), warn=warn)
    routine = prepared.routine
    return Series(
        uid=make_uid(str(data_folder()), row.name),
        title=routine.name,
        about=_about(routine, row.name),
        first=row.due.day(today()),
        every=row.every,
        times=times_of_day(row, times.at),
        zone=zone_named(times.zone),
        seconds=estimate(prepared.score),
    )


def _about(routine: Routine, name: str) -> str:
    """Return what stands below the title: how to start it, what it is for, what to have at hand, and when to stop."""
    needs = f"You need: {', '.join(routine.equipment)}." if routine.equipment else ""
    return "\n".join(filter(None, (f"voicecoach start {name}", routine.about, needs, routine.safety)))


def zone_named(name: str) -> str:
    """Return the time zone of that name or, without one, the one that is set here. Raise VoicecoachError."""
    hint = "name yours, for example: --zone Europe/Berlin"
    found = name or _zone_here()
    if not found:
        raise VoicecoachError("the time zone that is set here can't be told", hint, Exit.USAGE)
    try:
        return ZoneInfo(found).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        city = found.replace(" ", "_").casefold()
        near = sorted(zone for zone in available_timezones() if f"/{zone}".casefold().endswith(f"/{city}"))
        hint = f"did you mean {near[0]}?" if near else hint
        raise VoicecoachError(f"there is no time zone “{found[:80]}”", hint, Exit.USAGE) from None


def _zone_here() -> str:
    try:
        return tzlocal.get_localzone_name() or ""
    except (LookupError, ValueError, OSError):
        return ""


def _target(path: Path | None, name: str) -> Path | None:
    """Return the file to write, None for the output; raise VoicecoachError if it can't be one."""
    if path == Path("-"):
        return None
    target = path or Path(f"{Path(name).stem}.ics")
    if target.suffix.lower() != ".ics":
        raise VoicecoachError(f"can't write a {target.suffix or 'file without an ending'}", "use .ics", Exit.USAGE)
    check_file(target)
    return target
