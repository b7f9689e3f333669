"""A routine that is to fit a time: what it then takes, and what the coach says of it."""

from dataclasses import replace

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Cues
from voicecoach.score.compose import compose
from voicecoach.score.estimate import estimate
from voicecoach.score.shorten import fitted


@pytest.fixture
def minutes(dosed):
    """Return a function that makes a routine of exercises that last a minute or so each, by their names."""
    return lambda names, more="": dosed(
        "defaults: {hold: 60s, rest_after: 0, get_ready: 0}\nexercises: ["
        + ", ".join(f"{{name: {n}{more}}}" for n in names)
        + "]"
    )


def takes(made):
    return estimate(compose(made.routine, ENGLISH, told=made.told))


def test_what_fits_stays_and_nothing_is_said(minutes):
    routine = minutes("ABC")
    assert fitted(routine, 10, ENGLISH) == (routine, ())
    assert fitted(routine, 10, ENGLISH).routine is routine


def test_what_goes_is_named_or_counted(minutes):
    assert fitted(minutes("ABCDE"), 4, ENGLISH).told == ("Shortened to fit 4 minutes.", "We leave out D, E.")
    assert fitted(minutes("ABCDEFG"), 3, ENGLISH).told == ("Shortened to fit 3 minutes.", "We leave out 5 exercises.")


def test_an_exercise_of_either_side_goes_with_both_named(minutes):
    made = fitted(minutes("AB", ", sides: none"), 10, ENGLISH)
    calf = replace(made.routine.exercises[1], name="{side} calf")
    routine = replace(made.routine, exercises=(made.routine.exercises[0], calf))
    assert fitted(routine, 1.6, ENGLISH).told[-1] == "We leave out Left/right calf."


def test_fewer_sets_name_nothing(minutes):
    assert fitted(minutes("A", ", sets: 4, rest: 10s"), 3, ENGLISH).told == ("Shortened to fit 3 minutes.",)


def test_what_can_not_be_short_enough_says_how_long_it_takes(minutes):
    made = fitted(minutes("ABC", ", priority: high"), 2, ENGLISH)
    assert made.told == ("This takes at least 4 minutes.",)
    assert 180 < takes(made) <= 240
    assert fitted(minutes("ABC"), 1, ENGLISH).told == ("This takes at least 2 minutes.", "We leave out B, C.")


@pytest.mark.parametrize("hold", range(70, 90))
def test_the_words_about_the_shortening_count_too(minutes, hold):
    made = fitted(minutes("ABC", f", hold: {hold}s"), 3, ENGLISH)
    assert takes(made) <= 180


def test_slow_words_take_longer(minutes):
    routine = minutes("ABCDEFGH", ", do: 'Slowly and steadily, and breathe.'")
    fast, slow = (len(fitted(replace(routine, rate=rate), 7, ENGLISH).routine.exercises) for rate in (2.0, 0.5))
    assert slow < fast


@pytest.mark.parametrize(("cues", "said"), [(Cues.FULL, True), (Cues.BRIEF, True), (Cues.BEEPS, False)])
def test_it_is_said_at_the_start_unless_there_are_no_words(minutes, cues, said):
    made = fitted(minutes("ABC"), 2, ENGLISH, cues)
    opening = [step for step in compose(made.routine, ENGLISH, cues, told=made.told) if step.exercise < 0][:-1]
    heard = [say.what for step in opening for segment in step.segments for say in segment.says]
    assert made.told
    assert (set(made.told) <= set(heard)) == said


@pytest.mark.parametrize(("over", "whole"), [(-5, True), (0, True), (10, True), (29, True), (31, False)])
def test_what_is_about_as_long_as_asked_stays_whole(dosed, over, whole):
    routine = dosed("exercises: [{name: A, hold: 3 min}, {name: B, hold: 3 min}]")
    asked = estimate(compose(routine, ENGLISH)) - over
    made = fitted(routine, asked / 60, ENGLISH)
    assert (made.routine is routine) == whole
    assert bool(made.told) != whole


def test_a_short_time_has_less_leeway(dosed):
    routine = dosed("exercises: [{name: A, hold: 25s}, {name: B, hold: 25s}]")
    asked = estimate(compose(routine, ENGLISH)) / 1.12
    assert asked < 120
    assert fitted(routine, asked / 60, ENGLISH).told != ()
