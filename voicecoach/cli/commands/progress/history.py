"""`voicecoach history`: what was done, how often, and how pain and level went."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import click

from voicecoach.app.history import all_pasts, of_routine, read_routine_of, short_name
from voicecoach.cli.complete import complete_names
from voicecoach.cli.limits import Limited
from voicecoach.core.errors import Exit
from voicecoach.core.units import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from voicecoach.journal.history import PastSession
    from voicecoach.journal.summary import Summary

LAST = 10
"""Sessions in the table, unless told otherwise."""
ENDED = {"finished": "finished", "stopped": "stopped", "": "cut off"}
PIPED = 1000
"""Columns where there is no terminal: a table's row is a line."""
NARROW = 60
"""Columns of a terminal from which on the table has all of its columns."""


@click.command("history")
@click.argument("name", required=False, metavar="[NAME]", shell_complete=complete_names)
@click.option("--last", cls=Limited, type=click.IntRange(1), metavar="N", help=f"So many sessions; {LAST} by default.")
@click.option("--json", "as_json", is_flag=True, help="All of it as data, for other programs.")
def history_command(name: str | None, last: int | None, as_json: bool) -> int:
    """Show what you have done: sessions, a calendar, pain and level.

    Of the routine NAME, or of all. A streak counts days with a session, each at most a day later than the routine's
    `every` has it. Adherence is the share of the times it was planned, in the last half year. A session counts as done
    from 70 % of its work.
    """
    from voicecoach.core.clock import now

    found = all_pasts()
    if name:
        found = of_routine(found, name)
    if as_json:
        click.echo(json.dumps(_data(found, last, now().date()), indent=1))
    elif found:
        _show(found, last or LAST, now().date())
    else:
        click.echo(
            "There is no session in the journal yet. `voicecoach start NAME` starts one; it is kept from then on."
        )
    return Exit.FINE


def _show(found: Sequence[PastSession], last: int, today: date) -> None:
    from voicecoach.cli.charts.heatmap import SHADES, heat_map
    from voicecoach.journal.summary import days

    console = _console()
    several = len({past.identity for past in found}) > 1
    console.print(_table(found[-last:], _columns(console.width, several)))
    if len(found) > last:
        console.print(f"{len(found) - last} earlier: --last {len(found)} shows all.", style="dim")
    shades = SHADES if _can_draw(console, SHADES) else ".-+*#"
    _print(console, "\nThe last half year", heat_map(days(found), today, min(console.width, 80), shades))
    _print(console, "", _figures(found, today))
    if _can_draw(console, "⠀┤└"):
        _plots(console, found)


def _console() -> Console:
    """Return what writes to stdout as the terminal can, in colours if wanted; in a pipe a row stays a line."""
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=PIPED)


def _can_draw(console: Console, characters: str) -> bool:
    try:
        characters.encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _print(console: Console, title: str, lines: Iterable[str]) -> None:
    from voicecoach.core.terminal_text import visible

    if title:
        console.print(title, style="bold")
    for line in lines:
        console.print(visible(line))


def _columns(width: int, several: bool) -> list[str]:
    """Return the titles of the table's columns."""
    unwanted = ("Ended", "Notes") if width < NARROW else ()
    return [title for title in _CELLS if title not in unwanted and (several or title != "Routine")]


def _table(found: Sequence[PastSession], columns: Sequence[str]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in columns:
        text = title in ("Routine", "Notes")
        table.add_column(title, justify="left" if text or title in ("Date", "Ended") else "right", no_wrap=not text)
    for past in found:
        table.add_row(*(_cell(past, title) for title in columns))
    return table


_CELLS: dict[str, Callable[[PastSession], object]] = {
    "Date": lambda past: past.started.date(),
    "Routine": short_name,
    "Min": lambda past: round(past.seconds / 60),
    "Done": lambda past: f"{past.work.percent} %",
    "Level": lambda past: past.level,
    "Pain": lambda past: past.pain,
    "Day after": lambda past: past.pain_after,
    "Ended": lambda past: ENDED[past.outcome],
    "Notes": lambda past: "; ".join(_notes(past)),
}


def _cell(past: PastSession, title: str) -> Text:
    from rich.text import Text

    from voicecoach.core.terminal_text import visible
    from voicecoach.journal.level_advice import TOO_MUCH

    value = _CELLS[title](past)
    too_much = title in ("Pain", "Day after") and isinstance(value, int) and value >= TOO_MUCH
    return Text("–" if value is None else visible(str(value)), style="bold red" if too_much else "")


def _notes(past: PastSession) -> Iterator[str]:
    if hurt := [exercise.name for exercise in past.exercises if exercise.hurt]:
        yield f"hurt: {', '.join(hurt)}"
    yield from past.notes


def _figures(found: Sequence[PastSession], today: date) -> Iterable[str]:
    """Yield a line for each routine: how often, how much, its streak and adherence."""
    for past, summary in _by_routine(found, today):
        yield f"{short_name(past)}: {_told(summary)}"


def _by_routine(found: Sequence[PastSession], today: date) -> Iterable[tuple[PastSession, Summary]]:
    """Yield the last session of each routine with the figures of its last half year."""
    from voicecoach.journal.summary import half_year, summarise

    known_by = attrgetter("identity")
    for _, group in groupby(sorted(found, key=known_by), key=known_by):
        sessions = list(group)
        routine = read_routine_of(sessions[-1])
        every = routine.every_days if routine else None
        yield sessions[-1], summarise(sessions, every, today, half_year(today))


def _told(summary: Summary) -> str:
    """Return figures in words."""
    from voicecoach.journal.work_done import ENOUGH

    short = [f"{counted(summary.short, 'session')} with less than {100 * ENOUGH:.0f} % done"] if summary.short else []
    if not summary.sessions:
        return "".join(short) or "no session"
    parts = [
        counted(summary.sessions, "session"),
        f"{summary.per_week:.1f} a week",
        f"{summary.minutes:.0f} min",
    ]
    if summary.streak and summary.adherence:
        parts += [f"streak {summary.streak.now}, longest {summary.streak.longest}"]
        parts += [f"{summary.adherence.kept} of {summary.adherence.planned} as planned ({summary.adherence.percent} %)"]
    return " · ".join([*parts, *short])


def _plots(console: Console, found: Sequence[PastSession]) -> None:
    from voicecoach.cli.charts.plot import plot
    from voicecoach.journal.summary import worst_pain

    pain = [(past.started.date(), pain) for past in found if (pain := worst_pain(past)) is not None]
    level = [(past.started.date(), past.level) for past in found if past.level is not None]
    for title, points, ticks in (
        ("Pain: the worse of right after and in the 24 hours after; 4 and more is too much", pain, range(0, 11, 2)),
        ("Level", level, range(0, 101, 25)),
    ):
        if points:
            _print(console, f"\n{title}", plot(points, ticks, console.width))


def _data(found: Sequence[PastSession], last: int | None, today: date) -> dict[str, Any]:
    return {
        "sessions": [_session(past) for past in (found[-last:] if last else found)],
        "routines": [
            {"routine": p.routine, "path": p.path, "identity": p.identity, **_rounded(s)}
            for p, s in _by_routine(found, today)
        ],
    }


def _session(past: PastSession) -> dict[str, Any]:
    ended = past.ended.isoformat() if past.ended else None
    return asdict(past) | {"started": past.started.isoformat(), "ended": ended}


def _rounded(summary: Summary) -> dict[str, Any]:
    return asdict(summary) | {"minutes": round(summary.minutes, 1), "per_week": round(summary.per_week, 2)}
