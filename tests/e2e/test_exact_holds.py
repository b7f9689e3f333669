"""Holds with keys pressed in them, through the real command and both sound servers: exact to the sample."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import RATE
from terminal import Terminal

from voicecoach.score.model import Earcon
from voicecoach.sound.earcons import load

COMMAND = Path(sys.executable).with_name("voicecoach")
ROUTINE = """\
name: Hold
cues: beeps
defaults: {get_ready: 3s, rest_after: 0}
exercises:
  - {name: Stretch, hold: 10s}
"""
UP, DOWN = "\x1b[A", "\x1b[B"
QUESTIONS = "tw"
"""Keys whose answer is spoken over the sound that answers keys."""
SOUNDS = load()


def test_a_hold_is_as_long_as_it_is_to_be_whatever_is_pressed(each_server, tmp_path):
    (tmp_path / "hold.yaml").write_text(ROUTINE)
    recorder = each_server.record(latency=100)

    with Terminal([COMMAND, "start", tmp_path / "hold.yaml", "--plain", "--voice", "hum"], {}) as terminal:
        begun = recorder.wait_for_clip(SOUNDS[Earcon.START], "the start of the hold", seconds=30)
        recorder.wait_for(RATE)
        for key in ("?", UP, DOWN, "m", "m", "+", "t"):
            pressed = recorder.frames
            terminal.press(key)
            if key not in QUESTIONS:
                recorder.wait_for_clip(SOUNDS[Earcon.OK], f"the answer to {key!r}", pressed)
            recorder.wait_for(RATE // 2)
        end = recorder.wait_for_clip(SOUNDS[Earcon.END], "the end of the hold", begun, 60)
        assert terminal.wait(60) == 0
    assert end - begun == (10 + 10) * RATE
