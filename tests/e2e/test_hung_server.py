"""A sound server that hangs: it holds nobody up, neither at the start of a session nor in it nor at its end."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import first_sound, wait_until
from terminal import CTRL_C, Terminal

from voicecoach.score.model import Earcon
from voicecoach.sound.earcons import load

COMMAND = Path(sys.executable).with_name("voicecoach")
CTRL_BACKSLASH = "\x1c"
SOON = 6.0
"""Seconds that the tests allow for what should take two: other programs run here too. The bench measures."""
ROUTINE = "name: Short\ncues: beeps\nexercises: [{name: Stretch, hold: 60s}]\n"


@pytest.fixture
def start(tmp_path):
    (tmp_path / "short.yaml").write_text(ROUTINE)
    return [str(COMMAND), "start", str(tmp_path / "short.yaml"), "--voice", "hum"]


@pytest.fixture
def journal(tmp_path):
    """Return what the journal says of the session's end."""

    def ask():
        with closing(sqlite3.connect(tmp_path / "data" / "journal.sqlite3")) as opened:
            return opened.execute("SELECT outcome FROM sessions").fetchall()

    return ask


def say(terminal, words, seconds=20):
    wait_until(lambda: words in terminal.said, lambda: f"saying {words!r}, so far:\n{terminal.said}", seconds)


def signalled(number):
    return lambda terminal: terminal.process.send_signal(number)


@pytest.mark.parametrize("when", ["at once", "once it is noticed"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda terminal: terminal.press("q"),
        lambda terminal: terminal.press(CTRL_C),
        signalled(signal.SIGTERM),
        signalled(signal.SIGHUP),
    ],
    ids=["q", "Ctrl-C", "SIGTERM", "SIGHUP"],
)
def test_a_session_ends_though_the_server_hangs(start, sound_server, journal, ask, when):
    recorder = sound_server.record()
    with Terminal(start, {}) as terminal:
        recorder.wait_for_clip(load()[Earcon.START], "hearing the hold begin", seconds=30)
        sound_server.hang()
        if when != "at once":
            say(terminal, "paused until it is back")
        ask(terminal)
        assert terminal.wait(SOON) == 130, terminal.said
        assert terminal.settings == terminal.settings_before
        say(terminal, "in Stretch.")
        assert "Traceback" not in terminal.said
        sound_server.go_on()
    assert journal() == [("stopped",)]


def test_a_server_that_hangs_and_goes_on_is_played_through_again(start, sound_server):
    with Terminal([*start, "--plain"], {}) as terminal:
        say(terminal, "Go. Stretch")
        sound_server.hang()
        say(terminal, "paused until it is back")
        sound_server.go_on()
        say(terminal, "The sound is back.")
        recorder = sound_server.record()
        wait_until(lambda: first_sound(recorder.heard()) is not None, "hearing something", 30)
        terminal.press("q")
        assert terminal.wait(SOON) == 130
        assert not terminal.still_running()


def test_a_session_that_begins_while_the_server_hangs_says_so_and_is_heard_later(start, sound_server):
    sound_server.hang()
    with Terminal([*start, "--plain"], {}) as terminal:
        say(terminal, "The sound system doesn't answer: the session runs on the screen")
        say(terminal, "Go. Stretch")
        sound_server.go_on()
        recorder = sound_server.record()
        say(terminal, "The sound is back.", 30)
        terminal.press(" ")
        wait_until(lambda: first_sound(recorder.heard()) is not None, "hearing something", 30)
        terminal.press("q")
        assert terminal.wait(SOON) == 130, terminal.said


def test_ctrl_c_ends_it_while_the_device_is_being_opened(start, sound_server):
    sound_server.hang()
    with Terminal([*start, "--output", "miniaudio"], {}) as terminal:
        wait_until(lambda: connected(terminal), "asking the server")
        terminal.press(CTRL_C)
        assert terminal.wait(SOON) in (3, 130), terminal.said
        assert terminal.settings == terminal.settings_before


def connected(terminal):
    """Whether the session asks the sound server: the socket is the first that it opens."""
    files = Path(f"/proc/{terminal.process.pid}/fd")
    with suppress(FileNotFoundError):  # one that was closed just now
        return any("socket" in str(file.readlink()) for file in files.iterdir())
    return False


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("sounds", "rep", "--output", "miniaudio"), 3, "error: the sound system doesn't answer"),
        (("say", "One.", "--voice", "hum", "--device", "x"), 3, "error: the sound system doesn't answer"),
        (("say", "One.", "--voice", "hum"), 0, "The sound system doesn't answer"),
        (("voices",), 0, "hum"),
        (("ears",), 3, "error: the sound system doesn't answer"),
        (("doctor",), 3, "!!  sound: the sound system doesn't answer"),
    ],
)
def test_a_command_says_that_the_server_hangs(sound_server, words, code, told):
    sound_server.hang()
    # Who waits for it waits for ever; `doctor` tries the natural voice too, which takes what the machine needs.
    ran = subprocess.run([COMMAND, *words], capture_output=True, text=True, timeout=240, check=False)
    assert told in ran.stdout + ran.stderr
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    sound_server.go_on()
