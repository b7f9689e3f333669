"""Holds with keys pressed in them, through the real command and both sound servers: exact to the sample."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import RATE, onsets, wait_until
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
    recorder = each_server.record()

    def heard(earcon, since=0):
        return [since + frame for frame in onsets(recorder.heard()[since:], SOUNDS[earcon], 0.9)]

    with Terminal([COMMAND, "start", tmp_path / "hold.yaml", "--plain", "--voice", "hum"], {}) as terminal:
        wait_until(lambda: heard(Earcon.START), "the start of the hold", 30)
        (begun,) = heard(Earcon.START)
        recorder.wait_for(RATE)
        for key in ("?", UP, DOWN, "m", "m", "+", "t"):
            pressed = recorder.frames
            terminal.press(key)
            if key not in QUESTIONS:
                wait_until(lambda pressed=pressed: heard(Earcon.OK, pressed), f"the answer to {key!r}", 5)
            recorder.wait_for(RATE // 2)
        wait_until(lambda: heard(Earcon.END, begun), "the end of the hold", 60)
        assert terminal.wait(60) == 0
    assert heard(Earcon.END, begun)[0] - begun == (10 + 10) * RATE
