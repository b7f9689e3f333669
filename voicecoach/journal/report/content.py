"""A report for the physiotherapist: a routine's sessions summed up in words, figures and charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from voicecoach.core.units import counted, plural
from voicecoach.journal.history import PastSession
from voicecoach.journal.level_advice import TOO_MUCH
from voicecoach.journal.report.chart import Chart, Point, Shape
from voicecoach.journal.summary import Sore, Summary, days, since, sore, summarise, worst_pain
from voicecoach.journal.work_done import ENOUGH
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.frequency_words import in_full

ENDED = {"finished": "finished", "stopped": "stopped", "running": "running", "": "cut off"}
_MISSING = "–"


@dataclass(frozen=True)
class Subject:
    """What the report is about; what isn't known is empty."""

    routine: str
    who: str = ""
    source: str = ""
    every: Frequency | None = None
    pictures: tuple[tuple[str, str], ...] = ()
    """What its exercises look like: the name, and an element of HTML."""


@dataclass(frozen=True)
class Report:
    """Everything on the page."""

    subject: Subject
    facts: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    """A figure, and what it is."""
    charts: tuple[Chart, ...]
    sore: tuple[Sore, ...]
    amounts: tuple[tuple[str, ...], ...]
    """Loads and counts of exercises, under `AMOUNT_HEADS`."""
    notes: tuple[tuple[date, str], ...]
    rows: tuple[tuple[str, ...], ...]
    """The table of the sessions, under `HEADS`."""


HEADS = ("Date", "Minutes", "Level", "Pain after", "Pain the day after", "Done", "Ended", "Hurt")


AMOUNT_HEADS = ("Exercise", "First", "", "Last", "")


def report(subject: Subject, pasts: Sequence[PastSession], today: date, start: date = date.min) -> Report:
    """Return the report on a routine's sessions (oldest first, at least one) from the day `start` on."""
    summary = summarise(pasts, subject.every, today, start)
    pasts = since(pasts, start)
    return Report(
        subject,
        tuple(_facts(subject, pasts, today)),
        tuple(_figures(summary, pasts)),
        tuple(_charts(subject.every, pasts, today)),
        tuple(sore(pasts)),
        tuple(_amounts(pasts)),
        tuple((past.started.date(), note) for past in pasts for note in past.notes),
        tuple(_row(past) for past in pasts),
    )


def _facts(subject: Subject, pasts: Sequence[PastSession], today: date) -> Iterator[tuple[str, str]]:
    yield "Name", subject.who
    yield "Routine", subject.routine
    if subject.source:
        yield "Source", subject.source
    yield "Planned", in_full(subject.every) if subject.every else "not said"
    yield "Sessions from", f"{pasts[0].started.date()} to {pasts[-1].started.date()}"
    yield "Written", f"{today}"


def _figures(summary: Summary, pasts: Sequence[PastSession]) -> Iterator[tuple[str, str]]:
    if summary.adherence and summary.streak:
        kept = summary.adherence
        yield f"{kept.percent} %", f"done as planned: {kept.kept} of {counted(kept.planned, 'time')}"
        streak, days_ = summary.streak, plural(summary.streak.longest, "day")
        how = "none of them late" if summary.a_day == 1 else f"each with all {summary.a_day} sessions"
        yield f"{streak.longest}", f"{days_} in a row, {how}; {streak.now} now"
    if summary.partly:
        yield f"{summary.partly}", f"{plural(summary.partly, 'day')} with some, but not all, of the {summary.a_day}"
    yield f"{summary.sessions}", f"{plural(summary.sessions, 'session')} done, {summary.per_week:.1f} a week"
    if summary.short:
        yield f"{summary.short}", f"more with less than {100 * ENOUGH:.0f} % of the work"
    short = summary.minutes < 60
    yield f"{summary.minutes:.0f} min" if short else f"{summary.minutes / 60:.1f} h", "of exercise"
    if pains := [pain for past in pasts if (pain := worst_pain(past)) is not None]:
        high, what = sum(pain >= TOO_MUCH for pain in pains), plural(len(pains), "session")
        yield f"{high} of {len(pains)}", f"{what} with pain of {TOO_MUCH} or more, right after or the day after"


def _charts(every: Frequency | None, pasts: Sequence[PastSession], today: date) -> Iterator[Chart]:
    first, last = pasts[0].started.date(), max(pasts[-1].started.date(), today)
    for title, values, shape, ticks, limit in (
        ("Pain right after, 0 to 10", [past.pain for past in pasts], Shape.DOTS, range(0, 11, 2), TOO_MUCH),
        (
            "Pain in the 24 hours after, 0 to 10",
            [past.pain_after for past in pasts],
            Shape.DOTS,
            range(0, 11, 2),
            TOO_MUCH,
        ),
        ("Level, 0 to 100", [past.level for past in pasts], Shape.STEPS, range(0, 101, 25), None),
    ):
        pairs = zip(pasts, values, strict=True)
        if points := [(past.started.date(), float(value)) for past, value in pairs if value is not None]:
            yield Chart(title, _course(points), shape, points, ticks, first, last, limit)
    yield _weeks(every, pasts, last)


def _weeks(every: Frequency | None, pasts: Sequence[PastSession], last: date) -> Chart:
    """Return the chart of days with a session, a bar for each week."""
    weeks = Counter(day - timedelta(days=day.weekday()) for day in days(pasts))
    first = min(weeks)
    length = (last - first).days // 7 + 1
    plan = f"; {every.days_a_week:.1f} days a week were planned" if every else ""
    of = " in one week" if length == 1 else f"; {len(weeks)} of {length} weeks have a session"
    told = f"{counted(weeks.total(), 'day')}{of}{plan}"
    bars = [(when, float(count)) for when, count in sorted(weeks.items())]
    return Chart("Days with a session, each week", told, Shape.BARS, bars, range(8), first, last)


def _amounts(pasts: Sequence[PastSession]) -> Iterator[tuple[str, ...]]:
    """Yield, for each exercise with loads or told counts, what they were the first and the last time, and when."""
    told: dict[str, list[tuple[str, str]]] = {}
    for past in pasts:
        for done in past.exercises:
            if done.amounts:
                told.setdefault(done.name, []).append((f"{past.started.date()}", done.amounts))
    for name, times in told.items():
        yield (name, *times[0], *times[-1])


def _course(points: Sequence[Point]) -> str:
    """Return in words how values developed."""
    values = [round(value) for _, value in points]
    course = f"From {values[0]} to {values[-1]}, lowest {min(values)}, highest {max(values)}"
    return f"{course}; {counted(len(values), 'session')}" if len(values) > 1 else f"{values[0]} in the one session"


def _row(past: PastSession) -> tuple[str, ...]:
    numbers = (past.level, past.pain, past.pain_after)
    return (
        f"{past.started.date()}",
        f"{past.seconds / 60:.0f}",
        *(_MISSING if number is None else f"{number}" for number in numbers),
        past.work.percent_told,
        ENDED[past.outcome],
        ", ".join(exercise.title for exercise in past.exercises if exercise.hurt),
    )
