"""Sides that can't be mistaken: the routine's words name the side that is worked on, and so does the coach."""

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Cues
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind

CLAMSHELL = """
exercises:
  - name: Clamshell, {side} side
    setup: Lie on your {other} side. Bend your knees.
    do: Lift your {side} knee. Lower it slowly.
    tip: The {side} heel stays down.
    sides: %s
    sets: 2
    hold: 3s
    reps: 2
"""


def said(steps, *kinds):
    """Return what is said in segments of some kinds, each in a row of its own."""
    rows = [
        [say.what for say in segment.says if not isinstance(say.what, Earcon)]
        for step in steps
        for segment in step.segments
        if segment.kind in kinds
    ]
    return [row for row in rows if row]


@pytest.fixture
def score(dosed):
    return lambda sides, cues=None: compose(dosed(CLAMSHELL % sides), ENGLISH, cues)


def test_the_introduction_is_for_the_first_side(score):
    introduction = said(score("each"), StepKind.TALK)[2]
    assert introduction[:5] == [
        "Clamshell, left side.",
        "Lie on your right side.",
        "Bend your knees.",
        "Lift your left knee.",
        "Lower it slowly.",
    ]
    assert introduction[-2:] == ["Left side first.", "Get ready."]


@pytest.mark.parametrize("sides", ["each", "each set", "alternate"])
def test_what_names_a_side_is_said_again_at_the_first_change_and_only_there(score, sides):
    first, *later = said(score(sides), StepKind.SWITCH)
    assert first[-2:] == ["Lie on your left side.", "Lift your right knee."]
    assert not any("Lie on" in text for row in later for text in row)


def test_a_tip_is_of_the_side_that_comes(score):
    (rest,) = said(score("each set"), StepKind.REST)
    assert "For the next set: The left heel stays down." in rest


def test_brief_names_the_side_but_explains_nothing(score):
    steps = score("each", Cues.BRIEF)
    assert said(steps, StepKind.SWITCH) == [["Set 1 of 2, on the right."]]
    assert not any("knee" in text for row in said(steps, StepKind.TALK) for text in row)


def test_the_last_one_is_of_a_side_only_where_it_is(score):
    lasts = [row[0].lower() for row in said(score("each"), StepKind.MOVE) if "Number" not in row[0]]
    assert [next(word for word in ("this set", "left", "right") if word in text) for text in lasts] == [
        "this set",
        "left",
        "this set",
        "right",
    ]


def test_who_comes_back_after_a_rest_hears_the_side_again(score):
    for row in said(score("each"), StepKind.REST):
        assert any("on the left" in text or "on the right" in text for text in row)


def test_an_exercise_is_known_by_the_name_in_the_routine(score):
    assert {step.name for step in score("each") if step.exercise == 0} == {"Clamshell, {side} side"}


@pytest.mark.parametrize("switch, ticks", [("2s", 0), ("3s", 3)])
def test_a_short_change_of_sides_names_the_side_and_has_no_ticks(dosed, switch, ticks):
    text = f"exercises: [{{name: Lunge, reps: 2, pace: 3s, sides: alternate, switch: {switch}}}]"
    changes = [
        segment
        for step in compose(dosed(text), ENGLISH)
        for segment in step.segments
        if segment.kind is StepKind.SWITCH
    ]
    assert [len(change.marks) for change in changes] == [ticks] * 3
    assert said(compose(dosed(text), ENGLISH), StepKind.SWITCH)[0] == ["Right side."]


def test_a_rest_says_how_the_next_set_will_start_and_doesnt_call_to_it_yet(dosed):
    text = "exercises: [{name: Lunge, sets: 2, reps: 2, hold: 5s, sides: alternate, side_cue: '{side} foot back'}]"
    rests = said(compose(dosed(text), ENGLISH), StepKind.REST)
    assert "You'll start like this: Left foot back." in rests[0]
