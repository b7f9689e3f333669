"""The coach's own voice taken out of what the microphone hears."""

import sys

import numpy as np
import pytest

from voicecoach.session.voice_control.echo_canceller import SILENT, NoCanceller, SpeexCanceller, best_canceller
from voicecoach.session.voice_control.model import EAR_RATE, FRAME

DELAY = 200


@pytest.fixture
def speex():
    pytest.importorskip("pyaec", reason="the extra `ears` is not installed")
    return SpeexCanceller()


def through(canceller, near, far):
    pairs = ((near[at : at + FRAME], far[at : at + FRAME]) for at in range(0, len(near) - FRAME + 1, FRAME))
    return np.concatenate([canceller.clean(*pair) for pair in pairs])


def level(samples):
    """In dB."""
    return 10 * np.log10(np.mean(samples.astype(float) ** 2) + 1e-9)


@pytest.fixture
def echo():
    """Return (far, its echo 12.5 ms later at half the amplitude): 4 s of noise that comes and goes."""
    rng = np.random.default_rng(0)
    far = rng.normal(0, 3000, 4 * EAR_RATE) * (0.6 + 0.4 * np.sin(np.arange(4 * EAR_RATE) / 3000))
    return far.astype(np.int16), (np.roll(far, DELAY) / 2).astype(np.int16)


def test_an_echo_is_gone_after_a_second(speex, echo):
    far, near = echo
    cleaned = through(speex, near, far)
    assert level(cleaned[2 * EAR_RATE :]) < level(near[2 * EAR_RATE :]) - 20


def test_while_there_is_no_echo_all_stays_as_it_is(speex, said):
    voice = said("Coach, pause.")
    assert (through(speex, voice, np.zeros_like(voice)) == voice[: len(voice) // FRAME * FRAME]).all()


def test_what_the_coach_left_in_the_room_is_taken_away_until_it_has_died_down(speex, echo):
    far, near = echo
    silence = np.zeros_like(far)
    through(speex, near, far)
    cleaned = through(speex, near, silence)
    same = (cleaned == near[: len(cleaned)]).reshape(-1, FRAME).all(axis=1)
    assert not same[: SILENT - 1].any()
    assert same[SILENT:].all()
    assert not (through(speex, near, far) == near[: len(cleaned)]).all()


def test_a_voice_over_an_echo_stays(speex, echo, said):
    far, near = echo
    voice = np.zeros_like(near)
    spoken = said("Coach, pause.")[EAR_RATE:-EAR_RATE]
    voice[-len(spoken) :] = spoken
    cleaned = through(speex, near + voice, far)
    assert level(cleaned[-len(spoken) :]) > level(cleaned[2 * EAR_RATE : -len(spoken)]) + 15


def test_a_frame_keeps_its_length_and_kind(speex):
    cleaned = speex.clean(np.zeros(FRAME, np.int16), np.zeros(FRAME, np.int16))
    assert cleaned.shape == (FRAME,)
    assert cleaned.dtype == np.int16


def test_the_best_there_is(speex):
    canceller, status = best_canceller()
    assert isinstance(canceller, SpeexCanceller)
    assert status.usable


def test_without_its_package_all_passes_and_it_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyaec", None)  # what Python itself does for a package that can't be imported
    canceller, status = best_canceller()
    assert isinstance(canceller, NoCanceller)
    assert not status.usable
    assert "echo" in status.reason
    frame = np.arange(FRAME, dtype=np.int16)
    assert (canceller.clean(frame, frame) == frame).all()
