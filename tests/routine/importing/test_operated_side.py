"""Which side was operated on is told by words of its own, and by no letter within another word."""

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
