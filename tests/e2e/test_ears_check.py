"""`voicecoach ears` and what `doctor` says of it, through a real sound server."""

import json
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("termios")
pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
pytest.importorskip("hibari", reason="the extra `natural` is not installed")

from mat_room import MICROPHONE, PROGRAMS, Room
from sound_server import wait_until
from terminal import Terminal

COMMAND = str(Path(sys.executable).with_name("voicecoach"))


@pytest.fixture
def room(tmp_path, sound_server, required):
    required(*PROGRAMS)
    return Room(tmp_path)


def asked(terminal):
    return re.findall(r"Say: “(.+?)”", terminal.said)


def answerable(terminal, number):
    """Whether so much was asked, or nothing more will be."""
    return len(asked(terminal)) >= number or terminal.process.poll() is not None


def test_a_person_is_guided_through_it_and_what_is_learnt_is_kept(room, tmp_path):
    wanted = ("coach, pause", "coach, go on", "coach, next", "coach, it hurts", "coach, how long")
    room.prepare(*wanted)
    with Terminal([COMMAND, "ears", "--plain"], {}) as terminal:
        for number in range(1, 2 * len(wanted) + 1):
            wait_until(partial(answerable, terminal, number), "a question", 90)
            if len(asked(terminal)) >= number:
                room.say(asked(terminal)[-1])
        assert terminal.wait(30) in (0, 1), terminal.said
    assert "heard: coach, pause" in terminal.said
    assert "ms later" in terminal.said
    assert "Nothing of what you said was kept" in terminal.said
    kept = json.loads((tmp_path / "data" / "ears.json").read_text())
    assert 0 < kept["echo"] < 8000


def test_without_a_microphone_it_says_so(room):
    room.unplug()
    done = subprocess.run([COMMAND, "ears"], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "error: there is no microphone" in done.stderr


def test_the_doctor_tells_of_the_ears(room, tmp_path):
    def doctor():
        return subprocess.run([COMMAND, "doctor"], capture_output=True, text=True, check=False).stdout

    before = doctor()
    assert "ok  spoken commands\n" in before
    assert f"ok  microphone {MICROPHONE}: the default" in before
    assert "--  ears calibrated\n    hint: `voicecoach ears`" in before
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "ears.json").write_text("{")
    room.unplug()
    after = doctor()
    assert "--  ears calibrated: the calibration" in after
    assert "--  microphone: there is no microphone" in after
