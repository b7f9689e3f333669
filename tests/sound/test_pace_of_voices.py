"""How fast our voices speak, as it is heard: clips trimmed as a session plays them, on this machine's real engines."""

from collections.abc import Iterator
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.core.units import RATE
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.voices.base import Speech
from voicecoach.sound.voices.natural import NaturalVoice
from voicecoach.sound.voices.pace import WORDS_A_MINUTE, paced, setting, words
from voicecoach.sound.voices.system import SystemVoice

CURVE = ((0.4, 60.0), (1.0, 120.0), (1.2, 180.0), (3.0, 320.0))

PHRASES = (
    "Lie on your back, knees bent, feet flat on the floor.",
    "Squeeze your glutes as tightly as you can, and hold.",
    "Hold for forty-five seconds, five times.",
    "Bend your knees to ninety degrees.",
    "Keep your feet together and lift your top knee towards the ceiling.",
    "Rest, thirty seconds.",
    "Set two of three.",
    "Switch sides: right side.",
    "Say next, or press space, when you are ready.",
    "Push through your heels, and lower slowly.",
    "Only as far as it feels like a stretch.",
    "A hand on the chair is fine.",
    "Next: kneeling hip flexor stretch.",
    "About thirty-six minutes, five exercises.",
    "Go gently, and stop an exercise as soon as it hurts.",
)


@given(st.floats(0.5, 2.0), st.floats(0.5, 2.0))
def test_more_words_a_minute_need_more_of_the_engine(one, other):
    assert (setting(CURVE, one) < setting(CURVE, other)) == (one < other)


def test_a_setting_is_read_off_the_curve_and_kept_within_it():
    assert setting(CURVE, 120 / WORDS_A_MINUTE) == pytest.approx(1.0)
    assert setting(CURVE, 1.0) == pytest.approx(1.1)
    assert setting(CURVE, 0.1) == setting(CURVE, 0.5) == pytest.approx(0.55)
    assert setting(CURVE, 9.0) == setting(CURVE, 2.0)


def seconds_of(text: str, seconds: float, rate: float = 1.0, factor: float = 1.0) -> float:
    """Return how long a text is heard that an engine spoke in so many seconds, with silence around it."""
    tone = 0.3 * np.sin(np.arange(round(seconds * 24_000)) / 10)
    speech = paced(Speech(np.pad(tone, 4800).astype(np.float32), 24_000), text, rate, factor)
    sounds = np.flatnonzero(np.abs(speech.samples) > 0.1)
    return float(sounds[-1] - sounds[0]) / speech.rate


@pytest.mark.parametrize(
    ("text", "spoken", "rate", "factor", "heard"),
    [
        ("Lift your hips and hold.", 2.0, 1.0, 1.0, 2.0),  # 150 words a minute
        ("Lift your hips and hold.", 3.0, 1.0, 1.0, 3.0),
        ("Lift your hips and hold.", 2.0, 1.0, 1.2, 2.4),
        ("Lift your hips and hold.", 1.25, 1.0, 1.0, 1.82),  # 240 become 165
        ("Lift your hips and hold.", 1.25, 2.0, 1.0, 1.25),
        ("Halfway there.", 0.3, 1.0, 1.0, 0.3),
        ("27", 0.9, 1.0, 1.0, 0.62),
        ("27", 0.9, 2.0, 1.0, 0.31),
        ("117", 1.6, 1.0, 1.0, 0.93),
        ("127", 1.6, 1.0, 1.0, 1.24),
        ("7", 0.5, 1.0, 1.1, 0.55),
    ],
)
def test_what_is_too_quick_to_follow_or_too_long_to_count_is_evened(text, spoken, rate, factor, heard):
    assert seconds_of(text, spoken, rate, factor) == pytest.approx(heard, abs=0.03)


@pytest.mark.parametrize(("text", "count"), [("Hip-flexor, 45 seconds.", 5), ("120 or 20, don't!", 6), ("", 0)])
def test_numerals_count_as_they_are_read(text, count):
    assert words(text) == count


@pytest.fixture(params=[NaturalVoice, SystemVoice], ids=lambda voice: voice.name)
def spoken(request: pytest.FixtureRequest) -> Iterator:
    """Return seconds of a phrase at a rate."""
    voice, booths = request.param, {}
    if not voice.status().usable:
        pytest.skip(voice.status().reason)

    def seconds(text: str, rate: float) -> float:
        if rate not in booths:
            booths[rate] = SpokenClips(lambda: [voice(rate)], None)
        return len(booths[rate].clip(text)) / RATE

    yield seconds
    for booth in booths.values():
        booth.close()


def words_a_minute(spoken, rate: float) -> float:
    return median(60 * len(phrase.replace("-", " ").split()) / spoken(phrase, rate) for phrase in PHRASES)


def test_no_phrase_is_rushed(spoken):
    paces = {phrase: 60 * len(phrase.replace("-", " ").split()) / spoken(phrase, 1.0) for phrase in PHRASES}
    assert {phrase: pace for phrase, pace in paces.items() if pace > 200} == {}


def test_rate_is_linear_in_what_is_heard(spoken):
    assert 140 < words_a_minute(spoken, 1.0) < 165
    assert words_a_minute(spoken, 1.5) == pytest.approx(1.5 * words_a_minute(spoken, 1.0), rel=0.05)
    assert words_a_minute(spoken, 0.75) == pytest.approx(0.75 * words_a_minute(spoken, 1.0), rel=0.05)


def test_a_number_that_is_counted_fits_its_slot(spoken):
    assert {n: long for n in range(1, 31) if (long := spoken(str(n), 1.0)) >= 0.7} == {}
