"""Where the tones of a tempo go, and what is told of them."""

import pytest

from voicecoach.language.english import ENGLISH
from voicecoach.score.compose import compose


def heard(routine):
    """Return the directions of the tones of the first rep, and all that is said before it."""
    steps = compose(routine, ENGLISH)
    first = next(number for number, step in enumerate(steps) if step.kind.value == "work")
    said = [str(say.what) for step in steps[:first] for segment in step.segments for say in segment.says]
    return [glide.earcon.value for glide in steps[first].segments[0].glides], " ".join(said)


@pytest.mark.parametrize(
    ("tempo", "directions", "breathed"),
    [
        ("{in: 4, hold: 7, out: 8}", ["up", "steady", "down"], True),
        ("{in: 4, out: 6, pause: 2}", ["up", "down", "steady"], True),
        ("{out: 3, pause: 1, back: 3}", ["up", "steady", "down"], False),  # an arm on a table
        ("{out: 3, in: 3, rest: 1}", ["up", "down", "up"], False),
        ("{reach: 3, hold: 1, fold: 3, stand: 2}", ["up", "steady", "down", "up"], False),
        ("3-1-3", ["up", "steady", "down"], False),
    ],
)
def test_a_tone_goes_as_its_phase_is_called_else_there_and_back_again(tempo, directions, breathed, dosed):
    went, said = heard(dosed(f"exercises: [{{name: A, tempo: {tempo}, reps: 3}}]"))
    assert went == directions
    assert ("slow breaths" in said, "Breathe in while the tone rises" in said) == (breathed, breathed)
    assert ("slow repetitions: " in said, "In slow repetitions, a tone rises" in said) == (not breathed, not breathed)


def test_a_breath_is_led_by_words_to_its_end(dosed):
    steps = compose(dosed("exercises: [{name: A, tempo: {in: 4, hold: 7, out: 8}, reps: 4}]"), ENGLISH)
    (work,) = [step for step in steps if step.kind.value == "work"]
    assert [[str(say.what) for say in segment.says][1:] for segment in work.segments] == [["In.", "Hold.", "Out."]] * 4
    assert "breath" in str(work.segments[-1].says[0].what).lower()
