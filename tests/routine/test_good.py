"""Good files: read without a problem or a warning, and mean what their writer meant."""

from pathlib import Path

import pytest

from voicecoach.routine.adjust.level import dose
from voicecoach.routine.library.load import read_file
from voicecoach.routine.model import Phase, Range, Sides

GOOD = Path(__file__).parent / "good"


def fixed(amount):
    return Range(amount, amount)


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_good_file_is_without_a_problem(path):
    assert read_file(path).problems == ()


def test_the_physio_sheet_means_what_it_says():
    slides, quads, raises, stretch, ice = read_file(GOOD / "physio-sheet.yaml").routine.exercises
    assert (slides.sets, slides.reps) == (fixed(2), fixed(10))
    assert slides.tempo == (Phase("up", fixed(3)), Phase("down", fixed(3)))
    assert (quads.hold, quads.reps) == (fixed(5), fixed(10))
    assert (raises.sets, raises.reps, raises.rest, raises.sides) == (fixed(3), fixed(8), fixed(60), Sides.EACH)
    assert (stretch.hold, stretch.reps, stretch.sides) == (fixed(30), fixed(3), Sides.EACH)
    assert ice.duration == fixed(900)


def test_breaths_last_as_long_as_the_routine_says():
    (salutation,) = dose(read_file(GOOD / "sun-salutation.yaml").routine, 50).exercises
    holds = {made.name: (made.hold.low, made.hold.breath) for made in salutation.exercises}
    assert holds["Arms up"] == (6, 6)
    assert holds["Downward dog"] == (24, 6)


def test_sets_that_differ_have_their_own_doses():
    squat, _, pull, press = read_file(GOOD / "loads-per-set.yaml").routine.exercises
    assert [(squat.for_set(n).reps.low, squat.for_set(n).load) for n in (1, 2, 3)] == [
        (12, "20 kg"),
        (10, "22.5 kg"),
        (8, "25 kg"),
    ]
    assert [len(pull.for_set(n).tempo) for n in (1, 2)] == [2, 3]
    assert (press.easier.sets, press.easier.load, press.easier.for_set(2).reps) == (fixed(2), "body weight", fixed(6))
