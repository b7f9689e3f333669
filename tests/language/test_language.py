import re
from collections import Counter

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import forms
from voicecoach.language.phrase_variables import PHRASES, SAMPLES, texts


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (45, "45 seconds"),
        (60, "1 minute"),
        (90, "1 minute 30 seconds"),
        (3600, "1 hour"),
        (7500, "2 hours 5 minutes"),
        (2.5, "2.5 seconds"),
        (0, "0 seconds"),
    ],
)
def test_lengths_of_time_in_words(seconds, words):
    assert ENGLISH.duration(seconds) == words


def test_the_form_follows_the_number():
    assert ENGLISH.say("sets", sets=1) == "One set."
    assert ENGLISH.say("sets", sets=3) == "3 sets."


def test_a_writers_braces_are_words_and_not_variables():
    assert ENGLISH.say("next", exercise="{0.__class__}") == "Next: {0.__class__}."


SIDES = ("left_side", "right_side")


@pytest.mark.parametrize("name", sorted(PHRASES.keys() - {*SIDES}))
def test_left_and_right_are_sides_and_nothing_else(name):
    """To who works on a side, "10 seconds left" and "all right" name one."""
    assert not any(re.search(r"\b(left|right)\b", text.lower()) for text in texts(ENGLISH.phrases[name]))


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        (r"\bhalf", ["halfway", "half_of_reps"]),
        (r"\b(last|final|one more)\b", ["last_rep", "last_rep_on_side", "last_set", "last_set_side", "last_round"]),
        (r"\bset\b", ["set", "last_set", "next_set_side", "last_set_side", "next_set_first", "last_set_first"]),
        (r"\bnext\b", ["next"]),
        (r"\brest\b", ["rest"]),
        (r"\bbreath", ["breathe"]),
        (r"\bhold\b", ["holding"]),
        (r"\{side\} side first\b", ["first_side", "next_set_first", "last_set_first"]),
        (r"\{side\}", ["side", "switch", "last_rep_on_side", "next_set_side", "last_set_side"]),
        (r"\b10 seconds\b", ["ten_seconds", "ten_seconds_rest"]),
    ],
)
def test_every_form_has_the_word_by_which_it_is_known(pattern, names):
    assert all(re.search(pattern, text.lower()) for name in names for text in texts(ENGLISH.phrases[name]))


def test_half_is_never_taken_for_a_count():
    assert not any(re.search(r"\d|\{|\b(one|two|to)\b", text) for text in texts(ENGLISH.phrases["halfway"]))


def test_no_form_of_one_phrase_is_said_for_another():
    samples = {name: {value: SAMPLES[value] for value in values} for name, values in PHRASES.items()}
    said = Counter(text for name in PHRASES for text in set(ENGLISH.forms(name, **samples[name])))
    pools = [name for name, phrase in ENGLISH.phrases.items() if len(forms(phrase)) > 1]
    assert [text for name in pools for text in ENGLISH.forms(name, **samples[name]) if said[text] > 1] == []
