from collections.abc import Iterator

import numpy as np
import pytest

from voicecoach.core.installing import add_extra
from voicecoach.sound.voices.base import VoiceError
from voicecoach.sound.voices.natural import NaturalVoice

pytest.importorskip("hibari")

PHRASE = "Lie on your back, knees bent."


@pytest.fixture(scope="module")
def voice() -> Iterator[NaturalVoice]:
    voice = NaturalVoice()
    yield voice
    voice.close()


def test_speaks_and_repeats_itself_to_the_sample(voice: NaturalVoice):
    speech = voice.speak(PHRASE)
    assert speech.samples.dtype == np.float32
    assert 1.0 < len(speech.samples) / speech.rate < 4.0
    assert 0.05 < np.abs(speech.samples).max() <= 1.0
    assert np.array_equal(speech.samples, voice.speak(PHRASE).samples)


@pytest.mark.parametrize("text", ["", "日本語"])
def test_what_it_cannot_read_is_an_error_that_names_the_phrase(voice: NaturalVoice, text: str):
    with pytest.raises(VoiceError) as caught:
        voice.speak(text)
    assert f'"{text}"' in caught.value.message
    assert voice.speak("Rest.").samples.any()


def test_speed_is_kept_within_what_the_engine_can_do():
    slowest, slower = NaturalVoice(0.5), NaturalVoice(0.1)
    try:
        assert slowest.identity == slower.identity
        assert slowest.identity != NaturalVoice(1.0).identity
        assert len(slowest.speak(PHRASE).samples) == len(slower.speak(PHRASE).samples)
    finally:
        slowest.close()
        slower.close()


def test_status_without_hibari_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    assert NaturalVoice.status().usable
    monkeypatch.setattr("voicecoach.sound.voices.natural.find_spec", lambda name: None)
    status = NaturalVoice.status()
    assert (status.usable, status.hint) == (False, add_extra("natural"))
