"""Drawings in terminals that show pictures, in others, and in one that answers nothing."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("termios")

from terminal import Terminal

COMMAND = [str(Path(sys.executable).with_name("voicecoach")), "poses", "goblet squat"]
PLAIN = {"\x1b[6n": "\x1b[1;1R", "\x1b[c": "\x1b[?62;22c", "\x1b[16t": "\x1b[6;20;10t"}
SIXEL = PLAIN | {"\x1b[c": "\x1b[?62;4;22c"}
KITTY = PLAIN | {"\x1b_Gi=31": "\x1b_Gi=31;OK\x1b\\"}


def drawn(answers, **environment):
    with Terminal(COMMAND, environment, answers=answers) as terminal:
        assert terminal.wait(40) == 0
        told = terminal.said
    return told.rpartition("goblet squat")[2], told


def dots(text):
    return sum("\u2800" < character <= "\u28ff" for character in text)


def test_kitty_is_sent_a_picture():
    picture, _ = drawn(KITTY)
    assert "\x1b_Ga=T,f=24" in picture
    assert not dots(picture)


def test_a_terminal_with_sixels_is_sent_those():
    picture, _ = drawn(SIXEL)
    assert '\x1bPq"1;1;' in picture
    assert not dots(picture)


@pytest.mark.parametrize("answers", [PLAIN, {}], ids=["plain", "mute"])
def test_others_draw_in_characters(answers):
    picture, _ = drawn(answers)
    assert dots(picture) > 50
    assert "\x1b_G" not in picture
    assert "\x1bPq" not in picture


def test_tmux_is_not_asked_as_kitty_is():
    picture, told = drawn(KITTY, TERM="tmux-256color")
    assert "\x1b_G" not in told
    assert dots(picture) > 50
