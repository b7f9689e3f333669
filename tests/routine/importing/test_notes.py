"""Notes that people type or dictate for themselves: several exercises in a line, the same as above, small letters."""

import pytest

from voicecoach.routine.importing.detect import convert


def exercises(text):
    return [dict(one.fields) for one in convert(text.encode(), "a.txt").draft.exercises]


def said(found):
    return [(one["name"], one.get("sets"), one.get("reps") or one.get("hold"), one.get("sides")) for one in found]


@pytest.mark.parametrize(
    "line",
    [
        "12 heel digs then 3x9 hip hikes",
        "12 heel digs and 3x9 hip hikes",
        "12 heel digs + 3x9 hip hikes",
        "12 heel digs & 3 x 9 hip hikes",
        "heel digs 12, hip hikes 3x9",
        "heel digs x12 / hip hikes 3x9",
        "heel digs 12 and then hip hikes 3 lots of 9",
        "heel digs 12 mal und hip hikes 3x9",
        "heel digs 12 fois puis hip hikes 3x9",
        "heel digs 12 veces y luego hip hikes 3 series de 9",
    ],
)
def test_two_exercises_in_a_line_are_two(line):
    assert said(exercises(f"{line}\nplank 41 s\n"))[:2] == [
        ("Heel digs", None, "12", None),
        ("Hip hikes", "3", "9", None),
    ]


@pytest.mark.parametrize("line", ["squats 3x9, hold the sink, back straight", "bridge 3x9, 11 at the end with one leg"])
def test_what_is_beside_an_exercise_is_none(line):
    assert len(exercises(f"{line}\nplank 41 s\n")) == 2


@pytest.mark.parametrize(
    "position",
    ["lying:", "in sitting -", "on my back:", "im liegen:", "allongé :", "tumbado:", "standing at the sink:"],
)
def test_a_position_is_of_what_is_listed_behind_it(position):
    found = exercises(f"{position} toe taps 18, squeezes with the ball 13 hold 4\nplank 41 s\n")
    assert [(one["name"], one.get("reps")) for one in found[:2]] == [
        ("Toe taps", "18"),
        ("Squeezes with the ball", "13"),
    ]
    assert found[1]["hold"] == "4s"


@pytest.mark.parametrize("all_of_them", ["all", "each", "alle", "tous", "todos", "jeweils"])
def test_one_dose_for_several_names(all_of_them):
    found = exercises(f"rows, curls and presses {all_of_them} 2x14\nplank 41 s\n")
    assert said(found)[:3] == [(name, "2", "14", None) for name in ("Rows", "Curls", "Presses")]


@pytest.mark.parametrize(
    ("side", "again"),
    [
        ("left", "same again other leg"),
        ("left leg", "same on the right"),
        ("", "same other side"),
        ("right", "and again on the left"),
        ("", "other leg same"),
        ("links", "dasselbe andere seite"),
        ("links", "rechts genauso"),
        ("gauche", "pareil à droite"),
        ("", "idem de l'autre côté"),
        ("izquierda", "lo mismo con la otra pierna"),
        ("", "igual otro lado"),
    ],
)
def test_the_same_on_the_other_side_is_each_side(side, again):
    for text in (f"step down {side} 3x9\n{again}\nplank 41 s\n", f"step down {side} 3x9, {again}\nplank 41 s\n"):
        assert said(exercises(text))[0] == ("Step down", "3", "9", "each")


@pytest.mark.parametrize(
    "reference",
    ["same as above", "ditto", "as the step down", "same", "wie oben", "dito", "pareil", "idem", "lo mismo", "igual"],
)
def test_a_reference_has_the_dose_above_and_sides_of_its_own(reference):
    assert said(exercises(f"step down 3x9\nclam {reference}, each side\n"))[1] == ("Clam", "3", "9", "each")
    assert said(exercises(f"step down 3x9 each side\nclam {reference}, no sides\n"))[1] == ("Clam", "3", "9", None)


@pytest.mark.parametrize(
    "rest", ["a min rest in between", "rest 1 min between sets", "1 min pause dazwischen", "1 min de repos entre"]
)
def test_a_rest_below_notes_is_of_all(rest):
    found = exercises(f"squats 3x9\nrows 3x14\nbridges 2x11\n{rest}\n")
    assert [one.get("rest") for one in found] == ["1 min"] * 3


def test_a_rest_that_names_exercises_is_theirs():
    found = exercises("squats 3x9\nrows 3x14\nbridges 2x11\nrest 1 min between sets of squats and rows\n")
    assert [one.get("rest") for one in found] == ["1 min", "1 min", None]


@pytest.mark.parametrize(
    "sentence",
    [
        "so i lie on my back and do the pelvic clock eleven times",
        "ich soll mich auf den rücken legen und die pelvic clock elf mal machen",
        "il faut que je me couche sur le dos et que je fasse la pelvic clock onze fois",
        "me tumbo boca arriba y hago la pelvic clock once veces",
    ],
)
def test_a_dictated_sentence_ends_with_its_exercise(sentence):
    assert said(exercises(f"{sentence}\nplank 41 s\n"))[0] == ("Pelvic clock", None, "11", None)


@pytest.mark.parametrize(
    "days", ["mon wed fri", "montag mittwoch freitag", "lundi mercredi et vendredi", "lunes miercoles y viernes"]
)
def test_days_in_a_row_are_how_often(days):
    assert convert(f"squats 3x9\nrows 3x14\n{days}\n".encode(), "a.txt").draft.head["every"] == "Mon, Wed, Fri"


def test_a_lone_word_for_a_place_before_a_gap_is_of_the_name():
    assert said(exercises('band in          2x15\nband out         "\n')) == [
        ("Band in", "2", "15", None),
        ("Band out", "2", "15", None),
    ]


def test_a_name_behind_its_dose_keeps_the_limb_that_it_is_on():
    assert said(exercises("4 x 21 sec standing on left leg by the wall\nplank 41 s\n"))[0] == (
        "Standing on left leg",
        "4",
        "21s",
        "left",
    )


@pytest.mark.parametrize(
    "line",
    ["lunges not yet", "and he said NO sit ups anymore", "fentes pas encore !!", "nada de abdominales por ahora"],
)
def test_what_is_not_done_now_is_told_and_no_part_of_another(line):
    done = convert(f"squats 3x9\n{line}\nrows 3x14\n".encode(), "a.txt")
    assert [dict(one.fields).keys() for one in done.draft.exercises] == [{"name", "sets", "reps"}] * 2
    assert [one.line for one in done.left_out] == [2]
