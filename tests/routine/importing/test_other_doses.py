"""Doses of another time, and exercises that are forbidden, are told and never taken."""

import pytest

from voicecoach.routine.importing.detect import convert

LATER = """
add 3 reps a week
add another 2 seconds every session
work up to 4x15
building slowly up to 4 sets of 15
progress to 15 when this is easy
when that feels easy do 20
if it is too hard to stop there, once you can: 20
from week 4: 15 reps
eventually 4x15
+2 reps per week
formerly 2x8
was 2x8
instead of 2x8
last week 2x8
pro Woche 2 Wdh. mehr
auf 4x15 steigern
ab Woche 5: 15 Wdh.
bisher 2x8
sobald es leicht fällt 20
augmenter de 2 chaque semaine
à partir de la semaine 4 : 15 répétitions
quand c'est facile, 20
auparavant 2x8
aumentar 2 cada semana
a partir de la semana 4: 15 repeticiones
cuando sea fácil, 20
la semana pasada 2x8
"""
FORBIDDEN = """
Not yet: leg press 3x15
NOT the leg press 3x15
Don't do leg press 3x15
Avoid leg press 3x15
Leave out the leg press 3x15 for now
Leg press 3x15 - on hold
Leg press 3x15 (not yet)
Noch nicht: Beinpresse 3x15
Beinpresse 3x15 - weglassen
Pas encore : presse 3x15
Ne plus faire : presse 3x15
Todavía no: prensa 3x15
Ya no: prensa 3x15
"""


def lines(text):
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("words", lines(LATER))
@pytest.mark.parametrize("line", ["Rows 3x10, {}", "Rows 3x10 ({})", "Rows 3x10. {}", "Rows 3x10 - {}"])
def test_the_dose_of_another_time_is_told_and_not_taken(words, line):
    capital = words[0].upper() + words[1:] if ". " in line else words
    done = convert(f"- Bridge 2x12\n- {line.format(capital)}\n".encode(), "sheet.txt")
    bridge, rows = done.draft.exercises
    assert (bridge.fields["reps"], bridge.fields["sets"]) == ("12", "2")
    assert (rows.fields["name"], rows.fields["reps"], rows.fields["sets"]) == ("Rows", "10", "3")
    assert any(left.line == 2 for left in done.left_out)


def test_what_is_aimed_at_is_the_dose_where_there_is_no_other():
    done = convert(b"Calf raise\nRise onto both feet. Build up to three sets of ten.\n", "sheet.txt")
    (raised,) = done.draft.exercises
    assert (raised.fields["sets"], raised.fields["reps"]) == ("3", "10")
    assert [left.line for left in done.left_out] == [2]


@pytest.mark.parametrize("words", lines(FORBIDDEN))
@pytest.mark.parametrize("mark", ["", "- "])
def test_what_is_forbidden_is_no_exercise(words, mark):
    text = f"{mark}Bridge 2x12\n{mark}{words}\n{mark}Heel slide 15x\n"
    done = convert(text.encode(), "sheet.txt")
    assert [one.fields["name"] for one in done.draft.exercises] == ["Bridge", "Heel slide"]
    shown = f"{done.draft} {done.left_out}"
    assert "3x15" in shown
    assert done.left_out or "3x15" in str(done.draft.head.get("safety", ""))


def test_a_list_below_words_that_forbid_it_is_none():
    done = convert(b"Do:\n- Bridge 2x12\n- Heel slide 15x\n\nNot yet:\n- Lunges 3x8\n- Leg press 3x15\n", "sheet.txt")
    assert [one.fields["name"] for one in done.draft.exercises] == ["Bridge", "Heel slide"]
    assert {left.line for left in done.left_out} >= {6, 7}


def test_an_instruction_may_forbid_something_before_its_dose():
    done = convert(b"Side lift\nDon't let the hip roll back. Do it 12 times.\n", "sheet.txt")
    assert done.draft.exercises[0].fields["reps"] == "12"
