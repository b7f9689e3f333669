"""Warnings: each where it is due, and none where a good file comes close."""

import pytest


def told(read_problems):
    return [(problem.where.line, problem.code, problem.warning) for problem in read_problems]


SLIPS = [
    ("hold: 45 min", "long-hold"),
    ("hold: 1500", "bare-number"),
    ("duration: 901", "bare-number"),
    ("duration: 5", "bare-number"),
    ("reps: 5, sets: 3, rest: 2", "bare-number"),
    ("reps: 5, sets: 3, rest: 1.5", "bare-number"),
    ("reps: 5, rest_after: 1", "bare-number"),
    ("hold: 1.30", "decimals"),
    ("duration: 1.30 min", "decimals"),
    ("reps: 10, sets: 3, rest: 20 min", "long-pause"),
    ("hold: 5s, reps: 3, between_reps: 5 min", "long-pause"),
    ("hold: 30s, get_ready: 8 min", "long-pause"),
    ("reps: 10, rest: 1 min", "never"),
    ("reps: 10, tip: Breathe.", "never"),
    ("duration: 1 min, calls: 1 min", "never"),
    ("duration: 1 min, calls: {after 1 min: A}", "never"),
    ("duration: 1 min, calls: {at half: A, 2 min left: B}", "never"),
    ("hold: 30s, reps: 2, calls: {every 30 s: A}", "never"),
    ("reps: 10, calls: 1 min", "never"),
    ("reps: 10, tempo: 3-3, calls: {at half: A}", "never"),
    ("wait: yes, calls: {at the end: A}", "never"),
    ("pace: 0.5s, reps: 10", "too-quick"),
    ("tempo: 0-0.5, reps: 10", "too-quick"),
    ("hold: 3s, first_side: right", "no-sides"),
    ("hold: 3s, switch: 5s", "no-sides"),
    ("hold: 3s, do: Lift. Repeat on the left.", "sides-in-words"),
    ("hold: 3s, do: 'Hold, each side.'", "sides-in-words"),
    ("hold: 3s, do: 'Lean, then switch legs.'", "sides-in-words"),
    ("hold: 3s, do: 'The same with your other arm.'", "sides-in-words"),
    ("duration: 20", "bare-number"),
]


@pytest.mark.parametrize(("fields", "code"), SLIPS)
def test_a_slip_is_a_warning(problems, fields, code):
    found = problems(f"exercises:\n- {{name: A, {fields}}}")
    assert code in {problem.code for problem in found}
    assert all(problem.warning for problem in found)


FINE = [
    "hold: 10 min",
    "duration: 900",
    "duration: 30",
    "hold: 1.5",
    "duration: 1.25 min",
    "duration: 2 h",
    "reps: 5, sets: 3, rest: 3 min",
    "duration: 15 min, sets: 2, rest: 15 min",
    "reps: 10, rest: 0",
    "reps: 10, sets: 3, rest: 2s",
    "reps: 10, sets: 3, rest: 5",
    "hold: 3s, reps: 10, between_reps: 1",
    "reps: 10, sets: 1-2, rest: 1 min, tip: Breathe.",
    "wait: yes, get_ready: 10 min",
    "pace: 1s, reps: 10",
    "duration: 2 min, calls: 1 min",
    "duration: 1-2 min, calls: {after 1 min: A, every 30 s: B, 90 s left: C, at half: D, at the end: E}",
    "hold: 30s, reps: 2, calls: {at half: A}",
    "reps: 10, calls: {at the end: A}",
    "wait: yes, duration: 1 min, calls: {at the end: A}",
    "hold: 3s, sides: each, do: Repeat on the other side.",
    "hold: 3s, do: 'Hands on each side of your head, both legs bent.'",
    "hold: 3s, do: 'Opposite arm and leg.'",
]


@pytest.mark.parametrize("fields", FINE)
def test_what_only_comes_close_is_fine(exercise, fields):
    exercise(fields)


def test_what_stands_in_the_defaults_is_for_those_it_fits(routine):
    routine("defaults: {rest: 1 min, calls: 30s, switch: 5s}\nexercises: [{name: A, reps: 5}, {name: B, hold: 9}]")


def test_minutes_are_taken_for_seconds(problems):
    (found,) = problems("exercises: [{name: A, hold: 45 min}]")
    assert "`hold: 45s`" in found.hint
    (found,) = problems("exercises: [{name: A, hold: 46.5 min}]")
    assert found.hint == "check the number and its unit. A long time without counting is a `duration`."


def test_two_exercises_that_share_a_name_and_are_told_apart(problems):
    found = problems("exercises:\n- {name: A, do: Lift., hold: 3s}\n- B\n- {name: a, do: Lower., hold: 4s}")
    assert told(found) == [(4, "same-name", True)]
    assert "in line 2" in found[0].message


def test_an_exercise_that_comes_again_on_purpose_is_fine(routine):
    routine(
        "exercises:\n- {name: Plank, do: Brace., hold: 20s}\n- {name: Plank, hold: 40s}\n- {name: Plank, hold: 20s}"
    )
    routine("exercises:\n- {name: March, duration: 2 min}\n- A\n- rounds: 2\n  exercises: [{name: March, hold: 9}]")


def test_the_same_exercise_twice_in_a_row(problems):
    (found,) = problems("exercises:\n- Walk\n- Walk")
    assert "`sets: 2`" in found.hint


def test_the_same_exercise_again_later_is_meant(routine):
    routine("exercises:\n- Walk\n- Plank\n- Walk")
    routine("exercises:\n- &a {name: A, hold: 3}\n- Plank\n- *a")


@pytest.mark.parametrize(
    "fields", ["sets: x, rest: 1 min, reps: 5", "hold: x, rest_after: 30 min", "rest: 2 h, reps: 5"]
)
def test_a_wrong_value_brings_no_warning(problems, fields):
    assert [problem.warning for problem in problems(f"exercises: [{{name: A, {fields}}}]")] == [False]
