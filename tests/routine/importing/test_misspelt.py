"""Slips of the finger in words that a dose hangs on are read as what is meant; names and other words stay."""

import pytest

from voicecoach.routine.importing.detect import convert
from voicecoach.routine.importing.lines.misspelt import put_right


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Rest 45s betwen exersises", "Rest 45s between exercises"),
        ("evry secnd day", "every second day"),
        ("Calf Strech, each sied", "Calf Stretch, each side"),
        ("10 REPETITONS", "10 REPETITIONS"),
        ("2 x 40 sec each sid", "2 x 40 sec each side"),
        ("30 s je Seit", "30 s je Seite"),
        ("10 Wiederholugen, zwischne den Sätzen", "10 Wiederholungen, zwischen den Sätzen"),
    ],
)
def test_a_slip_is_put_right_as_it_was_typed(typed, meant):
    assert put_right(typed) == meant


@pytest.mark.parametrize(
    "line", ["Bridge 3x10, rest a minute between sets", "Stir the pot", "Sid said so", "Seated row, second set"]
)
def test_what_is_no_slip_stays(line):
    assert put_right(line) == line


def test_closing_sentences_with_slips_are_for_all():
    text = "Nod 3x9\nSway 2x8\nDo the exercises every secnd day\nRest 45s betwen exercises\nIf pain over 5 stopp\n"
    done = convert(text.encode(), "a.txt").draft
    assert (done.head["every"], done.head["safety"]) == ("2 days", "If pain over 5 stopp.")
    assert [one.fields.get("rest_after") for one in done.exercises] == ["45s", None]
