"""What fits a routine to the person: the weak side and the length of a breath, of them, the routine or one exercise."""

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.preparing import prepare
from voicecoach.score.model import StepKind

SIDED = """
weak_side: right
exercises:
  - {name: Bend, hold: 1s, sides: each, sets: 2, extra_sets: 1}
  - {name: Reach, hold: 1s, sides: each, weak_side: left, extra_sets: 1}
  - {name: Lift, hold: 1s, sides: each, first_side: left}
  - {name: Press, hold: 1s, sides: left, extra_sets: 1}
"""


def order(prepared):
    """Return the sides in the order in which they are worked, by their first letters, for each exercise."""
    work = [step for step in prepared.score if step.kind is StepKind.WORK]
    names = dict.fromkeys(step.name for step in work)
    return {name: "".join(step.side.value[0] for step in work if step.name == name) for name in names}


@pytest.mark.parametrize(
    ("choice", "bend"),
    [(None, "rrrll"), ("left", "lllrr")],
)
def test_the_persons_own_comes_before_the_routines_and_an_exercises_before_both(own, choice, bend):
    own("sided", SIDED)
    made = order(prepare("sided", Choices(weak_side=choice)))
    assert made == {"Bend": bend, "Reach": "llr", "Lift": "lr", "Press": "l"}


def test_extra_sets_go_first_when_time_is_short(own):
    own("sided", "weak_side: left\nexercises: [{name: A, hold: 50s, sides: each set, sets: 2, extra_sets: 1}]")
    assert order(prepare("sided", Choices())) == {"A": "lrlrl"}
    assert order(prepare("sided", Choices(minutes=5))) == {"A": "lrlr"}


def test_it_is_an_option_and_a_setting(run, own):
    own("sided", "exercises: [{name: Bend, hold: 1s, sides: each}]")
    assert "Right side first" in run("show", "sided", "--voice", "hum", "--weak-side", "right").out
    assert run("config", "set", "weak-side", "right").code == 0
    assert "Right side first" in run("show", "sided", "--voice", "hum").out


def test_a_breath_lasts_as_long_as_the_person_says(run, own):
    own("dog", "breath: 4s\nexercises: [{name: Dog, hold: 2 breaths}, {name: Cat, hold: 2 breaths, breath: 3s}]")
    held = {step.name: sum(part.seconds for part in step.segments) for step in prepare("dog", Choices(breath=6)).score}
    assert (held["Dog"], held["Cat"]) == (12, 6)
    assert run("config", "set", "breath", "0").code == 2
    assert run("config", "set", "breath", "6s").code == 0
