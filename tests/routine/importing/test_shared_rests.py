"""A rest that a sheet gives beside its exercises is for all of them, but for those that it names."""

import pytest

from voicecoach.routine.importing.detect import convert

ALL = [
    "Rest 55 s between sets unless I say otherwise.",
    "Lunge split for Jo (rest 55 s unless I say otherwise)",
    "Pause zwischen den Sätzen 55 s.",
]
BUT_ONE = [
    "Rest 55 s between sets, except the squat: 2 min",
    "Rest 55 s between sets (squat: 2 min)",
    "Rest 55 s between sets except for squats, where you rest 2 min.",
    "Rest 55 s between sets, 2 minutes for the squat.",
    "55 s rest between all sets; squats 2 min rest.",
]


def rests(sentence, *, above=True):
    exercises = "Squat 3x9\nSplit lunge 2x8\nCurl 2x11\n"
    text = f"{sentence}\n\n{exercises}" if above else f"{exercises}\n{sentence}\n"
    return [one.fields.get("rest") for one in convert(text.encode(), "a.txt").draft.exercises]


@pytest.mark.parametrize("sentence", ALL)
def test_a_rest_of_all(sentence):
    assert rests(sentence) == ["55s"] * 3


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("sentence", BUT_ONE)
def test_a_rest_of_all_but_one(sentence, above):
    assert rests(sentence, above=above) == ["2 min", "55s", "55s"]


@pytest.mark.parametrize("words", ["exercises", "exersises", "all the excercises"])
def test_a_rest_between_exercises_comes_after_each_however_it_is_spelt(words):
    done = convert(f"Nod 9 reps\nHop 12 reps\n\nRest 25 seconds between {words}.\n".encode(), "a.txt")
    assert [one.fields.get("rest_after") for one in done.draft.exercises] == ["25s", None]


def test_a_rest_of_one():
    assert rests("Rest 55 s between sets of squats.") == ["55s", None, None]


def test_the_rest_of_an_exception_that_is_none_of_the_exercises_is_told():
    done = convert(b"Squat 3x9\nCurl 2x11\n\nRest 55 s between sets, except the plank: 2 min\n", "a.txt")
    assert [one.fields["rest"] for one in done.draft.exercises] == ["55s", "55s"]
    assert "plank: 2 min" in " ".join(left.words for left in done.left_out)
