"""The process that listens, through its own standard input and output; only its microphone is a test's."""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from queue import Queue

import numpy as np
import pytest

from voicecoach.core.installing import add_extra
from voicecoach.session.voice_control.model import EAR_RATE, FRAME, Around
from voicecoach.session.voice_control.wire import HearingTask, line, sound, task_line

pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")

if not hasattr(os, "mkfifo"):
    pytest.skip("needs a named pipe", allow_module_level=True)

BEGUN = 1000
"""Seconds of the clock at which the microphone hears its first sample."""
PROCESS = """
import sys
import numpy as np
from voicecoach.session.voice_control import hearing, model, worker

class Microphone:
    waiting = 0
    tries = iter([%(absent)s])

    def __init__(self, name):
        assert name == "test"

    def __enter__(self):
        if next(self.tries, None):
            raise model.MicrophoneError("there is no microphone", "plug one in")
        self.pipe, self.heard = open(sys.argv[1], "rb"), 0
        return self

    def __exit__(self, *_):
        self.pipe.close()

    @property
    def at(self):
        return %(begun)s + (self.heard - model.FRAME) / model.EAR_RATE

    def read(self):
        data = self.pipe.read(2 * model.FRAME)
        if len(data) < 2 * model.FRAME:
            raise model.MicrophoneError("the microphone is gone")
        self.heard += model.FRAME
        return np.frombuffer(data, np.int16)

worker.DeviceMicrophone, worker.REOPEN = Microphone, 0.01
%(more)s
worker.main()
"""


class Listener:
    """A process that listens to what it is given."""

    def __init__(self, pipe, task=None, absent="", more=""):
        code = PROCESS % {"begun": BEGUN, "absent": absent, "more": more}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(pipe)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.pipe, self._lines = pipe, Queue()
        self.tell(task_line(task or HearingTask("test", levels=True)))
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self):
        for raw in self.process.stdout:
            self._lines.put(json.loads(raw))
        self._lines.put(None)

    def tell(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def open(self):
        """Plug the microphone in; return it, to be written to."""
        return self.pipe.open("wb", buffering=0)

    def says(self, *kinds):
        """Return the next message of one of these kinds, None at the end."""
        while (message := self._lines.get(timeout=60)) is not None:
            if any(kind in message for kind in kinds):
                return message
        return None

    def close(self):
        self.process.stdin.close()
        return self.process.wait(20)


@pytest.fixture
def listener(tmp_path):
    pipe = tmp_path / "microphone"
    os.mkfifo(pipe)
    made = []

    def make(**settings):
        made.append(Listener(pipe, **settings))
        return made[-1]

    yield make
    for each in made:
        each.process.kill()
        each.process.wait()
        each.thread.join(10)
        for stream in (each.process.stdin, each.process.stdout):
            with suppress(OSError):  # what was not read any more
                stream.close()


def samples(text):
    return text[: len(text) // FRAME * FRAME].tobytes()


def test_a_command_is_told_and_what_is_none_is_not(listener, said):
    it = listener()
    with it.open() as microphone:
        microphone.write(samples(said("coach, pause")))
        assert it.says("heard", "judged") | {"sure": 0} == {
            "heard": "coach, pause",
            "word": "pause",
            "number": None,
            "sure": 0,
        }
        assert it.says("judged")["obeyed"] == "coach, pause"
        microphone.write(samples(said("my sister bought a yellow car")))
        assert it.says("heard", "judged")["obeyed"] == ""
    assert it.close() == 0


def test_how_loud_it_is_is_told_to_who_asks(listener):
    it = listener()
    with it.open() as microphone:
        microphone.write(np.full(EAR_RATE, 3277, np.int16).tobytes())
        assert it.says("level")["level"] == pytest.approx(-20, abs=0.1)


def test_numbers_are_heard_while_one_is_asked_for(listener, said):
    it = listener()
    it.tell(line({"around": vars(Around(asked=True))}))  # read while the models are being loaded
    with it.open() as microphone:
        microphone.write(samples(said("coach, eight")))
        assert it.says("heard", "judged")["number"] == 8


def test_the_echo_of_what_is_played_is_found_and_no_command(listener, said):
    it = listener()
    coach = said("Lie on your back and pause. Stop when it hurts, and pause again, and then stop.")
    with it.open() as microphone:
        microphone.write(bytes(2 * FRAME))
        it.says("ready")  # from now on time passes as it is written
        for at in range(0, len(coach), EAR_RATE // 5):
            it.tell(sound(coach[at : at + EAR_RATE // 5], BEGUN * EAR_RATE + FRAME + at))
        heard = np.roll(coach, 800)
        microphone.write(samples(heard))
        assert it.says("heard", "echo")["echo"] == pytest.approx(800, abs=8)
        microphone.write(samples(said("coach, next")))
        assert it.says("heard")["word"] == "next"


def test_a_microphone_that_is_away_is_told_once_and_again_when_it_is_back(listener):
    it = listener(absent="1, 1, 1")
    assert it.says("trouble", "ready") == {"trouble": "there is no microphone", "hint": "plug one in"}
    with it.open() as microphone:
        microphone.write(bytes(20 * FRAME))
        assert it.says("trouble", "ready") == {"ready": True}
    assert it.says("trouble", "ready")["trouble"] == "the microphone is gone"
    with it.open() as microphone:
        microphone.write(bytes(20 * FRAME))
        assert it.says("trouble", "ready") == {"ready": True}


def test_a_slow_computer_hears_what_matters_most_and_says_so_once(listener, said):
    it = listener(more="hearing.SLOW = 0")
    with it.open() as microphone:
        microphone.write(samples(said("coach, louder")))
        assert it.says("heard", "slow")["word"] == "louder"
        assert it.says("slow")
        microphone.write(samples(said("coach, louder")) + samples(said("coach, pause")))
        assert it.says("heard", "slow")["word"] == "louder", "else it might be taken for what is listened for"
        assert it.says("heard", "slow")["word"] == "pause"


def test_a_model_that_is_missing_is_told_and_there_is_no_use_in_another_try(listener):
    lacking = "moonshine.folder_of = lambda _: loading.folder_of('nowhere')"
    it = listener(more=f"from voicecoach.session.voice_control import model_files as loading, moonshine; {lacking}")
    said = it.says("trouble")
    assert said["final"]
    assert "not installed" in said["trouble"]
    assert said["hint"] == add_extra("ears")
    assert it.says("ready") is None


def test_it_ends_when_the_session_does(listener):
    it = listener()
    with it.open() as microphone:
        microphone.write(bytes(2 * FRAME))
        it.says("ready")
        assert it.close() == 0
