"""Left and right on lines of their own below a name, in as many ways as people set and shorten them."""

import pytest

from voicecoach.routine.importing.detect import convert

SIDES = """
L: | R:
L | R
L - | R -
L = | R =
l: | r:
(L) | (R)
Lt: | Rt:
Left | Right
Left leg: | Right leg:
Left - | Right leg -
LEFT: | RIGHT:
On the left: | On the right:
Left side only: | Right side only:
left (weak): | right (strong):
Operated side (left): | Other side (right):
li: | re:
li. | re.
Links: | Rechts:
linkes Bein: | rechtes Bein:
Li. Bein | Re. Bein
auf der linken Seite: | auf der rechten Seite:
op. Bein (li.): | re. Bein:
G : | D :
G. | D.
Gauche : | Droite :
à gauche | à droite
côté gauche : | côté droit :
jambe G : | jambe D :
côté gauche (opéré) : | côté droit :
I: | D:
izq.: | der.:
Izda. | Dcha.
izquierda: | derecha:
Pierna izquierda: | Pierna derecha:
con la izquierda: | con la derecha:
"""
PAIRS = [tuple(line.split(" | ")) for line in SIDES.strip().splitlines()]
SETTINGS = ("   {}", "{}", "- {}", "  • {}")


def exercises(text):
    done = convert(text.encode(), "a.txt")
    assert not done.left_out
    return [dict(item.fields) for item in done.draft.exercises]


def said(found):
    return [(one.get("sets"), one.get("reps") or one.get("duration"), one.get("sides")) for one in found]


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("pair", PAIRS)
def test_unlike_sides_are_an_exercise_each(pair, setting):
    left, right = (setting.format(side) for side in pair)
    found = exercises(f"Step-down\n{left} 3 x 14\n{right} 2 x 7\nBridge 4 x 11\n")
    assert said(found) == [("3", "14", "left"), ("2", "7", "right"), ("4", "11", None)]
    assert all(one["name"].startswith("Step-down, ") for one in found[:2])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("pair", PAIRS)
def test_sides_alike_are_one_exercise(pair, setting):
    left, right = (setting.format(side) for side in pair)
    found = exercises(f"Bridge 4 x 11\nStep-down\n{right} 2 x 35 s\n{left} 2 x 35 s\n")
    assert said(found) == [("4", "11", None), ("2", "35s", "each")]
    assert found[1]["name"] == "Step-down"


@pytest.mark.parametrize("side", [side for pair in PAIRS for side in pair if len(side.strip(" .:=-()")) > 1])
def test_one_side_alone_is_that_side_only(side):
    found = exercises(f"Bridge 4 x 11\nStep-down\n  {side} 2 x 7\n")
    at = next(at for pair in PAIRS for at, one in enumerate(pair) if one == side)
    assert said(found)[1] == ("2", "7", ("left", "right")[at])


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if "." not in pair[0]])
def test_both_sides_in_the_line_of_the_name(pair):
    left, right = pair
    found = exercises(f"Step-down: {left} 3 x 14, {right} 2 x 7\nBridge 4 x 11\n")
    assert said(found) == [("3", "14", "left"), ("2", "7", "right"), ("4", "11", None)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Operated leg = right\nClam, operated leg 2 x 7", ["right"]),
        ("Operated leg: left\nClam: operated leg 2 x 7, other leg 3 x 9", ["left", "right"]),
        ("Op.: li. Knie\nClam (op. Bein) 2 x 7", ["left"]),
        ("Betroffene Seite: rechts\nGreifen mit der betroffenen Hand 7x", ["right"]),
        ("Jambe opérée : la gauche\nFente (jambe saine) : 2 x 7", ["right"]),
        ("Pierna operada: la derecha\nAlmeja\n  pierna operada: 2 x 7\n  otra pierna: 3 x 9", ["right", "left"]),
        ("Operated leg = right\nClam, lead with the operated leg, 2 x 7", [None]),
        ("Operated leg = right\nBridge, other leg bent 2 x 7", [None]),
        ("Operated leg = right\nBalance 3 x 20 s each leg, operated leg first", ["each"]),
        ("Clam, operated leg 2 x 7", [None]),
    ],
)
def test_the_operated_side_is_the_one_that_the_sheet_tells(text, sides):
    assert [one.get("sides") for one in exercises(f"{text}\nWall sit 3 x 41 s\n")[:-1]] == sides


def test_what_stands_between_and_below_the_sides_is_of_both():
    found = exercises("Clam, 3 sets\n  Knees bent.\n  L: 9 reps\n  R: 7 reps\n  Rest 50 s\nBridge 4 x 11\n")
    assert [(one["sets"], one["reps"], one["rest"], one["do"]) for one in found[:2]] == [
        ("3", "9", "50s", "Knees bent."),
        ("3", "7", "50s", "Knees bent."),
    ]


@pytest.mark.parametrize("line", ["R: 30 s", "R: 10", "L: 12", "right side: 8 reps"])
def test_a_side_without_a_name_is_no_exercise(line):
    done = convert(f"Bridge 4 x 11\n{line}\nSquat 2 x 9\n".encode(), "a.txt")
    assert [item.fields["name"] for item in done.draft.exercises] == ["Bridge", "Squat"]
    assert any(left.line == 2 for left in done.left_out)


@pytest.mark.parametrize("name", ["Left hip circles", "L-sit", "R press", "Right hand squeeze", "Linker Arm hebt"])
def test_a_side_within_a_name_stays_there(name):
    found = exercises(f"Stand tall\n{name} 3 x 14\nBridge 4 x 11\n")
    assert found[0]["name"] == name


@pytest.mark.parametrize(
    ("table", "doses"),
    [
        ("| Exercise | Dose |\n|---|---|\n| Clam | L 3x14, R 2x7 |\n", [("3", "14"), ("2", "7")]),
        ("| Exercise | Sets | Reps |\n|---|---|---|\n| Clam | 3 | L 14 / R 7 |\n", [("3", "14"), ("3", "7")]),
        ("Übung;Sätze;Wdh.\nClam;li. 3, re. 2;li. 14, re. 7\n", [("3", "14"), ("2", "7")]),
    ],
)
def test_both_sides_in_a_cell_of_a_table(table, doses):
    done = convert(table.encode(), "a.csv" if ";" in table else "a.md")
    found = [dict(item.fields) for item in done.draft.exercises]
    assert said(found) == [(*dose, side) for dose, side in zip(doses, ("left", "right"), strict=True)]
    assert not done.left_out
