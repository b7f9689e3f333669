"""A rest of a block holds for its exercises, wherever the sheet tells it, and not for those of the next one."""

import pytest

from voicecoach.routine.importing.detect import convert

FIRST, SECOND = "Squat 4x7\nRow 4x9", "Curl 2x13\nPlank 3x35s"
SHEETS = [
    f"MAIN - rest 140 s\n{FIRST}\n\nACCESSORIES (55 s rest)\n{SECOND}\n",
    f"Main lifts, 140 s rest\n{FIRST}\n\nAccessories, 55 s rest between sets\n{SECOND}\n",
    f"MAIN\nrest 140 s\n{FIRST}\n\nACCESSORIES\n{SECOND}\n55 s between sets\n",
    f"Rest 140 s on main lifts, 55 s on accessories\n\nMAIN\n{FIRST}\n\nACCESSORIES\n{SECOND}\n",
    f"LEGS B - rest 140 s on main lifts, 55 s on the rest\n\nMAIN\n{FIRST}\n\nEXTRAS\n{SECOND}\n",
    f"KRAFT (Pause 140 s)\n{FIRST}\n\nZUBEHÖR - Pause 55 s\n{SECOND}\n",
    f"FORCE (repos 140 s)\n{FIRST}\n\nACCESSOIRES\nrepos 55 s\n{SECOND}\n",
    f"FUERZA\ndescanso 140 s\n{FIRST}\n\nACCESORIOS (descanso 55 s)\n{SECOND}\n",
    f"## Main - 140 s rest\n\n{FIRST}\n\n## Accessories - 55 s rest\n\n{SECOND}\n",
]


def rests(text):
    return [one.fields.get("rest") for one in convert(text.encode(), "a.txt").draft.exercises]


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_block_has_its_rest(sheet):
    assert rests(sheet) == ["2:20", "2:20", "55s", "55s"]


def test_the_next_block_has_none_of_it():
    assert rests(f"KRAFT (Pause 140 s)\n{FIRST}\n\nZUBEHÖR\n{SECOND}\n") == ["2:20", "2:20", None, None]


@pytest.mark.parametrize(
    "mark", ["<-- you are here", "(this week)", "- now", "(aktuell)", "← maintenant", "(esta semana)"]
)
def test_the_week_of_now_is_read_of_a_wave(mark):
    text = f"Squat\nwk 1 3x9 @ 62%\nwk 2 4x7 @ 66% {mark}\nwk 3 5x4 @ 72%\n"
    converted = convert(text.encode(), "a.txt")
    (squat,) = converted.draft.exercises
    assert (squat.fields["sets"], squat.fields["reps"]) == ("4", "7")
    told = " ".join(left.words for left in converted.left_out)
    assert "62" in told and "72" in told


@pytest.mark.parametrize(
    "line",
    [
        "Raise 3x11 superset w/ fly 3x14, 65s after the pair",
        "Raise 3x11 ss w/ fly 3x14, 65 s rest",
        "Raise 3x11 im Supersatz mit fly 3x14, Pause 65 s",
        "Raise 3x11 en superset avec fly 3x14, repos 65 s",
        "Raise 3x11 en superserie con fly 3x14, descanso 65 s",
    ],
)
def test_a_superset_in_a_line_is_two_exercises_in_rounds(line):
    items = convert(f"Squat 2x9\n{line}\nRow 2x12\n".encode(), "a.txt").draft.exercises
    pair = items[1]
    assert [one.fields["name"] for one in pair.exercises] == ["Raise", "Fly"]
    assert (pair.fields["rounds"], pair.fields["rest"]) == ("3", "65s")


@pytest.mark.parametrize(
    "item", ["rest 50 s between sets", "Repos de 50 s entre les séries", "descanso de 50 s entre series"]
)
@pytest.mark.parametrize("mark", ["- ", "* ", "{}. "])
def test_a_rest_between_sets_as_the_last_item_of_a_list_is_for_all_of_it(item, mark):
    lines = ["Squat 3x11", "Row 2x9", item]
    assert rests("".join(f"{mark.format(at)}{line}\n" for at, line in enumerate(lines, 1))) == ["50s", "50s"]


def test_a_rest_as_the_last_item_of_rounds_is_between_them():
    (block,) = convert(b"3 rounds:\n- Squat 11 reps\n- Plank 35s\n- Rest 50s\n", "a.txt").draft.exercises
    assert (block.fields["rounds"], block.fields["rest"], len(block.exercises)) == ("3", "50s", 2)


def test_work_and_rest_in_turn_that_a_dose_for_all_pushes_out_are_told():
    text = "41 s on / 22 s off\n\nRepeat each exercise 9 times.\n\nSqueeze\nOpen and close.\n\nBend\nBend the arm.\n"
    done = convert(text.encode(), "a.txt")
    assert sum("41 s on / 22 s off" in left.words for left in done.left_out) == 2
