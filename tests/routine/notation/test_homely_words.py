"""Doses in homely words: dozens, a couple, counting along, until something gives out, the reps of each set in words."""

import pytest

from voicecoach.routine.notation.line import read_line


def said(text):
    """Return everything that the phrases of a line say, the name of its exercise first."""
    read = read_line(text)
    return {"name": read.name} | {role: value for phrase in read.phrases for role, value in phrase.said.items()}


@pytest.mark.parametrize(
    ("text", "reps"),
    [
        ("Sit to stands - a dozen, slowly", "12"),
        ("Sit to stands: half a dozen", "6"),
        ("Sit to stands, a good dozen", "12"),
        ("Sit to stands: two dozen times", "24"),
        ("Ankle pumps - thirty or so", "30"),
        ("Ankle pumps: ten to fifteen", "10-15"),
        ("Fußwippen: ein halbes Dutzend", "6"),
        ("Fußwippen: ein Dutzend Mal", "12"),
        ("Fußwippen - etwa zwanzig", "20"),
        ("Flexions : une demi-douzaine de fois", "6"),
        ("Flexions : une douzaine, lentement", "12"),
        ("Flexions : une vingtaine", "20"),
        ("Girar el cuello: media docena", "6"),
        ("Girar el cuello: docena y media", "18"),
        ("Girar el cuello: dos docenas", "24"),
        ("Girar el cuello: unas quince hacia atrás", "15"),
    ],
)
def test_dozens_and_numbers_in_words_behind_a_name_are_reps(text, reps):
    assert said(text)["reps"] == reps


@pytest.mark.parametrize("text", ["Chair stand: dozens of times", "Level: seven", "Dehnung: 30 s, ein paar Mal"])
def test_words_that_count_nothing_are_no_reps(text):
    assert "reps" not in said(text)


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("Calf stretch - 30 s each leg, a couple of times", "reps", "2"),
        ("Calf stretch - 30 s, a couple of sets", "sets", "2"),
        ("Marching: a couple of minutes", "time", "2 min"),
        ("Estirar el gemelo: 30 s, un par de veces", "reps", "2"),
        ("Squats: ten, two rounds of those", "rounds", "2"),
        ("Step ups: a dozen, twice through", "rounds", "2"),
        ("Außenrotation: dreimal vierzehn", "sets", "3"),
    ],
)
def test_a_couple_and_times_through_are_counted(text, role, value):
    assert said(text)[role] == value


@pytest.mark.parametrize(
    ("text", "hold"),
    [
        ("Knee straightening - ten on each leg, squeeze for a slow count of 8", "8s"),
        ("Bridge - two sets of ten, up for a slow count of four", "4s"),
        ("Bridge 10 times, hold while you count to 6", "6s"),
        ("Bridge 2x10, counting to 5", "5s"),
        ("Knie strecken 8x, oben langsam bis fünf zählen", "5s"),
        ("Serrer le coussin : huit fois, en comptant lentement jusqu'à 6", "6s"),
        ("Apretar la pelota: diez veces, contando despacio hasta 5", "5s"),
    ],
)
def test_what_one_counts_to_is_how_long_to_hold(text, hold):
    assert said(text)["hold"] == hold


@pytest.mark.parametrize(
    "text",
    [
        "Squat 3x10, lower for a count of 3",
        "Squat 3x10, down for a count of three, up for a count of one",
        "Squat 3x8, count to 4 on the way down",
        "Heel slides 10x, slide the heel in for a count of 5",
        "Rest for a count of 10",
    ],
)
def test_counting_along_with_a_movement_or_a_rest_is_no_hold(text):
    assert "hold" not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Push ups: 2 x until your arms give out",
        "Push ups: 2 sets until you get tired",
        "Aufstehen: zwei Sätze, bis Sie müde sind",
        "Aufstehen: 2x bis nichts mehr geht",
        "Se lever : 2 séries, jusqu'à ce que vous soyez fatigué",
        "Levantarse: dos series, hasta que se canse",
        "Levantarse: 2 x hasta no poder más",
    ],
)
def test_sets_until_one_is_tired_are_of_as_many_as_one_can(text):
    found = said(text)
    assert found["sets"] == "2"
    assert "most" in found


@pytest.mark.parametrize("text", ["Dead hang: 2 x until grip fails", "Hang: 2x bis der Griff nachgibt"])
def test_until_the_grip_fails_is_as_long_as_one_can(text):
    found = said(text)
    assert found["sets"] == "2"
    assert "longest" in found


@pytest.mark.parametrize(
    "text",
    [
        "Curls: three sets, twelve then ten then eight",
        "Curls: 12, then 10, then 8",
        "Curls: 3 sets of 12, 10 and 8",
        "Curls: twelve, ten, eight",
        "Curls: drei Sätze, zwölf, dann zehn, dann acht",
        "Curls: trois séries, douze puis dix puis huit",
        "Curls: tres series, doce, luego diez, luego ocho",
    ],
)
def test_the_reps_of_each_set_in_words(text):
    assert said(text)["per_set"] == "12, 10, 8"


@pytest.mark.parametrize(
    ("text", "name", "reps"),
    [
        ("10 pelvic tilts holding each one 5 secs", "pelvic tilts", "10"),
        ("6 bird dogs a side holding 3 secs", "bird dogs", "6"),
        ("fifteen slow heel raises on both feet, three sets of those", "slow heel raises on both feet", "15"),
        ("12 glute bridges, 2 sets", "glute bridges", "12"),
        ("Bridge: 12, hold 5 s", "Bridge", "12"),
    ],
)
def test_a_count_beside_things_that_are_held_or_done_in_sets(text, name, reps):
    found = said(text)
    assert found["name"] == name
    assert found["reps"] == reps


@pytest.mark.parametrize("text", ["7 point hold 10 s", "90 90 stretch hold 30 s", "5 way hip, 3 sets"])
def test_a_number_of_a_name_is_no_count(text):
    assert "reps" not in said(text)


@pytest.mark.parametrize("text", ["30 on 15 off", "Shed circuit: 30 on 15 off, 4 rounds", "Zirkel: 30 an, 15 aus"])
def test_on_and_off_without_a_sign_between_are_work_and_rest(text):
    found = said(text)
    assert (found["work"], found["off"]) == ("30s", "15s")
