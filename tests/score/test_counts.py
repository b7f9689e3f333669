"""How a session is summed up at its start and at its end."""

import re

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose
from voicecoach.score.estimate import estimate

PAIR = "exercises: [{name: A, hold: 5s}, {name: B, hold: 5s}]"


@pytest.mark.parametrize(
    ("exercises", "summed_up"),
    [
        (f"[{{rounds: 4, {PAIR}}}]", "2 exercises, 4 rounds"),
        ("[{rounds: 4, interval: {work: 20s, rest: 10s}, exercises: [A, B]}]", "2 exercises, 4 rounds"),
        ("[{rounds: 3, exercises: [{name: A, hold: 5s}]}]", "One exercise, 3 rounds"),
        (f"[{{every_minute: 5, {PAIR}}}]", "2 exercises"),
        ("[{until: 12 min, exercises: [{name: A, reps: 5}, {name: B, reps: 5}, {name: C, reps: 5}]}]", "3 exercises"),
        (f"[{{until: 12 min, {PAIR}}}]", "2 exercises"),
        (f"[{{rounds: 4, {PAIR}}}, {{name: C, hold: 5s}}]", "3 exercises"),
        (f"[{{rounds: 2, exercises: [{{rounds: 4, {PAIR}}}]}}]", "2 exercises"),
        ("[{pick: 1, exercises: [{name: A, hold: 5s}, {name: B, hold: 5s}]}]", "One exercise"),
        ("[{name: A, hold: 5s}, {name: A, hold: 5s}]", "2 exercises"),
    ],
)
def test_an_exercise_is_counted_once_and_rounds_where_there_is_nothing_else(exercises, summed_up, dosed):
    steps = compose(dosed(f"exercises: {exercises}"), ENGLISH)
    said = [str(say.what) for step in steps for segment in step.segments for say in segment.says]
    opening, finish = (next(text for text in said if part in text) for part in (", about", "all done: "))
    assert opening.partition(", about")[0] == summed_up
    assert summed_up.lower() in finish.lower()


@pytest.mark.parametrize("seconds", range(60, 120, 5))
def test_the_length_that_is_told_is_that_of_all_that_is_heard(seconds, dosed):
    steps = compose(dosed(f"exercises: [{{name: A, hold: {seconds}s}}]"), ENGLISH)
    minutes = max(1, round(estimate(steps) / 60))
    said = [str(say.what) for step in steps for segment in step.segments for say in segment.says]
    told = [text for text in said if re.search(r"\bminutes?\b", text) and re.search("(?i)one exercise", text)]
    assert [int(text.split(" minute")[0].split()[-1]) for text in told] == [minutes, minutes]
