import os
import random
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from voicecoach.session.control.keys import Keyboard
from voicecoach.session.playback.commands import Command

pty = pytest.importorskip("pty", reason="no pseudo-terminals on Windows")

PROGRAM = """
import signal, sys, threading
signal.signal(signal.SIGHUP, signal.SIG_IGN)
from voicecoach.session.control.keys import Keyboard
threading.excepthook = lambda broken: print("RAISED", broken.exc_value, file=sys.stderr, flush=True)
pressed = threading.Semaphore(0)
def put(command):
    print(command.value, file=sys.stderr, flush=True)
    if command.value == "quit":
        pressed.release()
keyboard = Keyboard(put)
try:
    with keyboard:
        print("ready", file=sys.stderr, flush=True)
        pressed.acquire()
        1 / (sys.argv[1:] != ["raise"])
finally:
    print("left", file=sys.stderr, flush=True)
    threading.Event().wait(20)
"""


class Pressed:
    """A program with a Keyboard on a terminal of ours; it writes its commands to stderr."""

    def __init__(self, *arguments):
        self.ours, self.theirs = pty.openpty()
        self.before = self.modes()
        command = [sys.executable, "-c", PROGRAM, *arguments]
        self.process = subprocess.Popen(
            command, stdin=self.theirs, stdout=self.theirs, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self.next() == "ready"

    def next(self):
        return self.process.stderr.readline().strip()

    def press(self, text):
        os.write(self.ours, text)

    def modes(self):
        return subprocess.run(["stty", "-g"], stdin=self.theirs, capture_output=True, check=True).stdout

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()
        os.close(self.theirs)
        with suppress(OSError):
            os.close(self.ours)


@pytest.fixture
def pressed(request):
    made = Pressed(*getattr(request, "param", ()))
    yield made
    made.end()


SENT = {
    Command.TOGGLE: (b" ", b"p", b".", b"\r"),
    Command.NEXT: (b"n", b"\x1b[C", b"\x1bOC", b"\x1b[6~"),
    Command.BACK: (b"b", b"\x1b[D", b"\x1b[5~"),
    Command.REPEAT: (b"r",),
    Command.RESTART: (b"R",),
    Command.NEXT_EXERCISE: (b"N",),
    Command.LOUDER: (b"\x1b[A",),
    Command.SOFTER: (b"\x1b[B",),
    Command.MUTE: (b"m",),
    Command.HURTS: (b"h",),
    Command.MORE: (b"+", b"="),
    Command.SLOWER: (b"s",),
    Command.FASTER: (b"f",),
    Command.HOW_LONG: (b"t",),
    Command.WHATS_NEXT: (b"w",),
    Command.HELP: (b"?",),
    Command.QUIT: (b"\x1b",),
}
"""What a terminal sends; at last the one that ends the program."""


def test_what_a_real_terminal_sends_is_the_command(pressed):
    for command, presses in SENT.items():
        for press in presses:
            pressed.press(press)
            assert pressed.next() == command.value, press


def test_keys_without_a_meaning_and_function_keys_do_nothing(pressed):
    for sent in (b"x", b"\x1bOR", b"\x1bOP", "é".encode(), b"m"):
        pressed.press(sent)
    assert pressed.next() == "mute"


@pytest.mark.parametrize("sent", [b"\x1b[24~", b"\x1b[15;5~", b"\x1b[200~", b"\x1b[<35;10;10M", b"\x1b[[A", b"\x1b[I"])
def test_a_function_key_held_down_a_paste_and_the_mouse_keep_no_key_waiting(pressed, sent):
    pressed.press(sent * 300)  # a tenth of a second each would be half a minute
    pressed.press(b"m")
    assert select.select([pressed.process.stderr], [], [], 15)[0]
    assert pressed.next() == "mute"


def test_random_bytes_never_raise_and_keys_work_afterwards(pressed):
    rolls = random.Random(1)
    signals = b"\x03\x1a\x1c\x13"  # those are the terminal's own
    for _ in range(100):
        pressed.press(bytes(byte for byte in rolls.randbytes(50) if byte not in signals))
        while select.select([pressed.ours], [], [], 0)[0]:
            os.read(pressed.ours, 4096)
    said = []
    while not said or said[-1] != "help":  # the last of the random keys may be help too: then ask again
        pressed.press(b"x?")
        said.append(pressed.next())
    assert set(said) <= {command.value for command in Command}


def test_half_a_character_does_not_spoil_the_next_key(pressed):
    pressed.press(b"\xe2m")
    assert pressed.next() == "mute"


@pytest.mark.parametrize("pressed", [(), ("raise",)], indirect=True, ids=["quit", "exception"])
def test_the_terminal_is_restored(pressed):
    assert pressed.modes() != pressed.before
    pressed.press(b"q")
    assert [pressed.next(), pressed.next()] == ["quit", "left"]
    assert pressed.modes() == pressed.before


def test_a_terminal_that_is_closed_asks_to_quit(pressed):
    os.close(pressed.theirs)
    os.close(pressed.ours)
    pressed.theirs = os.open(os.devnull, os.O_RDONLY)
    assert [pressed.next(), pressed.next()] == ["quit", "left"]


def test_without_a_terminal_nothing_is_done(monkeypatch):
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "__stdin__", nothing)
        put = []
        with Keyboard(put.append):
            pass
    assert put == []
