from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.core.errors import Where
from voicecoach.routine.adjust.level import dose, has_ranges, parse_level, pick, picked
from voicecoach.routine.model import Exercise, Phase, Range

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
    assert (a.hold, a.reps, a.sets, a.rest) == (Range(3, 3), Range(7, 7), Range(2, 2), Range(25, 25))
    assert (block.rounds, block.rest) == (Range(2, 2), Range(90, 90))
    assert [e.duration for e in block.exercises] == [None, Range(750, 750)]
    assert block.exercises[0].pace == Range(4, 4)


@pytest.mark.parametrize("field", ["hold: 2-3s", "reps: 2-3", "rest_after: 5-9", "between_reps: 1-2"])
def test_one_range_anywhere_is_a_range(exercise, routine, field):
    assert has_ranges(routine(f"exercises: [{{name: A, {field}}}]"))
    assert has_ranges(routine(f"exercises: [{{rounds: 2, exercises: [{{name: A, {field}}}]}}]"))


def test_no_ranges(routine):
    assert not has_ranges(routine("exercises: [A, {name: B, hold: 3, rest_after: 5-5}]"))


SHAPES = ("hold", "duration", "tempo", "pace")
counts = st.tuples(st.integers(1, 20), st.integers(0, 10)).map(lambda ends: Range(ends[0], sum(ends)))
times = st.tuples(st.integers(1, 600), st.integers(0, 60)).map(lambda ends: Range(ends[0] / 2, sum(ends) / 2))
tempos = st.lists(st.builds(Phase, st.sampled_from(["up", "down"]), times), min_size=1, max_size=3).map(tuple)
works = st.one_of(
    *(st.fixed_dictionaries({shape: tempos if shape == "tempo" else times}) for shape in SHAPES), st.just({})
)


@st.composite
def written(draw):
    return Exercise("A", Where("a.yaml", 1, 1), reps=draw(counts), sets=draw(counts), rest=draw(times), **draw(works))


def dimensions(exercise):
    """Return what the level raises one after the other: the time of a rep, its reps, its sets."""
    shape = next((name for name in SHAPES if getattr(exercise, name)), None)
    times_ = [phase.seconds for phase in exercise.tempo] if shape == "tempo" else [getattr(exercise, shape or "reps")]
    return [times_, [exercise.reps], [exercise.sets]] if shape else [[exercise.reps], [exercise.sets]]


def how_far(whole, part):
    """Return where a dimension stands: at its low end, at its high one, within, or nowhere else to go."""
    if all(span.fixed for span in whole):
        return "fixed"
    ends = {end for end in ("low", "high") if all(p.low == getattr(w, end) for w, p in zip(whole, part, strict=True))}
    return "within" if not ends else ends.pop()


@given(written(), levels)
def test_one_dimension_at_a_time_in_the_order_of_a_physiotherapist(exercise, level):
    made = picked(exercise, level)
    stands = [how_far(whole, part) for whole, part in zip(dimensions(exercise), dimensions(made), strict=True)]
    opened = [stand for stand in stands if stand != "fixed"]
    # Whatever has begun has everything before it at its end.
    for before, after in pairwise(opened):
        assert after == "low" or before == "high"


@given(written(), levels, levels)
def test_a_higher_level_is_never_less_of_anything(exercise, one, other):
    low, high = (picked(exercise, level) for level in sorted((one, other)))
    for less, more, whole in zip(dimensions(low), dimensions(high), dimensions(exercise), strict=True):
        assert all(
            w.low <= a.low == a.high <= b.low == b.high <= w.high for a, b, w in zip(less, more, whole, strict=True)
        )


@given(written())
def test_the_ends_of_the_levels_are_the_ends_of_every_range(exercise):
    for level, end in ((0, "low"), (100, "high")):
        made = picked(exercise, level)
        for whole, part in zip(dimensions(exercise), dimensions(made), strict=True):
            assert [span.low for span in part] == [getattr(span, end) for span in whole]
        assert made.rest.low == getattr(exercise.rest, end)


@pytest.mark.parametrize(
    ("level", "hold", "reps", "sets"),
    [(0, 20, 8, 2), (25, 27, 8, 2), (33, 30, 8, 2), (50, 30, 9, 2), (66, 30, 10, 2), (75, 30, 10, 2), (100, 30, 10, 4)],
)
def test_three_dimensions_share_the_levels_evenly(exercise, level, hold, reps, sets):
    made = picked(exercise("hold: 20-30s, reps: 8-10, sets: 2-4, rest: 10-20s"), level)
    assert (made.hold.low, made.reps.low, made.sets.low) == (hold, reps, sets)
    assert made.rest.low == pick(Range(10, 20), level)


def test_two_dimensions_have_half_of_the_levels_each(exercise):
    written_ = exercise("tempo: {up: 2-4, down: 3}, reps: 8, sets: 1-3")
    made = [picked(written_, level) for level in (0, 25, 50, 75, 100)]
    assert [[phase.seconds.low for phase in each.tempo] for each in made] == [[2, 3], [3, 3], [4, 3], [4, 3], [4, 3]]
    assert [each.sets.low for each in made] == [1, 1, 1, 2, 3]


def test_a_range_in_a_tempo_alone_makes_levels(routine):
    made = routine("exercises: [{name: A, tempo: {in: 4-6, out: 8}, reps: 5}]")
    assert has_ranges(made)
    assert not has_ranges(dose(made, 50))
    assert [phase.seconds for phase in dose(made, 50).exercises[0].tempo] == [Range(5, 5), Range(8, 8)]
