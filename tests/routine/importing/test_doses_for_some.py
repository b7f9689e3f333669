"""Sentences beside a list that give a dose to some of its exercises: by numbers, places, names, or to the others."""

import pytest

from voicecoach.routine.importing.detect import convert

LIST = "1. Bridge 10 reps\n2. Clam 12 reps\n3. Heel slide 8 reps\n4. Calf stretch 30 s\n"
SETS = """
Nos. 1 and 2 three sets, the others two. | 3 3 2 2
Numbers 1 to 3: 3 sets. | 3 3 3 -
The first two 3 sets, the last one just once. | 3 3 - 1
Please go through the first three twice, the last only once. | 2 2 2 1
3 sets for numbers 1 and 3, 2 for the rest. | 3 2 3 2
For 1, 2 and 3 do 4 sets, for the rest 2. | 4 4 4 2
With the bridge and the clam do 3 sets. | 3 3 - -
All exercises 3 sets, the last two only 2. | 3 3 2 2
All but the last one 3 sets. | 3 3 3 -
3 sets of everything except number 4. | 3 3 3 -
2 sets of everything, apart from the clam - 3 sets of those. | 2 3 2 2
1-3: 3 sets, 4: 2 sets | 3 3 3 2
Die ersten drei Übungen je 3 Sätze, die übrigen 2 Sätze. | 3 3 3 2
Nr. 1 bis 3: 4 Sätze, die anderen 2 Sätze. | 4 4 4 2
Alle Übungen 3 Sätze außer Nr. 4. | 3 3 3 -
Bei den letzten beiden nur 2 Sätze. | - - 2 2
Les trois premiers 3 séries, les autres 2. | 3 3 3 2
Les nos 1 à 3 : 3 séries. | 3 3 3 -
Tous les exercices 3 séries sauf le n° 4. | 3 3 3 -
Los tres primeros 3 series, los demás 2. | 3 3 3 2
Del 1 al 3 tres series, los demás dos. | 3 3 3 2
Todos 3 series menos el último. | 3 3 3 -
"""
HOLDS = """
Hold nos. 1 and 3 for 4 seconds.
With the bridge and the heel slide, stay up for 4 seconds at the top each time.
On exercises 1 and 3 hold for 4 secs.
Bei Nr. 1 und 3 oben 4 Sekunden halten.
Les nos 1 et 3 : tenir 4 secondes en haut.
Ejercicios 1 y 3: mantener 4 segundos.
"""
NO_SHARES = """
Exercise 3 times a week.
On the last rep hold for 4 seconds.
Repeat on the other side.
The first 2 weeks do these gently.
"""


def lines(text):
    return text.strip().splitlines()


def read(text):
    return [item.fields for item in convert(text.encode(), "a.txt").draft.exercises]


@pytest.mark.parametrize("words", lines(SETS))
def test_exercises_have_the_sets_that_a_sentence_gives_them(words):
    said, sets = words.split(" | ")
    for text in (f"{LIST}\n{said}\n", f"Plan\n{said}\n\n{LIST}"):
        made = read(text)
        assert [one["name"] for one in made] == ["Bridge", "Clam", "Heel slide", "Calf stretch"]
        assert [one.get("sets", "-") for one in made] == sets.split()


@pytest.mark.parametrize("said", lines(HOLDS))
def test_exercises_are_held_as_a_sentence_says(said):
    made = read(f"{LIST}\n{said}\n")
    assert [one.get("hold") for one in made] == ["4s", None, "4s", "30s"]


@pytest.mark.parametrize("said", lines(NO_SHARES))
def test_what_names_no_exercise_gives_none_a_dose(said):
    alone = [{name: one.get(name) for name in ("sets", "reps", "hold")} for one in read(LIST)]
    beside = [{name: one.get(name) for name in ("sets", "reps", "hold")} for one in read(f"{LIST}\n{said}\n")]
    assert beside == alone


def test_a_dose_for_some_that_says_otherwise_is_told():
    told = convert(f"{LIST}\nThe first two 15 reps.\n".encode(), "a.txt").left_out
    assert any("15 reps" in one.words and one.doubtful for one in told)


def test_a_rest_for_all_that_none_takes_is_told():
    told = convert(b"Plan\nBridge 10\nClam 12\nSquat 8\n\nRest always 45 s between sets.\n", "a.txt").left_out
    assert any("45 s" in one.words for one in told)


def test_bullets_are_no_footnotes():
    made = read("* Bridge 3x10\n* Clam 3x12*\n* Squat 2x8\n")
    assert [one["name"] for one in made] == ["Bridge", "Clam", "Squat"]


@pytest.mark.parametrize("which", ["the second one", "no. 5"])
def test_a_rest_for_an_exercise_that_is_not_there_is_told_and_given_to_none(which):
    done = convert(f"(reps/sets)\nHeel raise 14/2\n\nRest 40 s between sets for {which}.\n".encode(), "a.txt")
    (one,) = done.draft.exercises
    assert "rest" not in one.fields
    assert any("40 s" in left.words for left in done.left_out)
