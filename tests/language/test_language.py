import pytest

from voicecoach.language.english import ENGLISH


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
    assert ENGLISH.say("sets", sets=1) == "1 set"
    assert ENGLISH.say("sets", sets=3) == "3 sets"


def test_a_writers_braces_are_words_and_not_variables():
    assert ENGLISH.say("next", exercise="{0.__class__}") == "Next: {0.__class__}."
