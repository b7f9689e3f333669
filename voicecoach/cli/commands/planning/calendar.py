"""`voicecoach calendar`: a routine's times for the calendar of a phone or any other."""

from __future__ import annotations

import sys
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.level_option import level_option
from voicecoach.cli.option_types import at_option, days, parse_day
from voicecoach.cli.options import routine_argument
from voicecoach.cli.setting_option import option
from voicecoach.core.units import counted

if TYPE_CHECKING:
    from voicecoach.schedule.calendar import Series


@click.command("calendar")
@routine_argument
@at_option()
@click.option("-o", "--file", "path", type=click.Path(path_type=Path), help="The file to write; NAME.ics by default.")
@click.option("--from", "first", metavar="DATE", callback=parse_day, help="The first day; by default when it is due.")
@click.option("--for", "span", metavar="SPAN", callback=days, help="How long, such as '12 weeks'; else without an end.")
@option(
    "--zone", default="", metavar="ZONE", help="The time zone, such as Europe/Berlin; else the one that is set here."
)
@level_option
def calendar_command(  # noqa: PLR0913, PLR0917 - as many as there are options
    name: str, at: time | None, path: Path | None, first: date | None, span: int | None, zone: str, level: str
) -> None:
    """Write a routine's times as a calendar file, with alarms.

    As often as the routine's `every` says, at its own times of day or at that of `--at`, the year round. Open the file
    on your phone, or import it into any calendar; importing it again brings what is there up to date. `-o -` writes it
    to the output.
    """
    from voicecoach.app.planning.calendar import Times, make_calendar

    made = make_calendar(name, Times(at, first, span, zone), level, path)
    if made.path:
        click.echo(f"{made.path}: {_in_words(made.series)}")
    else:
        sys.stdout.buffer.write(made.data)


def _in_words(series: Series) -> str:
    from voicecoach.routine.frequency_words import in_full

    at = "" if series.times == series.every.slots else f" at {series.times[0]:%H:%M}"
    first = next(series.occurrences())
    told = f"{first:%Y-%m-%d}" if at else f"{first:%Y-%m-%d at %H:%M}"
    often = f", {counted(sum(1 for _ in series.occurrences()), 'time')}" if series.span else ""
    return f"{in_full(series.every)}{at} ({series.zone}), first on {told}{often}"
