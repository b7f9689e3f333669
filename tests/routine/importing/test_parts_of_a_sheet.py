"""Doses of a part in its heading, references to other exercises, labels before one: in many words and layouts."""

import pytest

from voicecoach.routine.importing.detect import convert

PARTS = {
    "plain": "{}\n{}\n{}\n",
    "bullets": "{}\n- {}\n- {}\n",
    "numbers": "{}\n1. {}\n2. {}\n",
    "Markdown": "## {}\n* {}\n* {}\n",
}
HEADINGS = """
WARM-UP (1 min each) | - - 1min
Loosening exercises - 12 reps each | - 12 -
Main part: 4 x 6, 75 s rest | 4 6 - 75s
MAIN (4 sets of 6, rest 75 s) | 4 6 - 75s
Strength – 4 x 6 | 4 6 -
Strengthening, all 2 x 9 unless noted: | 2 9 -
Cool-down (hold 25 s, both sides) | - - 25s - each
Stretches, 3 x 25 s each side | 3 - 25s - each
Part B (2 x 9) | 2 9 -
Leg exercises: 2 sets of 9 each leg | 2 9 - - each
AUFWÄRMEN – je 12 Wdh. | - 12 -
HAUPTTEIL – 4 Sätze, 6 Wdh., 75 s Pause | 4 6 - 75s
Kräftigung (4 x 6 Wiederholungen, ohne Pause) | 4 6 -
Dehnübungen, 3 x 25 s je Seite: | 3 - 25s - each
Échauffement : 12 répétitions chacun | - 12 -
Renforcement – 4 séries de 6, 75 s de repos | 4 6 - 75s
Étirements (25 s de chaque côté) | - - 25s - each
CALENTAMIENTO (1 min cada uno) | - - 1min
Parte principal – 4 series de 6, 75 s de descanso | 4 6 - 75s
Estiramientos, 3 x 25 s por lado: | 3 - 25s - each
"""
LISTS_IN_A_LINE = """
Stretches, 3 x 25 s each side: triceps, groin, forearm
Stretches: triceps, groin and forearm - 3 x 25 s each side
Dehnen (3 x 25 s je Seite): Triceps, Groin und Forearm
Étirements, 3 x 25 s par côté : triceps, groin, forearm
Estiramientos – 3 x 25 s por lado – triceps, groin y forearm
"""
BELOW = """
All of the above 3 x 6-8, 50 s rest
Pro Übung 3 x 6-8, 50 s Pause
Everything above: 3 sets of 6-8 with 50 s rest.
3 x 6-8 of each, 50 s rest
Alle Übungen 3 x 6-8, 50 s Pause
Tous les exercices 3 x 6-8, 50 s de repos
Todos los ejercicios 3 x 6-8, descanso 50 s
"""
REFERENCES = """
Heel slide: ditto
Heel slide   "   "
Heel slide - same
Heel slide, same as above
Heel slide (as above)
Heel slide: see exercise 2
Heel slide same dose as the wall press
Heel slide: wie oben
Heel slide, siehe Übung 2
Heel slide – dito
Heel slide, gleiche Dosierung
Heel slide : idem
Heel slide, comme ci-dessus
Heel slide : voir exercice 2
Heel slide: lo mismo que wall press
Heel slide: igual
"""
LABELS = """
Optional: heel slide 2 x 9 | Optional
Opcional: heel slide 2 x 9 | Opcional
Im Sitzen: Heel slide 2 x 9 | Sitzen
With a towel: heel slide 2 x 9 | towel
Mit Handtuch: Heel slide 2 x 9 | Handtuch
Si possible : heel slide 2 x 9 | possible
Phase 1 (bis zur 7. Woche): Heel slide, 2 Serien à 9 | Phase 1
"""


def lines(text):
    return text.strip().splitlines()


def read(text):
    return [one.fields for one in convert(text.encode(), "a.txt").draft.exercises]


def shown(fields):
    return {**fields, "hold": fields.get("hold") or fields.get("duration")}


def told(text):
    return " ".join(left.words for left in convert(text.encode(), "a.txt").left_out)


@pytest.mark.parametrize("layout", PARTS)
@pytest.mark.parametrize("words", lines(HEADINGS))
def test_a_dose_in_a_heading_is_for_its_part(words, layout):
    heading, _, meant = words.partition(" | ")
    dose = dict(zip(("sets", "reps", "hold", "rest", "sides"), [*meant.split(), "-", "-"], strict=False))
    parts = (PARTS[layout].format("Skill", "Clock reach 5 x", "Hop 7 x"), PARTS[layout].format(heading, "Nod", "Sway"))
    first, second, *others = read("\n".join(parts))
    assert [(one["reps"], one.get("sets")) for one in (first, second)] == [("5", None), ("7", None)]
    assert [one["name"] for one in others] == ["Nod", "Sway"]
    for one in others:
        got = {name: str(shown(one).get(name) or "-").replace(" ", "") for name in dose}
        assert got == dose


def test_the_next_heading_ends_a_dose_and_an_exercise_has_its_own():
    plan = "MAIN (4 x 6, 75 s rest)\nNod\nHop (2 x 11)\nBike 6 min\nBALANCE\nSway 20 s\n"
    nod, hop, bike, sway = map(shown, read(plan))
    assert [(one.get("sets"), one.get("reps")) for one in (nod, hop, bike, sway)] == [
        ("4", "6"),
        ("2", "11"),
        (None, None),
        (None, None),
    ]
    assert [one.get("rest") for one in (nod, bike, sway)] == ["75s", None, None]


def test_what_no_exercise_takes_of_its_heading_is_told():
    assert told("MAIN: 3 x 8 x 5 s\nNod 6 reps\nHop 9 reps\n") == "3 x 8 x 5 s"
    assert told("MAIN: 3 x 8 x 5 s\nNod 6 reps\nHop\n") == ""


def test_a_dose_below_a_heading_is_for_its_part_where_the_others_have_theirs():
    plan = "WARM UP\nBike 6 min\nSTRENGTH\n4 sets of 6, rest 75 s\nNod\nHop\nSTRETCHES\n25 s each side\nSway\nLean\n"
    bike, nod, hop, sway, lean = map(shown, read(plan))
    assert ("reps" in bike, bike["hold"]) == (False, "6 min")
    assert {(one["sets"], one["reps"], one["rest"]) for one in (nod, hop)} == {("4", "6", "75s")}
    assert {(one["hold"], one["sides"], "reps" in one) for one in (sway, lean)} == {("25s", "each", False)}


def test_instructions_below_an_exercise_make_it_no_heading():
    balance, bridge = read("Balance 3 x 25 s\nFeet together\nEyes open\nBridge 4 x 6\nKnees bent\nFeet flat\n")
    assert (balance["name"], bridge["name"]) == ("Balance", "Bridge")


@pytest.mark.parametrize("words", lines(LISTS_IN_A_LINE))
def test_names_behind_a_heading_are_exercises(words):
    squat, *others = map(shown, read(f"Strength\nSquat 4 x 6\n{words}\n"))
    assert (squat["sets"], squat["reps"]) == ("4", "6")
    assert [one["name"] for one in others] == ["Triceps", "Groin", "Forearm"]
    assert {(one["sets"], one["hold"], one["sides"]) for one in others} == {("3", "25s", "each")}


@pytest.mark.parametrize("words", lines(BELOW))
@pytest.mark.parametrize("mark", ["", "- "])
def test_a_dose_below_a_list_is_for_it(words, mark):
    names = ("Nod", "Hop", "Sway")
    listed = "".join(f"{mark}{name}\n" for name in names)
    found = read(f"{listed}{words}\n")
    assert [one["name"] for one in found] == list(names)
    assert {(one["sets"], one["reps"], one["rest"]) for one in found} == {("3", "6-8", "50s")}


def test_a_dose_of_the_above_is_of_none_below_and_has_exceptions():
    below = "All of the above 3 x 6-8. Exception: sway only 2 x 5.\nFinish with child's pose for 2 minutes.\n"
    nod, sway, pose = map(shown, read(f"Nod\nSway\n{below}"))
    assert [(one.get("sets"), one.get("reps")) for one in (nod, sway, pose)] == [("3", "6-8"), ("2", "5"), (None, None)]
    assert pose["hold"] == "2 min"


@pytest.mark.parametrize("words", lines(REFERENCES))
def test_a_reference_is_the_dose_of_another_exercise(words):
    for mark in ("", "- ", "{}. "):
        listed = ("Nod 3 x 5", "Wall press 4 x 6, 75 s rest", words, "Hop 7 x")
        text = "".join(f"{mark.format(at)}{line}\n" for at, line in enumerate(listed, 1))
        nod, press, slide, hop = read(text)
        assert slide["name"] == "Heel slide"
        assert [slide[name] for name in ("sets", "reps", "rest")] == [press[name] for name in ("sets", "reps", "rest")]
        assert (nod["reps"], hop["reps"], "rest" in hop) == ("5", "7", False)
        assert "Wall press" in told(text)


def test_a_reference_may_say_what_is_different():
    plan = "1. Nod 4 x 6, 75 s rest\n2. Hop: as above but only 1 set\n3. Sway, wie Nr. 1, aber 9 Wdh.\n"
    _, hop, sway, one_leg = read(f"{plan}4. Same on one leg: 2x8\n")
    assert (hop["sets"], hop["reps"]) == ("1", "6")
    assert (sway["sets"], sway["reps"]) == ("4", "9")
    assert (one_leg["name"], one_leg["sets"], one_leg["reps"]) == ("Sway, on one leg", "2", "8")


def test_a_reference_to_nothing_is_told():
    assert "“same as last week”" in told("1. Nod 4 x 6\n2. Sway - same as last week\n")


def test_the_same_position_is_no_reference():
    first, second = read("- Nod 4 x 6\n- Calf stretch - same position, knee bent, 2 x 25 s\n")
    assert (first["reps"], second["name"], "reps" in second) == ("6", "Calf stretch", False)


@pytest.mark.parametrize("words", lines(LABELS))
def test_a_label_before_an_exercise_is_not_its_name(words):
    line, _, kept = words.partition(" | ")
    for mark in ("", "- "):
        _, slide = read(f"{mark}Nod 4 x 6\n{mark}{line}\n")
        assert (slide["name"], slide["sets"], slide["reps"]) == ("Heel slide", "2", "9")
        assert kept in slide["notes"]


def test_a_day_with_one_exercise_is_a_heading():
    squat, walk = map(shown, read("Mo + Do\nKniebeuge 4 x 6\nSo: 40 Min. spazieren\n"))
    assert (squat["reps"], walk["name"], walk["hold"]) == ("6", "Spazieren", "40 min")


@pytest.mark.parametrize(
    "words",
    [
        "Finger taps: touch the thumb with each finger in turn. 7 rounds.",
        "Finger taps: Daumen an jeden Finger führen, 7 Runden",
        "Finger taps : touchez chaque doigt. 7 tours.",
        "Finger taps 7 rounds each hand",
    ],
)
def test_rounds_of_one_exercise_are_its_own(words):
    fist, taps, curl = read(f"Fist 4 x 6\n{words}\nWrist curl 9 x\n")
    assert (fist["reps"], taps["name"], taps["reps"], curl["reps"]) == ("6", "Finger taps", "7", "9")


def test_rounds_of_breaths_are_how_many_there_are():
    _, box = read("Nod 4 x 6\nBox breathing: in 4, hold 4, out 4 - 6 rounds\n")
    assert (box["name"], box["reps"]) == ("Box breathing", "6")


@pytest.mark.parametrize("name", ["Dehnung", "Étirement", "Estiramiento"])
def test_one_stretch_is_an_exercise_and_none_of_the_others_dose(name):
    nod, stretch, hop = map(shown, read(f"Nod 4 x 6\n{name} 3 x 25 s\nHop 7 x\n"))
    assert (stretch["name"], stretch["sets"], stretch["hold"]) == (name, "3", "25s")
    assert (nod["hold"], hop["hold"], hop.get("sets")) == (None, None, None)


@pytest.mark.parametrize(
    "head",
    [
        "GYM (je 4 x 9; Rudern 2 x 14)",
        "GYM – 4 x 9, except rows: 2 x 14",
        "Halle [4 x 9, sauf Rudern 2 x 14]:",
        "Fuerza (4 x 9; remo 2 x 14)",
    ],
)
def test_a_heading_gives_its_exception_to_the_exercise_it_names(head):
    rows = next(name for name in ("Rudern", "rows", "remo") if name in head)
    press, row, curl = map(shown, read(f"{head}\nPress\n{rows.capitalize()}\nCurl\n"))
    assert [(one["sets"], one["reps"]) for one in (press, row, curl)] == [("4", "9"), ("2", "14"), ("4", "9")]


def test_a_name_in_capitals_with_its_dose_is_no_heading_of_the_cues_below_it():
    bridge, clam = map(shown, read("BRIDGE (3 x 11)\nFeet flat\nChin in\n\nCLAM (2 x 16)\nFeet together\n"))
    assert (bridge["name"], bridge["reps"], clam["name"], clam["reps"]) == ("BRIDGE", "11", "CLAM", "16")


@pytest.mark.parametrize("front", ["Every other day", "2x pro Woche", "Tous les jours", "Cada día"])
def test_how_often_in_front_of_a_list_is_of_its_exercises(front):
    nod, hop, row = map(shown, read(f"{front}: nod 4 x 6, hop 3 x 7\nTwice a day: row 2 x 9\n"))
    assert (nod["reps"], hop["reps"], row["reps"]) == ("6", "7", "9")
    assert [front in one["notes"] for one in (nod, hop, row)] == [True, True, False]


@pytest.mark.parametrize(
    "words", ["same for clam but 2x9", "Dasselbe für Clam, aber 2x9", "la même chose pour clam mais 2x9"]
)
def test_the_same_for_another_exercise_names_it(words):
    bridge, clam = map(shown, read(f"Bridge 3x12\n{words}\n"))
    assert (bridge["reps"], clam["name"].casefold(), clam["sets"], clam["reps"]) == ("12", "clam", "2", "9")
