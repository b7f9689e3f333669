"""`voicecoach calendar`: a routine's times for the calendar of a phone or any other."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.option_types import at_option, days, parse_day
from voicecoach.cli.options import level_option, option, routine_argument
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import check_file
from voicecoach.core.units import counted

if TYPE_CHECKING:
    from voicecoach.routine.model import Routine
    from voicecoach.schedule.calendar import Series


@click.command("calendar")
@routine_argument
@at_option(required=True)
@click.option("-o", "--file", "path", type=click.Path(path_type=Path), help="The file to write; NAME.ics by default.")
@click.option("--from", "first", metavar="DATE", callback=parse_day, help="The first day; by default when it is due.")
@click.option("--for", "span", metavar="SPAN", callback=days, help="How long, such as '12 weeks'; else without an end.")
@option(
    "--zone", default="", metavar="ZONE", help="The time zone, such as Europe/Berlin; else the one that is set here."
)
@level_option
def calendar_command(  # noqa: PLR0913, PLR0917 - as many as there are options
    name: str, at: time, path: Path | None, first: date | None, span: int | None, zone: str, level: str
) -> None:
    """Write a routine's times as a calendar file, with alarms.

    As often as the routine's `every` says, at the same time of day the year round. Open the file on your phone, or
    import it into any calendar; importing it again brings what is there up to date. `-o -` writes it to the output.
    """
    from voicecoach.core.clock import now
    from voicecoach.schedule.calendar import as_ics, times_in, upcoming

    target = _target(path, name)
    series = _series(name, at, zone, level)
    series = replace(series, first=first) if first else upcoming(series, now())
    series = replace(series, times=times_in(span, series.every_days) if span else None)
    data = as_ics(series, now())
    if target is None:
        sys.stdout.buffer.write(data)
        return
    _write(target, data)
    click.echo(f"{target}: {_told(series)}")


def _series(name: str, at: time, zone: str, level: str) -> Series:
    """Return a routine's times from the day on that it is due, without an end."""
    from voicecoach.app.choices import Choices
    from voicecoach.app.due import one, today
    from voicecoach.app.preparing import prepare
    from voicecoach.cli.option_types import zone_named
    from voicecoach.core.paths import data_folder
    from voicecoach.schedule.calendar import Series, make_uid
    from voicecoach.score.compose import estimate

    row = one(name)
    prepared = prepare(str(row.path), Choices(level=level))
    routine = prepared.routine
    assert routine.every_days  # else `one` would have raised
    return Series(
        uid=make_uid(str(data_folder()), row.name),
        title=routine.name,
        about=_about(routine, row.name),
        first=row.due.day(today()),
        at=at,
        zone=zone_named(zone),
        every_days=routine.every_days,
        seconds=estimate(prepared.score),
    )


def _about(routine: Routine, name: str) -> str:
    """Return what stands below the title: how to start it, what it is for, what to have at hand, and when to stop."""
    needs = f"You need: {', '.join(routine.equipment)}." if routine.equipment else ""
    return "\n".join(filter(None, (f"voicecoach start {name}", routine.about, needs, routine.safety)))


def _told(series: Series) -> str:
    every = "every day" if series.every_days == 1 else f"every {series.every_days} days"
    times = f", {counted(series.times, 'time')}" if series.times else ""
    return f"{every} at {series.at:%H:%M} ({series.zone}), first on {series.first}{times}"


def _target(path: Path | None, name: str) -> Path | None:
    """Return the file to write, None for the output; raise VoicecoachError if it can't be one."""
    if path == Path("-"):
        return None
    target = path or Path(f"{Path(name).stem}.ics")
    if target.suffix.lower() != ".ics":
        raise VoicecoachError(f"can't write a {target.suffix or 'file without an ending'}", "use .ics", Exit.USAGE)
    check_file(target)
    return target


def _write(target: Path, data: bytes) -> None:
    from voicecoach.core.files import write_atomically, writing

    with writing(target):
        write_atomically(target, data)
