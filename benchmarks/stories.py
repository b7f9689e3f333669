"""A year of simulated sessions, one every other day, with five stories of pain: the path of the level as a plot.

    python benchmarks/stories.py

Held for each: nobody goes up after pain of 4 or more, the level moves by a notch at most and stays within 0 to 100, and
the same story gives the same path. `tests/journal/test_level_advice.py` holds that for any answers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import pairwise

from common import Row, verdict

from voicecoach.cli.charts.plot import plot
from voicecoach.journal.history import PastSession
from voicecoach.journal.level_advice import NOTCH, TOO_MUCH, Advice, advise
from voicecoach.journal.work_done import Work

Pain = int | None
Story = Callable[[int, int], tuple[Pain, Pain] | None]
"""Day of the year and level -> pain right after and in the 24 hours after; None: no session that day."""
START = datetime(2026, 1, 1, 18, 30, tzinfo=timezone.utc)
DAYS = 365
DONE = Work(9, 9, share=1.0)


def steady(day: int, _level: int) -> tuple[Pain, Pain]:
    return (2 if day < 60 else 1, 1)


def flare_up(day: int, _level: int) -> tuple[Pain, Pain]:
    return (5, 6) if 150 <= day < 164 else (2, 2)


def plateau(_day: int, level: int) -> tuple[Pain, Pain]:
    return (3, 5 if level > 50 else 3)


def gap(day: int, _level: int) -> tuple[Pain, Pain] | None:
    return None if 100 <= day < 125 or 250 <= day < 290 else (2, 2)


def never_answers(_day: int, _level: int) -> tuple[Pain, Pain]:
    return (None, None)


STORIES: tuple[Story, ...] = (steady, flare_up, plateau, gap, never_answers)


def live(story: Story) -> tuple[list[PastSession], list[Advice]]:
    """Return the sessions of a year, done as advised, and the advice before each."""
    pasts: list[PastSession] = []
    advices: list[Advice] = []
    for day in range(0, DAYS, 2):
        when = START + timedelta(days=day)
        advice = advise(pasts, when)
        if answers := story(day, advice.level):
            advices.append(advice)
            pasts.append(_past(day, when, advice.level, *answers))
    return pasts, advices


def _past(day: int, when: datetime, level: int, pain: Pain, after: Pain) -> PastSession:
    return PastSession(day, "Simulated", "", "", when, when, "finished", 9, 9, 900.0, level, (), DONE, pain, after)


def rows(story: Story) -> list[Row]:
    """Return what a story's path comes to, and plot it."""
    pasts, advices = live(story)
    name = story.__name__.replace("_", " ")
    levels = [past.level or 0 for past in pasts]
    print(f"\n{name}: the level over a year")
    print(
        "\n".join(
            plot(
                [(past.started.date(), level) for past, level in zip(pasts, levels, strict=True)],
                range(0, 101, NOTCH),
                76,
            )
        )
    )
    reasons = [advice.reason.value for advice in advices]
    print(", ".join(f"{reasons.count(reason)} {reason}" for reason in dict.fromkeys(reasons)), end="\n\n")
    steps = [after - before for before, after in pairwise(levels)]
    too_much = [max(past.pain or 0, past.pain_after or 0) >= TOO_MUCH for past in pasts[:-1]]
    return [
        Row(
            f"{name}: times up after pain of 4 or more",
            sum(s > 0 for s, much in zip(steps, too_much, strict=True) if much),
            "",
            0,
        ),
        Row(f"{name}: largest step", max(map(abs, steps)), "", NOTCH),
        Row(f"{name}: lowest level", min(levels), "", 0, least=True),
        Row(f"{name}: highest level", max(levels), "", 100),
        Row(f"{name}: the same again", live(story) == (pasts, advices), "", 1, least=True),
    ]


if __name__ == "__main__":
    raise SystemExit(verdict([row for story in STORIES for row in rows(story)]))
