"""Blocks as a session prepares them: what the day picks, and where a part of a block begins."""

from dataclasses import asdict, replace

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.live.kept_choices import chosen
from voicecoach.app.preparing import prepare
from voicecoach.journal.model import digest
from voicecoach.score.model import StepKind

RANDOM = "exercises: [{pick: 3, shuffle: yes, exercises: [A, B, C, D, E, F, G, H]}]"
AMRAP = "exercises: [Walk, {until: 2 min, exercises: [{name: Squats, reps: 5}, {name: Rows, reps: 5}]}, Sit]"
PARTS = "warm_up: [Walk]\nexercises: [{interval: {work: 5s, rest: 5s}, rounds: 2, exercises: [A, B]}]\ncool_down: [Sit]"


@pytest.fixture(autouse=True)
def routines(own):
    own("random", RANDOM)
    own("amrap", AMRAP)
    own("parts", PARTS)


def done(prepared):
    return [step.name for step in prepared.score if step.kind is StepKind.WORK]


def test_another_day_brings_others_and_the_same_day_the_same():
    days = [prepare("random", Choices(day=f"2025-05-{day:02}")) for day in range(1, 29)]
    assert len({tuple(done(prepared)) for prepared in days}) > 20
    assert all(len(set(done(prepared))) == 3 for prepared in days)
    assert done(prepare("random", Choices(day="2025-05-01"))) == done(days[0])


def test_a_session_that_is_resumed_on_another_day_is_the_one_that_was_begun():
    begun = prepare("random", replace(Choices(), day="2025-05-01"))
    resumed = prepare("random", chosen(asdict(begun.choices)))
    assert digest(resumed.score) == digest(begun.score)
    today = prepare("random")
    assert digest(prepare("random", chosen(asdict(today.choices))).score) == digest(today.score)
    assert today.choices.day


def test_without_chance_no_day_is_kept():
    assert prepare("amrap").choices.day is None


def test_who_asks_for_an_exercise_that_the_day_may_leave_out_gets_it():
    assert done(prepare("random", Choices(only=("F",)))) == ["F"]


def test_a_part_of_a_routine_with_blocks_by_the_clock():
    from_rows = prepare("amrap", Choices(begin="rows"))
    assert from_rows.score[from_rows.begin].about.within == ("Squats", "Rows")
    from_b = prepare("parts", Choices(begin="b"))
    assert from_b.score[from_b.begin].name == "B"
    assert done(prepare("parts", Choices(only=("walk", "b")))) == ["Walk", "B", "B"]
    assert done(prepare("parts", Choices(skip=("walk", "sit")))) == ["A", "B", "A", "B"]
