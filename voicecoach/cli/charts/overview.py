"""What was done, drawn in a terminal: a table of sessions, the last half year, figures, pain and level over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from voicecoach.app.history import short_name
from voicecoach.app.progress.overview import Overview
from voicecoach.cli.charts.heatmap import SHADES, heat_map
from voicecoach.cli.charts.plot import plot
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import counted
from voicecoach.journal.history import PastSession
from voicecoach.journal.level_advice import TOO_MUCH
from voicecoach.journal.report.content import ENDED
from voicecoach.journal.summary import Summary, days, worst_pain
from voicecoach.journal.work_done import ENOUGH

PIPED = 1000
"""Columns where there is no terminal: a table's row is a line."""
NARROW = 60
"""Columns of a terminal from which on the table has all of its columns."""


def show(found: Overview, last: int) -> None:
    """Print the `last` sessions as a table, then all of them as charts and figures."""
    console, sessions = _console(), found.sessions
    several = len({past.identity for past in sessions}) > 1
    console.print(_table(sessions[-last:], _columns(console.width, several)))
    if len(sessions) > last:
        console.print(f"{len(sessions) - last} earlier: --last {len(sessions)} shows all.", style="dim")
    shades = SHADES if _can_draw(console, SHADES) else ".-+*#"
    _print(console, "\nThe last half year", heat_map(days(sessions), found.today, min(console.width, 80), shades))
    _print(console, "", (f"{short_name(past)}: {_in_words(summary)}" for past, summary in found.by_routine()))
    if _can_draw(console, "⠀┤└"):
        _plots(console, sessions)


def _console() -> Console:
    """Return what writes to stdout as the terminal can, in colours if wanted; in a pipe a row stays a line."""
    console = Console(highlight=False, markup=False)
    return console if console.is_terminal else Console(highlight=False, markup=False, width=PIPED)


def _can_draw(console: Console, characters: str) -> bool:
    try:
        characters.encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _print(console: Console, title: str, lines: Iterable[str]) -> None:
    if title:
        console.print(title, style="bold")
    for line in lines:
        console.print(visible(line))


def _columns(width: int, several: bool) -> list[str]:
    """Return the titles of the table's columns."""
    unwanted = ("Ended", "Notes") if width < NARROW else ()
    return [title for title in _CELLS if title not in unwanted and (several or title != "Routine")]


def _table(found: Sequence[PastSession], columns: Sequence[str]) -> Table:
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
    "Done": lambda past: past.work.percent_told,
    "Level": lambda past: past.level,
    "Pain": lambda past: past.pain,
    "Day after": lambda past: past.pain_after,
    "Ended": lambda past: ENDED[past.outcome],
    "Notes": lambda past: "; ".join(_notes(past)),
}


def _cell(past: PastSession, title: str) -> Text:
    value = _CELLS[title](past)
    too_much = title in ("Pain", "Day after") and isinstance(value, int) and value >= TOO_MUCH
    return Text("–" if value is None else visible(str(value)), style="bold red" if too_much else "")


def _notes(past: PastSession) -> Iterator[str]:
    if hurt := [exercise.title for exercise in past.exercises if exercise.hurt]:
        yield f"hurt: {', '.join(hurt)}"
    yield from (f"{exercise.title} {exercise.amounts}" for exercise in past.exercises if exercise.amounts)
    yield from past.notes


def _in_words(summary: Summary) -> str:
    """Return how often, how much, the streak and the adherence."""
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
    if summary.partly:
        parts += [f"{counted(summary.partly, 'day')} with some of the {summary.a_day}"]
    return " · ".join([*parts, *short])


def _plots(console: Console, found: Sequence[PastSession]) -> None:
    pain = [(past.started.date(), pain) for past in found if (pain := worst_pain(past)) is not None]
    level = [(past.started.date(), past.level) for past in found if past.level is not None]
    for title, points, ticks in (
        ("Pain: the worse of right after and in the 24 hours after; 4 and more is too much", pain, range(0, 11, 2)),
        ("Level", level, range(0, 101, 25)),
    ):
        if points:
            _print(console, f"\n{title}", plot(points, ticks, console.width))
