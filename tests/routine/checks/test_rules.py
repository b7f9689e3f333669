import pytest


def codes(problems, fields):
    return [(p.code, p.warning) for p in problems(f"exercises: [{{name: A, {fields}}}]")]


@pytest.mark.parametrize(
    "fields",
    ["hold: 5, tempo: 3-3", "duration: 5s, reps: 3", "duration: 5s, hold: 3", "duration: 5s, tempo: 3-3",
     "pace: 3, hold: 3", "pace: 3, reps: 3, tempo: 3-3"],
)  # fmt: skip
def test_two_shapes_of_one_work(problems, fields):
    assert codes(problems, fields) == [("conflict", False)]


def test_a_conflict_stands_at_the_later_field(problems):
    (found,) = problems("exercises:\n- name: A\n  reps: 5\n  hold: 3\n  pace: 4s")
    assert (found.message, found.where.line, found.where.column) == ("`pace` can't go with `hold`", 5, 3)
    assert "between_reps" in found.hint


@pytest.mark.parametrize("fields", ["tempo: 3-3", "pace: 4s"])
def test_how_many_reps(problems, fields):
    assert codes(problems, fields) == [("no-reps", False)]


def test_sets_of_what(problems):
    assert codes(problems, "sets: 3") == [("no-work", False)]


def test_reps_from_the_defaults_count(routine):
    routine("defaults: {reps: 5}\nexercises: [{name: A, sets: 3}, {name: B, tempo: 3-3}]")


@pytest.mark.parametrize("fields", ["first_side: right", "switch: 5s"])
def test_sides_that_are_missing_are_a_warning(problems, fields):
    assert codes(problems, fields) == [("no-sides", True)]


def test_a_very_long_hold_is_a_warning(problems, exercise):
    assert codes(problems, "hold: 45 min") == [("long-hold", True)]
    exercise("hold: 10 min")


def test_a_wrong_value_causes_no_further_findings(problems):
    assert codes(problems, "sides: both, first_side: right, tempo: x, reps: y, sets: 2") == [("value", False)] * 3


def test_more_reps_than_anyone_does(problems, routine):
    inner = "{rounds: 100, exercises: [{name: A, reps: 100, sets: 10}, B]}"
    routine(f"exercises: [{{rounds: 9, exercises: [{inner}]}}]")
    (found,) = problems(f"exercises: [{{rounds: 11, exercises: [{inner}]}}]")
    assert found.code == "too-much"
