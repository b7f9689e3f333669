"""Each output that works here, heard through a real sound server."""

import subprocess
import sys
from contextlib import contextmanager, nullcontext

import numpy as np
import pytest
from sound_server import RATE, first_sound, last_sound, onsets, wait_until

from voicecoach.core.errors import Status
from voicecoach.session.outputs.registry import choose, outputs, status

MS = RATE // 1000
TIME = np.arange(RATE // 10) / RATE
CHIRP = (8000 * np.sin(2 * np.pi * (500 + 5000 * TIME) * TIME) * np.hanning(len(TIME))).astype(np.int16)
OLD, NEW = 4000, -4000

HEARD = [
    name
    for name, output in outputs().items()
    if name not in ("file", "null") and not isinstance(output, Status) and status(output).usable
]


class Beeps:
    """A source: a chirp at each whole second of what is asked."""

    def __init__(self):
        self.second = np.concatenate((CHIRP, np.zeros(RATE - len(CHIRP), np.int16)))
        self.asked = 0

    def __call__(self, frames):
        at = (self.asked + np.arange(frames)) % RATE
        self.asked += frames
        return self.second[at]


class Level:
    """A source: the same value for ever."""

    def __init__(self, value):
        self.value = value
        self.asked = 0

    def __call__(self, frames):
        self.asked += frames
        return np.full(frames, self.value, np.int16)


@pytest.fixture(params=HEARD)
def speaker(request, sound_server, required):
    if request.param == "sounddevice" and sys.platform == "linux":  # elsewhere its wheel brings PortAudio along
        required(library="portaudio")
    made = choose(request.param)
    yield made
    made.close()


@contextmanager
def busy_core():
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        process.kill()
        process.wait()


def test_one_beep_a_second_is_heard_on_the_second(speaker, sound_server):
    recorder = sound_server.record()
    # simpleaudio's own queue is 100 ms and runs dry on a busy machine; the others' 200 ms don't.
    with nullcontext() if speaker.name == "simpleaudio" else busy_core():
        speaker.start(Beeps())
        recorder.wait_for(10 * RATE)
        speaker.stop()
    heard = onsets(recorder.stop(), CHIRP)
    assert len(heard) == 10
    errors = [frame - heard[0] - beep * RATE for beep, frame in enumerate(heard)]
    assert max(map(abs, errors)) <= MS


def test_stop_is_silent_at_once_and_tells_what_was_not_heard(speaker, sound_server):
    recorder = sound_server.record()
    source = Level(OLD)
    speaker.start(source)
    recorder.wait_for(2 * RATE)
    asked_to_stop = recorder.frames
    dropped = speaker.stop()
    recorder.wait_for(RATE)
    heard = recorder.stop()
    assert last_sound(heard) - asked_to_stop <= 150 * MS
    # What simpleaudio has read it plays to the end: 90 ms that count as dropped.
    assert np.count_nonzero(heard == OLD) == pytest.approx(source.asked - dropped, abs=100 * MS)


def test_after_stop_a_new_source_is_heard_at_once_and_nothing_of_the_old(speaker, sound_server):
    recorder = sound_server.record()
    speaker.start(Level(OLD))
    recorder.wait_for(RATE)
    speaker.stop()
    recorder.wait_for(RATE // 4)
    asked_to_start = recorder.frames
    speaker.start(Level(NEW))
    recorder.wait_for(RATE)
    speaker.stop()
    after = recorder.stop()[asked_to_start:]
    assert not np.count_nonzero(after == OLD)
    assert first_sound(after) <= 150 * MS


def test_each_jump_leads_to_the_next_sound_and_nothing_comes_back(sound_server):
    speaker, recorder, values = choose("miniaudio"), sound_server.record(), range(1000, 41_000, 1000)
    for value in np.array(values, np.uint16).view(np.int16):
        speaker.start(Level(value))
        wait_until(lambda value=value: (recorder.heard() == value).any(), "hearing it")
        speaker.stop()
    heard = recorder.stop().view(np.uint16)
    begins = heard[np.flatnonzero(np.diff(heard)) + 1]
    assert begins[begins > 0].tolist() == list(values)


def test_a_hundred_jumps_leave_no_connection_open(sound_server):
    speaker = choose("miniaudio")
    for _ in range(100):  # the server takes 64 at a time
        speaker.start(Level(0))
        speaker.stop()
    assert speaker.alive


def test_a_server_that_goes_away_is_noticed(speaker, sound_server):
    recorder = sound_server.record()
    speaker.start(Level(OLD))
    recorder.wait_for(RATE // 2)
    assert speaker.alive
    sound_server.kill()
    wait_until(lambda: not speaker.alive, "noticing that the server is gone", seconds=5)
    speaker.stop()


def test_a_source_that_raises_is_told_and_not_swallowed(speaker, sound_server):
    def broken(frames):
        raise ZeroDivisionError

    speaker.start(broken)
    wait_until(lambda: not speaker.alive, "noticing that the source is broken", seconds=5)
    with pytest.raises(ZeroDivisionError):
        speaker.stop()


def test_nothing_is_written_to_the_screen_while_no_server_is_found(tmp_path):
    program = (
        "from voicecoach.session.outputs.registry import open_output\n"
        "from voicecoach.session.outputs.base import silence\n"
        "told = []\n"
        "speaker = open_output(tell=told.append)\n"
        "speaker.start(silence)\n"
        "speaker.close()\n"
        "print(speaker.name, bool(told))"
    )
    nowhere = {"PULSE_SERVER": f"unix:{tmp_path}/none", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    ran = subprocess.run([sys.executable, "-c", program], env=nowhere, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["null", "True"]
    assert ran.stderr == ""
