"""Each library that hears, given a sound by a real sound server's microphone."""

import time
import wave

import numpy as np
import pytest
from mat_room import MICROPHONE, PROGRAMS, Room
from sound_server import onsets, wait_until

from voicecoach.session.voice_control.captures.alsa import AlsaCapture
from voicecoach.session.voice_control.captures.choose import CAPTURES
from voicecoach.session.voice_control.microphone import DeviceMicrophone
from voicecoach.session.voice_control.model import EAR_RATE

SECONDS = 3
TIME = np.arange(EAR_RATE // 2) / EAR_RATE
CHIRP = (8000 * np.sin(2 * np.pi * (300 + 3000 * TIME) * TIME) * np.hanning(len(TIME))).astype(np.int16)
BEEPS = np.tile(np.concatenate((CHIRP, np.zeros(EAR_RATE - len(CHIRP), np.int16))), SECONDS)


@pytest.fixture
def room(tmp_path, sound_server, required):
    required(*PROGRAMS)
    made = Room(tmp_path, echo=False)
    with wave.open(str(made.file("beeps")), "wb") as file:
        file.setparams((1, 2, EAR_RATE, 0, "NONE", ""))
        file.writeframes(BEEPS.tobytes())
    return made


@pytest.fixture(params=CAPTURES, ids=lambda capture: capture.__name__)
def capture(request, room):
    if not request.param.status().usable:
        pytest.skip(request.param.status().reason)
    return request.param


class Heard:
    """What was heard so far."""

    def __init__(self):
        self.data = b""

    def __call__(self, sound):
        self.data += sound

    @property
    def samples(self):
        return np.frombuffer(self.data, np.int16)


@pytest.mark.parametrize("named", [False, True])
def test_what_is_said_is_heard_without_a_sample_lost(capture, room, named):
    if named and capture is AlsaCapture:
        pytest.skip("only cards have names, and there is none")
    heard = Heard()
    devices = {device.name: device for device in capture.devices()}
    opened = capture(devices[MICROPHONE].id if named else None, heard)
    wait_until(lambda: len(heard.samples) > EAR_RATE // 2, "hearing anything")
    room.say("beeps")
    wait_until(lambda: len(onsets(heard.samples, CHIRP)) == SECONDS, "hearing it")
    opened.close()
    begun = onsets(heard.samples, CHIRP)
    # The microphone's rate is 48 kHz, and a chirp may begin between two samples of ours.
    assert np.abs(np.diff(begun) - EAR_RATE).max() <= 1
    ended = len(heard.samples)
    room.say("beeps")
    assert len(heard.samples) == ended


def test_speakers_that_are_listened_to_are_no_microphones(capture, room):
    assert MICROPHONE in {device.name for device in capture.devices()} or capture is AlsaCapture
    assert not [device for device in capture.devices() if "onitor" in device.name]


def test_it_tells_when_what_it_heard_began(capture, room, monkeypatch):
    monkeypatch.setattr("voicecoach.session.voice_control.captures.choose.CAPTURES", (capture,))
    with DeviceMicrophone() as microphone:
        for _ in range(100):
            microphone.read()
            assert abs(time.monotonic() - microphone.at) < 0.5
