"""What is shown while an exercise is done: how to do it, else how to get into it, else the note about it."""

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import StepKind


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("notes: easy", "easy"),
        ("do: Keep going., notes: easy", "Keep going."),
        ("setup: Sit., notes: easy", "Sit."),
        ("sides: each", ""),
    ],
)
def test_a_note_is_shown_where_nothing_else_says_how(fields, shown):
    steps = compose(read(f"exercises: [{{name: Bike, duration: 1 min, {fields}}}]").routine, ENGLISH)
    assert {step.text for step in steps if step.kind is StepKind.WORK} == {shown}
