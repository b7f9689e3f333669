"""What is heard of the routines in `tests/routine/good`, as `voicecoach show` tells it: texts to read and argue with.

To accept a change on purpose: VOICECOACH_ACCEPT=1 pytest tests/score/test_good_routines.py, then read the diff.
"""

import os
from datetime import date
from pathlib import Path

import pytest
from fakes import lengths

from voicecoach.core.units import clock
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.chance import of_day
from voicecoach.routine.adjust.level import dose
from voicecoach.routine.library.load import read_file
from voicecoach.score.compose import compose
from voicecoach.score.place import place
from voicecoach.score.script import lines

GOOD = Path(__file__).parents[1] / "routine" / "good"
GOLDEN = Path(__file__).parent / "golden" / "good"
SOME_DAY = date(2025, 5, 31)
"""The day that decides what a routine leaves to chance."""


def script(path):
    """Return the script of a routine: a line for each stretch of it, with its time, what is done and what is heard."""
    routine = dose(of_day(read_file(path).routine, SOME_DAY), 0)
    placed = (place(step, lengths(step)) for step in compose(routine, ENGLISH))
    return "".join(
        f"\n{row.step}\n" if row.heading else f"{clock(row.at)} {row.step}: {row.heard}\n" for row in lines(placed)
    )


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_script_is_as_a_person_would_expect(path):
    file = GOLDEN / f"{path.stem}.txt"
    told = script(path)
    if os.environ.get("VOICECOACH_ACCEPT"):
        file.write_text(told, encoding="utf-8")
    assert told == file.read_text(encoding="utf-8")
