import pytest

from voicecoach.routine.checks.takes import takes
from voicecoach.routine.reading.routine import read


def seconds(fields):
    return takes(read(f"exercises: [{{name: Hang, {fields}}}]").routine.exercises[0])


def test_a_set_takes_as_long_as_its_longest_times():
    assert (
        seconds("hold: 5-7s, reps: 6-8, between_reps: 1-3s") == seconds("hold: 7s, reps: 8, between_reps: 3s") == 78.5
    )


@pytest.mark.parametrize(
    "fields, most",
    [
        ("reps: 2, tempo: 1-0-1, sides: alternate", 4 * 2 + 3 * 2),  # the other leg's turn takes no new position
        ("reps: 2, pace: 2s, sides: alternate", 4 * 2 + 3 * 2),
        ("reps: 2, pace: 2s, sides: alternate, switch: 6s", 4 * 2 + 3 * 6),
        ("reps: 2, hold: 20s, sides: alternate", 4 * 20 + 3 * 6),
        ("duration: 20s, sides: alternate", 2 * 20 + 6),
        ("reps: 2, pace: 2s, sides: each", 2 * 2 * 2 + 6),
        ("setup: Lie on your side., hold: 20s, sides: each", 2 * 20 + 12),  # one rolls over
        ("do: Half-kneeling; lean forward., hold: 20s, sides: each set", 2 * 20 + 12),
        ("setup: Sit. Your side is long., hold: 20s, sides: each", 2 * 20 + 6),
        ("do: On all fours., hold: 5s, sides: alternate", 2 * 5 + 2 * 2 + 6),
        ("setup: Lie on your back., hold: 20s, sides: each, switch: 8s", 2 * 20 + 8),
    ],
)
def test_sides_change_as_fast_as_what_is_done_lets_them(fields, most):
    assert seconds(fields) == most
