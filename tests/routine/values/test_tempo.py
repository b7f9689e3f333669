"""The phases of a tempo: by number and by name, exact or from low to high."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.routine.model import Phase, Range
from voicecoach.routine.reading.routine import read


def phases(typed):
    reading = read(f"exercises: [{{name: A, reps: 5, tempo: {typed}}}]")
    assert reading.problems == ()
    return reading.routine.exercises[0].tempo


def made(*pairs):
    return tuple(Phase(name, Range(*ends) if isinstance(ends, tuple) else Range(ends, ends)) for name, ends in pairs)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"up 2-3, down 3"', [("up", (2, 3)), ("down", 3)]),
        ('"Up 2 to 3 s, Down 3 s"', [("up", (2, 3)), ("down", 3)]),
        ('"2-3s up, 3s down"', [("up", (2, 3)), ("down", 3)]),
        ('"up: 2-3; down: 3"', [("up", (2, 3)), ("down", 3)]),
        ('"up for 2 s, then down for 3 s"', [("up", 2), ("down", 3)]),
        ('"3 seconds up and 2.5 seconds down"', [("up", 3), ("down", 2.5)]),
        ('"in 4, hold 7, out 8"', [("in", 4), ("hold", 7), ("out", 8)]),
        ('"in 4, hold 4, out 4, hold 4"', [("in", 4), ("hold", 4), ("out", 4), ("hold", 4)]),
        ('"In 4, hold 0, Out 6."', [("in", 4), ("out", 6)]),
        ('"lift slowly 4, lower 2,5"', [("lift slowly", 4), ("lower", 2.5)]),
        ('"2-3, 1, 3"', [("up", (2, 3)), ("hold", 1), ("down", 3)]),
        ("{up: 2-3, hold: 1-2s, down: 3}", [("up", (2, 3)), ("hold", (1, 2)), ("down", 3)]),
        ("{In: 4, Hold: 7, Schwung: 8}", [("in", 4), ("hold", 7), ("Schwung", 8)]),
        ("2-3", [("up", 2), ("down", 3)]),
        ("2-3-1-4", [("up", 2), ("hold", 3), ("down", 1), ("pause", 4)]),
        ("3s - 1s - 3s", [("up", 3), ("hold", 1), ("down", 3)]),
    ],
)
def test_by_number_and_by_name(typed, expected):
    assert phases(typed) == made(*expected)


NAMES = st.sampled_from(["up", "hold", "down", "in", "out", "sink", "turn out", "Öffnen"])
HALVES = st.integers(1, 60).map(lambda n: n / 2)
SPANS = st.tuples(HALVES, HALVES).map(sorted).map(tuple)
LEAST = 1.0
"""Seconds of a rep that is slow enough to be counted aloud, so that nothing is warned of."""


def slow(named):
    return sum(low for _, (low, _) in named) >= LEAST


@given(st.lists(st.tuples(NAMES, SPANS), min_size=1, max_size=6).filter(slow), st.sampled_from([", ", "; ", " then "]))
def test_what_is_named_is_read_as_it_is_named(named, between):
    typed = between.join(f"{name} {low:g}-{high:g}" for name, (low, high) in named)
    assert phases(f'"{typed}"') == made(*named)
    assert phases(f'"{between.join(f"{low:g} to {high:g} s {name}" for name, (low, high) in named)}"') == made(*named)


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ('"up 3-2, down 3"', "begins with its larger end", "write `up: 2-3`"),
        ("{up: 3s, down: three breaths}", "is not a number of breaths", "`down: 3 breaths`"),
        ('"up 61, down 3"', "at most 1 min", "tempo: 3-1-3"),
        ('"up 0-3, down 3"', "at least 0.5 s", "tempo: 3-1-3"),
        ('"up 0, down 0"', "takes no time at all", "tempo: 3-1-3"),
        ("slow", "is not two to four numbers", "`in 4, hold 7, out 8`"),
        ('"up 3, slow, down 3"', "is not two to four numbers", "`in 4, hold 7, out 8`"),
        ("3010", "is not two to four numbers", "{down: 3, hold: 0, up: 1, pause: 0}"),
    ],
)
def test_what_is_wrong_and_what_to_write(typed, said, hint):
    (problem,) = read(f"exercises: [{{name: A, reps: 5, tempo: {typed}}}]").problems
    assert said in problem.message
    assert hint in problem.hint


def test_commas_within_braces_need_quotes():
    first, *_ = read("exercises: [{name: A, reps: 5, tempo: up 3, down 3}]").problems
    assert first.hint == 'a comma parts the fields in braces: write `tempo: "up 3, down 3"`'
