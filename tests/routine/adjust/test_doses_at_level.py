import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.routine.adjust.level import dose, has_ranges, parse_level, pick
from voicecoach.routine.model import Range

spans = st.tuples(st.floats(0, 86_400), st.floats(0, 86_400)).map(lambda ends: Range(min(ends), max(ends)))
whole_spans = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda e: Range(float(min(e)), float(max(e))))
levels = st.integers(0, 100)


@pytest.mark.parametrize(
    ("text", "level"), [("low", 0), ("middle", 50), ("HIGH", 100), ("0", 0), ("25", 25), ("100", 100), (" 7 ", 7)]
)
def test_levels(text, level):
    assert parse_level(text) == level


@pytest.mark.parametrize("text", ["", "101", "-1", "1.5", "max", "٤٥", "1e1", "0100"])
def test_no_level(text):
    with pytest.raises(ValueError, match="low, middle, high"):
        parse_level(text)


@pytest.mark.parametrize(
    ("low", "high", "level", "value"),
    [
        (20, 30, 50, 25),
        (2, 3, 50, 2),
        (3, 4, 50, 3),
        (2, 3, 51, 3),
        (8, 10, 50, 9),
        (0.5, 1, 50, 0.7),
        (2.25, 3, 10, 2.32),
    ],
)
def test_as_fine_as_it_is_written(low, high, level, value):
    assert pick(Range(low, high), level) == value


@given(spans)
def test_the_ends_are_hit_exactly(span):
    assert (pick(span, 0), pick(span, 100)) == (span.low, span.high)


@given(spans, levels, levels)
def test_a_higher_level_never_gives_less(span, one, other):
    low, high = sorted((one, other))
    assert span.low <= pick(span, low) <= pick(span, high) <= span.high


@given(whole_spans, levels)
def test_whole_ends_give_whole_numbers(span, level):
    assert pick(span, level).is_integer()


@given(st.floats(0, 1000), levels)
def test_a_fixed_value_never_changes(value, level):
    assert pick(Range(value, value), level) == value


TEXT = """
defaults: {rest: 20-30s}
exercises:
  - {name: A, hold: 2-3s, reps: 5-10, sets: 2-3}
  - rounds: 1-3
    rest: 1-2 min
    exercises: [{name: B, pace: 3-5s, reps: 10}, {name: C, duration: 10-15 min, rest_after: 5-9s}]
"""


def test_a_dose_has_no_ranges_left(routine):
    written = routine(TEXT)
    given_ = dose(written, 50)
    assert has_ranges(written)
    assert not has_ranges(given_)
    a, block = given_.exercises
    assert (a.hold, a.reps, a.sets, a.rest) == (Range(2, 2), Range(7, 7), Range(2, 2), Range(25, 25))
    assert (block.rounds, block.rest) == (Range(2, 2), Range(90, 90))
    assert [e.duration for e in block.exercises] == [None, Range(750, 750)]
    assert block.exercises[0].pace == Range(4, 4)


@pytest.mark.parametrize("field", ["hold: 2-3s", "reps: 2-3", "rest_after: 5-9", "between_reps: 1-2"])
def test_one_range_anywhere_is_a_range(exercise, routine, field):
    assert has_ranges(routine(f"exercises: [{{name: A, {field}}}]"))
    assert has_ranges(routine(f"exercises: [{{rounds: 2, exercises: [{{name: A, {field}}}]}}]"))


def test_no_ranges(routine):
    assert not has_ranges(routine("exercises: [A, {name: B, hold: 3, rest_after: 5-5}]"))
