"""A computer that miniaudio has no wheel for, such as a Raspberry Pi: sessions are heard to the sample, and hear."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("termios")

from mat_room import PROGRAMS, Room
from sound_server import RATE, onsets, wait_until
from terminal import Terminal
from without import without

from voicecoach.score.model import Earcon
from voicecoach.sound.earcons import load

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
ROUTINE = """\
cues: beeps
defaults: {get_ready: 2s, rest_after: 0}
exercises:
  - {name: Squeeze, hold: 3s, sets: 3, rest: 4s}
"""
LONG = "exercises: [{name: Squeeze, hold: 60s}]"
SOUNDS = load()


@pytest.fixture
def home(tmp_path, sound_server, monkeypatch):
    """A person's folder on such a computer, with a sound server."""
    for name, value in without(tmp_path, "miniaudio", "_miniaudio").items():
        monkeypatch.setenv(name, value)
    (tmp_path / "holds.yaml").write_text(ROUTINE)
    (tmp_path / "long.yaml").write_text(LONG)
    return tmp_path


def run(*words):
    return subprocess.run([COMMAND, *words], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("output", ["auto", "alsa"])
def test_a_session_is_heard_to_the_sample(home, sound_server, output):
    recorder = sound_server.record(latency=100)
    ran = run("start", str(home / "holds.yaml"), "--plain", "--voice", "hum", "--output", output)
    assert (ran.returncode, ran.stderr) == (0, "")
    heard = recorder.stop()
    begun, ended = onsets(heard, SOUNDS[Earcon.START]), onsets(heard, SOUNDS[Earcon.END])
    assert [end - begin for begin, end in zip(begun, ended, strict=True)] == [3 * RATE] * 3
    assert {begun[1] - begun[0], begun[2] - begun[1]} == {9 * RATE}  # the hold, the rest and getting ready


def test_doctor_says_what_plays_instead(home):
    lines = run("doctor").stdout.splitlines()
    assert "ok  sound: pulse" in lines
    assert "ok  output alsa" in lines
    assert any(line.startswith("--  output miniaudio: ") for line in lines)


@pytest.mark.parametrize("asked", ["miniaudio", "miniaudio:Box"])
def test_who_asks_for_it_is_told_that_it_is_not_there(home, asked):
    ran = run("start", str(home / "holds.yaml"), "--output", asked)
    assert ran.returncode == 3
    assert ran.stderr.startswith("error: the output miniaudio can't be used here: miniaudio ")


def test_a_spoken_command_is_heard(home, required):
    pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    required(*PROGRAMS)
    room = Room(home)
    room.prepare("Coach, pause.")
    start = [COMMAND, "start", str(home / "long.yaml"), "--plain", "--voice", "system", "--listen"]
    with Terminal(start, {}) as terminal:
        wait_until(lambda: "Listening: say" in terminal.lines, lambda: terminal.said, 60)
        wait_until(lambda: "Heard: coach, pause." in terminal.said or room.say("Coach, pause."), "being heard", 40)
