"""Easier and harder exercises."""

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.adjust.variants import choose_variants, offered
from voicecoach.routine.model import Range, Sides
from voicecoach.routine.reading.routine import read

TEXT = """
defaults: {rest: 20s}
exercises:
  - name: Bridge
    setup: Lie down.
    do: Lift.
    hold: 3-5s
    reps: 10
    easier: {hold: 2s}
    harder: {name: Single-leg bridge, tempo: 3-3, sides: each}
  - {name: Push-up, reps: 8, easier: On your knees.}
  - {name: Wall sit, hold: 20s, instead_of: squat, variant: easier}
  - rounds: 2
    exercises: [{name: Squat, reps: 10}]
  - {name: Jump, reps: 5, instead_of: Squat}
"""


def names(chosen=()):
    made = choose_variants(read(TEXT).routine, dict(chosen))
    return [e.name for entry in made.exercises for e in getattr(entry, "exercises", (entry,))]


def test_a_variant_has_the_fields_that_change_and_the_rest_of_the_exercise(routine):
    bridge = routine(TEXT).exercises[0]
    harder, easier = bridge.harder, bridge.easier
    assert (harder.name, harder.setup, harder.do, harder.reps) == (
        "Single-leg bridge",
        "Lie down.",
        "Lift.",
        Range(10, 10),
    )
    assert (harder.hold, len(harder.tempo), harder.sides, harder.variant) == (None, 2, Sides.EACH, "harder")
    assert (easier.name, easier.hold, easier.variant) == ("Bridge", Range(2, 2), "easier")
    assert (easier.rest, easier.easier, easier.harder) == (Range(20, 20), "", "")


def test_what_is_instead_of_another_is_not_done_by_itself_and_stands_alone(routine):
    made = routine(TEXT)
    assert names() == ["Bridge", "Push-up", "Squat"]
    squat = made.exercises[2].exercises[0]
    assert (squat.easier.name, squat.easier.reps, squat.easier.rest) == ("Wall sit", None, Range(20, 20))
    assert (squat.harder.name, squat.harder.variant) == ("Jump", "harder")


def test_choosing():
    assert names([("Bridge", "harder"), ("SQUAT", "easier")]) == ["Single-leg bridge", "Push-up", "Wall sit"]
    assert names([("squat", "harder")]) == ["Bridge", "Push-up", "Jump"]
    assert offered(read(TEXT).routine).keys() == {"Bridge", "Squat"}


@pytest.mark.parametrize(
    ("name", "variant", "message", "hint"),
    [
        ("Bride", "harder", "no exercise “Bride”", "did you mean “Bridge”?"),
        ("zzz", "harder", "no exercise “zzz”", "its exercises: Bridge, Push-up, Squat"),
        ("u", "harder", "fits several", "Push-up, Squat"),
        ("Push-up", "easier", "“Push-up” has no easier variant", "exercises that have one: Bridge, Squat"),
        ("Bridge", "other", "“Bridge” has no other variant", "it has an easier and a harder one"),
    ],
)
def test_what_can_not_be_chosen(name, variant, message, hint):
    with pytest.raises(VoicecoachError) as error:
        names([(name, variant)])
    assert message in error.value.message
    assert hint in error.value.hint


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("{name: A, harder: {holt: 3s}}", "unknown-field", "“holt” is not a field"),
        ("{name: A, harder: {hold: 3x}}", "value", "“3x” is not a time"),
        ("{name: A, harder: [B]}", "shape", "`harder` is a text, or the fields that change; this is a list"),
        ("{name: A, harder: {easier: B}}", "variant", "`easier` can't stand within `harder`"),
        ("{name: A, harder: {name: B, hold: 3s, tempo: 1-1}}", "conflict", "`tempo` can't go with `hold`"),
        ("{name: A}, {name: B, instead_of: Q}", "unknown-exercise", "there is no exercise called “Q”"),
        ("{name: A, harder: {hold: 3s}}, {name: B, instead_of: A}", "variant", "a variant that is harder already"),
        ("{name: A}, {name: B, instead_of: A}, {name: C, instead_of: A}", "variant", "harder already"),
        ("{name: A, instead_of: A}", "variant", "nothing is done by itself"),
    ],
)
def test_problems(problems, text, code, message):
    found = problems(f"exercises: [{text}]")
    assert (code, True) in [(problem.code, message in problem.message) for problem in found]
    assert len({(problem.code, problem.where) for problem in found}) == len(found)


def test_an_inherited_value_that_is_wrong_is_told_once(problems):
    (problem,) = problems("exercises: [{name: A, hold: 3x, harder: {reps: 3}}]")
    assert problem.where.column == 29


def test_a_note_becomes_the_note_of_what_is_instead(routine):
    made = routine("exercises: [{name: A, harder: On one leg.}, {name: B, instead_of: A}]")
    assert made.exercises[0].harder.notes == "On one leg."


def test_a_variant_without_an_exercise_to_stand_for_does_nothing(problems):
    (warning,) = problems("exercises: [{name: A, variant: easier}]")
    assert warning.warning
    assert "without `instead_of`" in warning.message
