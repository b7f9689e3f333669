"""Words that turn a dose around: which side was operated on, limits, and how many weights there are."""

import pytest

from voicecoach.routine.importing.detect import convert

TITLES = """
Exercises after total knee replacement | -
Exercises after knee replacement | -
Total hip replacement | -
Partial knee replacement | -
Right total knee replacement | right
Left knee replacement | left
Knee replacement, right | right
L knee arthroscopy | left
Exercises after total knee replacement. Operated knee: right | right
"""


@pytest.mark.parametrize(("title", "side"), [line.split(" | ") for line in TITLES.strip().splitlines()])
def test_the_operated_leg_is_the_one_that_the_title_names(title, side):
    text = title.replace(". ", "\n") + "\n\n- Straight leg raise, 3x11, operated leg\n- Bridging x 12\n"
    first, _ = convert(text.encode(), "a.txt").draft.exercises
    assert first.fields.get("sides", "-") == side


@pytest.mark.parametrize(
    ("line", "name", "limit"),
    [
        ("Balance, hold up to 20 secs, 5 reps", "Balance", "up to 20 secs"),
        ("Squats, up to 11 reps", "Squats", "up to 11 reps"),
        ("Squats, at least 11 reps", "Squats", "at least 11 reps"),
        ("Kniebeuge, bis zu 11 Wdh", "Kniebeuge", "bis zu 11 Wdh"),
    ],
)
def test_a_limit_is_kept_beside_its_number(line, name, limit):
    (one,) = convert(f"- {line}\n".encode(), "a.txt").draft.exercises
    assert one.fields["name"] == name
    assert limit in one.fields["notes"]


@pytest.mark.parametrize(
    ("line", "sets", "load"),
    [
        ("Carry 2x35 s, 2 x 10 kg", "2", "10 kg"),
        ("Press 3x11 2x8kg", "3", "8 kg"),
        ("Goblet squat, 1 x 12 kg, 3x9", "3", "12 kg"),
    ],
)
def test_how_many_weights_there_are_is_no_number_of_reps(line, sets, load):
    (one,) = convert(f"- {line}\n".encode(), "a.txt").draft.exercises
    assert (one.fields["sets"], one.fields["load"], one.fields.get("reps") in (None, "11", "9")) == (sets, load, True)
