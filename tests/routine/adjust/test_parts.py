"""Some of a routine, or all of it several times."""

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.adjust.parts import called, only, repeated, skipped
from voicecoach.routine.adjust.variants import choose_variants
from voicecoach.routine.model import Range, Rounds
from voicecoach.routine.reading.routine import read

MIXED = """
exercises:
  - Bridge
  - rounds: 3
    exercises: [Squat, {rounds: 2, exercises: [Lunge, Jump]}]
  - {name: Plank, harder: {name: Side plank}}
"""


def outline(entries):
    return [entry.name if not isinstance(entry, Rounds) else outline(entry.exercises) for entry in entries]


@pytest.mark.parametrize(
    ("names", "kept", "left"),
    [
        (["Jump"], [[["Jump"]]], ["Bridge", ["Squat", ["Lunge"]], "Plank"]),
        (["Jump", "Lunge"], [[["Lunge", "Jump"]]], ["Bridge", ["Squat"], "Plank"]),
        (["Plank", "Bridge"], ["Bridge", "Plank"], [["Squat", ["Lunge", "Jump"]]]),
        (["Squat", "Lunge", "Jump"], [["Squat", ["Lunge", "Jump"]]], ["Bridge", "Plank"]),
    ],
)
def test_only_and_skipped_are_what_is_named_and_what_is_not(routine, names, kept, left):
    made = routine(MIXED)
    assert outline(only(made, names).exercises) == kept
    assert outline(skipped(made, names).exercises) == left


def test_blocks_keep_their_rounds(routine):
    (block,) = only(routine(MIXED), ["Lunge"]).exercises
    assert (block.rounds, block.exercises[0].rounds) == (Range(3, 3), Range(2, 2))


def test_nothing_left_is_an_error_with_a_hint(routine):
    with pytest.raises(VoicecoachError) as error:
        skipped(routine(MIXED), ["Bridge", "Squat", "Lunge", "Jump", "Plank"])
    assert "nothing of" in error.value.message
    assert "`--skip`" in error.value.hint


def test_repeated_is_a_block_around_all_and_once_is_nothing(routine):
    made = routine(MIXED)
    (block,) = repeated(made, 3).exercises
    assert (block.rounds, block.exercises) == (Range(3, 3), made.exercises)
    assert repeated(made, 1) is made


def test_an_exercise_is_called_by_its_own_name_or_that_of_what_it_is_done_instead_of():
    usual = read(MIXED).routine
    made = choose_variants(usual, {"Plank": "harder"})
    assert called(made, "side", usual) == "Side plank"
    assert called(made, "PLANK", usual) == "Side plank"
    assert called(choose_variants(read(CHAIR).routine, {"Chair": "harder"}), "chair", read(CHAIR).routine) == "Single"
    with pytest.raises(VoicecoachError, match="no exercise “Brdige”") as error:
        called(made, "Brdige", usual)
    assert error.value.hint == "did you mean “Bridge”?"


CHAIR = "exercises: [{name: Chair bridge, harder: {name: Single}}]"
