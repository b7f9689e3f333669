"""Words get fewer over the sessions of a routine."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Cues
from voicecoach.score.compose import compose
from voicecoach.score.fading import cues_for
from voicecoach.score.model import Earcon

ROUTINE = """
name: Legs
equipment: [mat]
exercises: [{name: A, setup: Lie down., do: Lift it., tip: Slowly., hold: 3s, sets: 2, rest: 5s}]
"""
FEWER = ENGLISH.say("fewer_words")


@pytest.fixture
def heard(dosed):
    """Return a function: how often the routine was done, and what is asked for -> all that is said."""

    def say(times, cues=None, text=ROUTINE):
        score = compose(dosed(text), ENGLISH, cues, times=times)
        says = [say.what for step in score for segment in step.segments for say in segment.says]
        return [what for what in says if not isinstance(what, Earcon)]

    return say


def test_after_three_times_one_knows_how_to_pause_and_what_one_needs(heard):
    keys, equipment = ENGLISH.say("keys"), ENGLISH.say("equipment", equipment="mat")
    assert {keys, equipment} <= set(heard(2))
    assert not {keys, equipment} & set(heard(3))
    assert {"Lie down.", "Lift it."} <= set(heard(8))


def test_the_tenth_time_says_once_that_it_says_less_and_does(heard):
    assert [times for times in range(30) if FEWER in heard(times)] == [9]
    assert not {"Lie down.", "Lift it.", "Slowly."} & set(heard(9))
    assert "A." in heard(9)


@pytest.mark.parametrize("asked", Cues)
def test_what_one_asks_for_is_said_however_often_it_was_heard(heard, asked):
    assert heard(0, asked) == heard(3, asked) == heard(9, asked) == heard(100, asked)


def test_a_routine_that_says_little_by_itself_is_not_told_to_say_less(heard):
    text = f"cues: brief{ROUTINE}"
    assert heard(9, text=text) == heard(0, text=text)
    assert FEWER not in heard(9, text=text)


@given(st.sampled_from(Cues), st.sampled_from([None, *Cues]))
def test_words_never_become_more(usual, asked):
    order = list(Cues)  # full, brief, beeps
    found = [cues_for(times, asked, usual) for times in range(40)]
    for one, later in pairwise(found):
        assert order.index(one.cues) <= order.index(later.cues)
        assert one.opening >= later.opening
    assert sum(one.begins for one in found) == (found[0].cues is not found[-1].cues)
