"""What is said in blocks that run by the clock, where there is little time to say it."""

import re

import pytest
from fakes import lengths

from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon
from voicecoach.score.place import place


def rests(routine):
    """Return what is heard from the work of each turn to the next start."""
    steps = [place(step, lengths(step)) for step in compose(routine, ENGLISH)]
    waits = [
        step for step in steps if any(segment.fixed and segment.kind.value == "rest" for segment in step.step.segments)
    ]
    return ["".join(f"{cue.what} " for cue in step.cues if not isinstance(cue.what, Earcon)) for step in waits]


EMOM = """
exercises:
  - every_minute: 6
    exercises:
      - {name: Burpees, reps: 10}
      - {name: Kettlebell swings, reps: 12, load: 16 kg, sides: each}
      - {name: Bear crawl, duration: %s}
"""


@pytest.mark.parametrize("work", ["20s", "40s", "50s", "52s"])
def test_every_minute_is_counted_aloud(work, dosed):
    told = rests(dosed(EMOM % work))
    assert [re.findall(r"Minute (\d) of 6|(?:Last|The last|One more) minute", text)[:1] for text in told[:4]] == [
        ["2"], ["3"], ["4"], ["5"]
    ]  # fmt: skip
    assert re.search("last minute|one more minute", told[4], re.IGNORECASE)


def test_of_a_new_exercise_it_is_told_how_much(dosed):
    assert "12 repetitions on each side, with 16 kg." in rests(dosed(EMOM % "20s"))[0]
