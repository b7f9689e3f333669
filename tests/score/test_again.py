"""What is said at the end of when to go on; when the session is held comes from outside."""

from datetime import datetime, timedelta

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.again import Held
from voicecoach.score.compose import compose


def end(every, held, work="hold: 3s"):
    routine = read(f"every: {every}\nexercises: [{{name: A, {work}}}]").routine
    (segment,) = compose(routine, ENGLISH, held=held)[-1].segments
    return " ".join(str(say.what) for say in segment.says[2:])


def held(hour, *before, day=24, minute=0):
    """Return a session on a Tuesday, 24 November 2026, and those before it on that day."""
    begin = datetime(2026, 11, day, hour, minute)
    return Held(begin, tuple(begin.replace(hour=one, minute=0) for one in before))


@pytest.mark.parametrize(
    ("every", "when", "said"),
    [
        ("2 days", None, "Rest tomorrow."),
        ("2 days", held(9), "Rest tomorrow."),
        ("3 times a day", held(12, 8), "That was the second of 3 today. Again at 4 o'clock."),
        ("3 times a day", held(8), "That was the first of 3 today. Again at 12 o'clock."),
        ("3 times a day", held(16, 8, 12), "That was the last of 3 today. See you tomorrow."),
        ("2 hours from 8:05 to 20:05", held(8), "That was the first of 7 today. Again at 10 oh 5."),
        ("30 minutes from 9 to 17", held(11, 8, 9, 10, 10, 10, 10), "That was number 7 of 17 today. Again at 12 30."),
        ("Mon, Wed, Fri", held(9, day=23), "See you on Wednesday."),
        ("Mon, Wed, Fri", held(9), "See you tomorrow."),
        ("Mon, Wed at 18:00", held(18, day=25), "See you on Monday."),
        ("Tue", held(9), "See you in 7 days."),
        ("3 times a week", held(9), "See you on Thursday."),
        ("3 times a day", None, ""),  # a file is for any time
        ("Mon", None, ""),
    ],
)
def test_the_end_says_which_it_was_and_when_to_go_on(every, when, said):
    assert end(every, when) == said


def test_what_comes_while_it_goes_on_is_not_told_as_to_come():
    assert "Again at 9 30." in end("30 minutes from 8 to 20", held(8, minute=59), "duration: 3 min")


def test_sessions_of_another_day_are_not_of_today():
    begin = datetime(2026, 11, 24, 8)
    before = tuple(begin - timedelta(days=days) for days in (1, 1, 2))
    assert end("3 times a day", Held(begin, before)).startswith("That was the first of 3")
