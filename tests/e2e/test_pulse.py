"""The long queue in the sound server, heard through PulseAudio and through PipeWire."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from sound_server import RATE, first_sound, last_sound, wait_until

from voicecoach.session.outputs.base import SpeakerError, silence
from voicecoach.session.outputs.pulse import DUMMY, NOBODY, PulseSpeaker
from voicecoach.session.outputs.registry import open_output
from voicecoach.session.voice_control.echo_reference import EchoReference

COMMAND = Path(sys.executable).with_name("voicecoach")
MS = RATE // 1000
CYCLE = 30_011


class Counting:
    """A source whose every frame tells its number; one that went back says so in another voice."""

    def __init__(self):
        self.given = 0

    def __call__(self, frames):
        self.given += frames
        return (np.arange(self.given - frames, self.given) % CYCLE + 1).astype(np.int16)

    def go_back(self, frames):
        self.given -= frames


class Level:
    """A source of one value, which may change."""

    def __init__(self, value):
        self.value = value

    def __call__(self, frames):
        return np.full(frames, self.value, np.int16)


@pytest.fixture
def speaker(each_server):
    made = PulseSpeaker()
    yield made
    made.close()


def lost_or_inserted(heard):
    """Return where a frame is not followed by the next, from the first that is no silence to the last."""
    inside = heard[first_sound(heard, 0) : last_sound(heard, 0) + 1].astype(int)
    follows = (np.diff(inside) == 1) | ((inside[:-1] == CYCLE) & (inside[1:] == 1))
    return np.flatnonzero(~follows).tolist()


def test_however_often_it_is_revised_not_a_frame_is_lost_or_inserted(each_server, speaker):
    recorder, source, back = each_server.record(latency=100), Counting(), []

    def change(frames):
        source.go_back(frames)
        back.append(frames)

    speaker.start(source)
    for _ in range(20):
        recorder.wait_for(RATE // 5)
        speaker.revise(change)
    recorder.wait_for(RATE)
    speaker.stop()
    assert lost_or_inserted(recorder.stop()) == []
    assert min(back[5:]) > RATE  # most of two seconds


def test_what_is_revised_is_heard_within_150_ms(each_server, speaker):
    recorder, source = each_server.record(), Level(1000)
    speaker.start(source)
    waited = []
    for value in range(1100, 2100, 100):
        recorder.wait_for(RATE // 2)
        pressed, source.value = recorder.frames, value
        speaker.revise(lambda _: None)
        recorder.wait_for(RATE // 4)
        waited.append(np.flatnonzero(recorder.heard() == value)[0] - pressed)
    assert np.median(waited) <= 150 * MS


def test_the_ears_are_told_when_it_is_heard(each_server, speaker):
    recorder, told = each_server.record(), []
    EchoReference(speaker, told.append).start(Level(1000))
    recorder.wait_for(RATE)
    begun = []
    for _ in range(20):
        recorder.wait_for(RATE // 20)
        now, heard = time.monotonic(), recorder.heard()
        begun.append(now - (len(heard) - first_sound(heard)) / RATE)  # later by as much as the recorder is late
    assert told[-1].begun == pytest.approx(min(begun), abs=0.1)


def test_a_device_that_is_the_servers_dummy_is_told_once(each_server):
    each_server.control("load-module", "module-null-sink", f"sink_name={DUMMY}.1")
    each_server.control("set-default-sink", f"{DUMMY}.1")
    told = []
    speaker = open_output("pulse", tell=told.append)
    for _ in range(2):
        speaker.start(silence)
        speaker.better()
        speaker.stop()
    speaker.close()
    assert told == [NOBODY]


def test_a_device_that_was_taken_from_it_for_the_dummy_is_told(each_server):
    told = []
    speaker = open_output("pulse", tell=told.append)
    speaker.start(silence)
    speaker.better()
    assert told == []
    each_server.control("load-module", "module-null-sink", f"sink_name={DUMMY}.1")
    stream = each_server.control("list", "short", "sink-inputs").split()[0]

    def moved():  # PipeWire forgets a move that comes before the stream has been linked
        each_server.control("move-sink-input", stream, f"{DUMMY}.1")
        speaker.better()
        return told

    wait_until(moved, "being told")
    speaker.close()
    assert told == [NOBODY]


def test_a_device_that_is_muted_is_told(each_server):
    each_server.control("set-sink-mute", "test", "1")
    told = []
    speaker = open_output("pulse", tell=told.append)
    speaker.start(silence)
    speaker.close()
    assert len(told) == 1
    assert "muted" in told[0]


def test_doctor_says_that_nobody_would_hear(sound_server):
    sound_server.control("set-sink-volume", "test", "0")
    asked = subprocess.run([COMMAND, "doctor"], capture_output=True, text=True, check=False)
    assert "ok  output pulse" in asked.stdout
    (line,) = (line for line in asked.stdout.splitlines() if line.startswith("!!  sound:"))
    assert "is muted" in line


def test_a_server_that_hangs_is_noticed_and_keeps_nobody_waiting_for_ever(each_server, speaker):
    speaker.start(silence)
    each_server.hang()
    try:
        wait_until(lambda: not speaker.alive, "noticing that it hangs", seconds=20)
        speaker.stop()
        with pytest.raises(SpeakerError, match="doesn't answer"):
            speaker.start(silence)
        assert not PulseSpeaker.status().usable
    finally:
        each_server.go_on()
    speaker.start(silence)
    assert speaker.alive


def test_devices_have_the_names_that_a_person_knows(each_server):
    names = {device.id: device.name for device in PulseSpeaker.devices()}
    assert "test" in names
    assert [device.id for device in PulseSpeaker.devices() if device.default] == ["test"]
    speaker = PulseSpeaker(names["test"])
    speaker.start(silence)
    speaker.close()
    with pytest.raises(SpeakerError, match="no sound device is called"):
        PulseSpeaker("none such").start(silence)
