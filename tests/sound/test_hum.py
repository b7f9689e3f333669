import numpy as np
import pytest

from voicecoach.sound.voices.hum import HumVoice


def seconds(text: str, rate: float = 1.0) -> float:
    speech = HumVoice(rate).speak(text)
    return len(speech.samples) / speech.rate


@pytest.mark.parametrize(("text", "expected"), [("", 0.2), ("Go", 0.2), ("a" * 50, 3.0), ("a" * 9999, 20.0)])
def test_length_follows_the_text(text: str, expected: float):
    assert seconds(text) == pytest.approx(expected)


def test_speed_shortens():
    assert seconds("a" * 50, rate=2.0) == pytest.approx(1.5)


def test_the_same_text_gives_the_same_samples_and_another_text_others():
    one, again, other = (HumVoice().speak(text).samples for text in ("left", "left", "lift"))
    assert np.array_equal(one, again)
    assert len(one) == len(other)
    assert not np.array_equal(one, other)
    assert 0.2 < np.abs(one).max() < 1


def test_identity_tells_speeds_apart():
    assert HumVoice(1.0).identity != HumVoice(1.5).identity
