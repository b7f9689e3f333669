"""What a person looks at before an import is kept, and how one exercise of it is put right."""

import pytest

from voicecoach.app.routines.import_look import added, changed, confirmed, line_of, looks, without
from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.importing.detect import convert

SHEET = b"A1. Press 3 x 8\nA2. Row 3 x 10/arm\nrest 45 secs\n\nCarry 3 x 40 m\n"


def test_each_exercise_has_a_row_with_its_line_and_doubtful_ones_are_marked():
    rows = looks(convert(SHEET, "a.txt"))
    assert [(row.name, row.sets, row.reps, row.side, row.rest, row.line, row.doubtful) for row in rows] == [
        ("Press", "3", "8", "", "45s", 1, False),
        ("Row", "3", "10", "each", "45s", 2, False),
        ("Carry", "3", "", "", "", 5, True),
    ]


def test_an_exercise_is_put_right_in_a_line_of_ones_own():
    done = changed(convert(SHEET, "a.txt"), 3, "Carry 3 x 30 s")
    assert [(row.name, row.hold, row.doubtful) for row in looks(done)][2] == ("Carry", "30s", False)
    with pytest.raises(VoicecoachError):
        changed(done, 1, "nothing at all to do, only a long sentence about this and that and more.")


def test_an_exercise_is_added_at_the_end_and_taken_out_by_its_number():
    done = added(convert(SHEET, "a.txt"), "Calf stretch, 30s, each side")
    assert [(row.name, row.hold, row.side) for row in looks(done)][3:] == [("Calf stretch", "30s", "each")]
    less = without(done, 1)
    assert [(row.name, row.line) for row in looks(less)] == [("Row", 2), ("Carry", 5), ("Calf stretch", 0)]
    assert [row.name for row in looks(without(without(less, 1), 1))] == ["Calf stretch"]
    assert not [left for left in without(done, 3).left_out if left.line == 5]
    with pytest.raises(VoicecoachError):
        without(without(without(less, 1), 1), 1)


@pytest.mark.parametrize("tempo", ["down 3, up 1", "down 3, hold 1, up 1", "3-1-3", "2-0-4"])
def test_the_line_of_an_exercise_means_what_it_came_from(tempo):
    done = convert(f"1. Dip 3x9, tempo {tempo}, left side only, rest 45s\n2. Nod 2x8\n".encode(), "a.txt")
    again = changed(done, 1, line_of(done, 1))
    assert looks(again) == looks(done)


def test_a_doubt_that_was_looked_at_is_one_no_more_and_what_is_lost_stays_told():
    made = convert(b"1. Dip 3x9, 3 sec down\n2. Carry 3x8 0 kg\n", "a.txt")
    assert [row.doubtful for row in looks(made)] == [True, True]
    assert [row.doubtful for row in looks(confirmed(made, 1))] == [False, True]
    assert confirmed(made, 2).left_out == made.left_out


def test_a_figure_that_is_put_right_counts_once():
    made = convert(b"1. Dip 2 x as many as you can, stop at 20\n\nNext visit: 12.12., 14:30\n", "a.txt")
    assert made.unread - changed(made, 1, "Dip, 2x20").unread == 1


def test_a_weight_is_in_the_table_and_in_the_line_and_a_band_stays_as_it_is():
    done = convert(b"1. Deadlift 3x8, 12 kg\n2. Row 3x10 (red band)\n", "a.txt")
    assert looks(done)[0].load == "12 kg"
    assert line_of(done, 1) == "Deadlift, 3x8, 12 kg"
    lighter = changed(done, 1, "Deadlift, 3x8, 10 kg")
    assert looks(lighter)[0].load == "10 kg"
    assert looks(changed(lighter, 1, "Deadlift, 3x8"))[0].load == ""
    band = looks(done)[1]
    again = looks(changed(done, 2, "Row, 2x10"))[1]
    assert (again.load, again.how, again.sets) == (band.load, band.how, "2")
