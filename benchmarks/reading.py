"""How long a large routine takes to read, check and compose, beside `yaml.safe_load` and a loop over its dictionaries.

    python benchmarks/reading.py

Seconds of this process, so that other work on the machine counts little; the median of five runs for ours, one run for
the peer. Exit code 1 if 10,000 exercises take longer than the limit, or grow faster than their number.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from statistics import median

import yaml
from common import Row, verdict

from voicecoach.__main__ import COLLECT_EVERY
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.level import dose
from voicecoach.routine.model import Range
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose

LIMIT = 2.0
"""Seconds for 10,000 exercises."""
GROWTH = 14.0
"""Times longer that ten times as many may take."""

MANY_CHANGES = 20.0
"""Seconds for 20,000 changes to one exercise; one by one they would take minutes."""

EXERCISE = """\
  - name: Exercise {n}
    setup: Lie on your back, knees bent, feet flat.
    do: Squeeze your glutes as hard as you can.
    hold: 45s
    reps: 5-10
    sets: 2-3
    sides: each
    rest: 1:30
    between_reps: 10s
"""


def text(count: int) -> str:
    return "exercises:\n" + "".join(EXERCISE.format(n=n) for n in range(count))


def ours(source: str) -> int:
    routine = read(source).routine
    assert routine is not None
    return len(compose(dose(routine, 0), ENGLISH))


def peer(source: str) -> int:
    """Read as one would in ten lines: no places, no checks, `1:30` being 90 by luck."""

    def span(value: object) -> Range:
        low, _, high = str(value).removesuffix("s").partition("-")
        return Range(float(low), float(high or low))

    times = ("hold", "reps", "sets", "rest", "between_reps")
    made = []
    for entry in yaml.safe_load(source)["exercises"]:
        spans = {name: span(entry[name]) for name in times if name in entry}
        made.append((entry["name"], entry["setup"], entry["do"], spans))
    return len(made)


def changes(count: int) -> str:
    return "extends: base\nexercises:\n" + "".join(f"  - {{name: Plank, x{n}: 1}}\n" for n in range(count))


def extended(source: str) -> int:
    reading = read(source, "mine.yaml", lambda *_: ("base.yaml", "exercises: [{name: Plank, hold: 30s}]\n"))
    assert reading.routine is None  # for there are no such fields
    return len(reading.problems)


def seconds(job: Callable[[str], int], source: str) -> float:
    began = time.process_time()
    job(source)
    return time.process_time() - began


def main() -> int:
    gc.set_threshold(COLLECT_EVERY)  # as the command does
    small, large = text(1_000), text(10_000)
    one = median(seconds(ours, small) for _ in range(5))
    ten = median(seconds(ours, large) for _ in range(5))
    naive = seconds(peer, large)
    few, many = (seconds(extended, changes(count)) for count in (2_000, 20_000))
    return verdict(
        [
            Row("1,000 exercises: read, check, compose", one, "s"),
            Row("10,000 exercises: read, check, compose", ten, "s", LIMIT, peer=f"safe_load and a loop: {naive:.1f} s"),
            Row("ten times as many take", ten / one, "x", GROWTH),
            Row("20,000 changes to one exercise of another routine", many, "s", MANY_CHANGES),
            Row("a tenth of them took", few, "s"),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
