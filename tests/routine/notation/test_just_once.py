import pytest

from voicecoach.routine.notation.line import read_line


@pytest.mark.parametrize(
    "words",
    [
        "once at the end",
        "just once",
        "one time only",
        "a single time",
        "once to finish",
        "einmal zum Schluss",
        "nur einmal",
        "ein einziges Mal",
        "une seule fois à la fin",
        "une fois seulement",
        "una vez al final",
        "solo una vez",
    ],
)
@pytest.mark.parametrize(("dose", "role"), [("40 s", "reps"), ("2 x 12", "sets")])
def test_what_is_done_once(words, dose, role):
    read = read_line(f"Bridge {dose}, {words}")
    assert read.name == "Bridge"
    assert read.phrases[-1].said == {role: "1"}
    assert not read.pieces


@pytest.mark.parametrize("text", ["Bridge, at the end", "Once a day at the end of it, bridge", "Bridge 1 set"])
def test_what_says_no_such_thing(text):
    assert not [one for one in read_line(text).phrases if one.said == {"sets": "1"} and "end" in one.text]


@pytest.mark.parametrize("dose", ["8 Wdh./Seite", "8x/Seite", "8 rép./côté", "8 rep. / lado", "8 reps./leg"])
def test_a_short_word_before_each_side(dose):
    said = {role: value for one in read_line(f"Bridge {dose}").phrases for role, value in one.said.items()}
    assert said["reps"] == "8"
    assert "each" in said
