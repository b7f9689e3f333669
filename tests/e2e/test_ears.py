"""Commands spoken in the room where the coach speaks too, through a real sound server and the real process."""

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("termios")
pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
pytest.importorskip("hibari", reason="the extra `natural` is not installed")

from mat_room import MICROPHONE, PROGRAMS, Room
from sound_server import wait_until
from terminal import Terminal

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
ROUTINE = """\
name: Talk
defaults: {get_ready: 2s}
exercises:
  - name: Squeeze
    setup: Lie on your back, with your knees bent and your feet flat on the floor. Put your arms beside you,
      and let your shoulders be soft and heavy. Look up at the ceiling and breathe in and out, slowly.
    hold: 60s
  - {name: Bridge, hold: 60s}
"""
ASKS = "The session is paused. Say stop again to end"
TALKS, HOLDS = "Coach: Lie on your back", "Go. Squeeze"


@pytest.fixture
def home(tmp_path):
    """A person's folder with the routine `talk`, and settings that lead there."""
    (tmp_path / "data" / "routines").mkdir(parents=True)
    (tmp_path / "data" / "routines" / "talk.yaml").write_text(ROUTINE)
    return tmp_path


@pytest.fixture
def room(tmp_path, sound_server, required):
    required(*PROGRAMS)
    room = Room(tmp_path)
    room.prepare("Coach, pause.", "Coach, go on.", "It hurts.", "Coach, next.", "Coach, stop.", "Yes.", "Four.")
    return room


@contextmanager
def session(*options, environment=()):
    command = [COMMAND, "start", "talk", "--plain", "--voice", "system", "--listen", *options]
    with Terminal(command, dict(environment)) as terminal:
        yield terminal


def wait_for(terminal, said, seconds=60):
    """Wait until that is on the terminal; if it does not come, show what is."""
    try:
        wait_until(lambda: said in terminal.lines, said, seconds)
    except TimeoutError as error:
        raise AssertionError(terminal.said) from error


def children(terminal):
    """Return the processes that listen for a session."""
    return [
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if b"voicecoach.session.voice_control.worker" in _read(path) and _parent(path.parent) == terminal.process.pid
    ]


def _read(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _parent(process):
    found = re.search(r"PPid:\s+(\d+)", _read(process / "status").decode())
    return int(found[1]) if found else 0


@pytest.mark.parametrize("output", ["pulse", "miniaudio"])
def test_the_coach_hears_over_its_own_voice(home, room, output):
    """With two seconds of its words queued, and with 0.2."""
    with session("--output", output) as terminal:
        wait_for(terminal, "Listening: say")
        wait_for(terminal, TALKS)
        wait_until(lambda: "Paused" in terminal.said or room.say("Coach, pause."), "being heard over the coach", 30)
        wait_for(terminal, "Heard: coach, pause.", 5)
        before = terminal.said.count(TALKS)
        room.say("Coach, go on.")
        wait_for(terminal, "Going on. Squeeze", 5)
        wait_for(terminal, "Heard: coach, go on.", 5)
        wait_until(lambda: terminal.said.count(TALKS) > before, "words again", 10)


def test_what_hurts_needs_no_call_while_the_coach_is_silent(home, room):
    with session() as terminal:
        wait_for(terminal, HOLDS)
        wait_until(lambda: "Heard: it hurts." in terminal.said or room.say("It hurts."), "hearing it", 20)
        wait_for(terminal, "Squeeze is ended.", 5)
        terminal.press("q")
        assert terminal.wait(10) == 130
        assert "Ended because it hurt: Squeeze" in terminal.said


def test_a_voice_ends_a_session_only_when_it_says_so_twice(home, room):
    with session() as terminal:
        wait_for(terminal, HOLDS)
        wait_until(lambda: ASKS in terminal.said or room.say("Coach, stop."), "being asked", 20)
        room.say("Coach, go on.")
        wait_for(terminal, "Going on.", 10)
        wait_until(lambda: terminal.said.count(ASKS) == 2 or room.say("Coach, stop."), "being asked again", 20)
        wait_until(lambda: terminal.process.poll() is not None or room.say("Yes."), "the end", 18)
        assert terminal.wait(10) == 130


def test_a_microphone_that_goes_is_told_once_and_heard_again_when_it_is_back(home, room):
    with session("--microphone", MICROPHONE.lower()) as terminal:
        wait_for(terminal, "Listening: say")
        room.unplug()
        wait_for(terminal, "Not listening", 10)
        wait_for(terminal, HOLDS)
        assert terminal.said.count("Not listening") == 1
        room.plug_in()
        wait_for(terminal, "Listening again.", 10)
        wait_until(lambda: "Paused" in terminal.said or room.say("Coach, pause."), "being heard", 20)
        assert terminal.said.count("Not listening") == 1


def test_without_a_microphone_or_with_one_that_is_not_there_the_session_goes_on(home, room):
    with session("--microphone", "nowhere") as terminal:
        wait_for(terminal, "Not listening: no microphone is called 'nowhere'")
        wait_for(terminal, MICROPHONE)
        wait_for(terminal, HOLDS)
        assert terminal.said.count("Not listening") == 1


def test_a_process_that_is_killed_comes_back_and_none_outlives_the_session(home, room):
    with session() as terminal:
        wait_for(terminal, "Listening: say")
        (first,) = children(terminal)
        os.kill(first, signal.SIGKILL)
        # Once the notice before it can have been read.
        wait_for(terminal, "Not listening: the process that listens has ended", 15)
        wait_for(terminal, "Listening again.", 30)
        (second,) = children(terminal)
        terminal.process.kill()
        wait_until(lambda: not Path(f"/proc/{second}").exists(), "the end of the process", 10)


def test_a_number_that_is_said_answers_how_much_it_hurts(home, room):
    (home / "data" / "routines" / "talk.yaml").write_text("cues: beeps\nexercises: [{name: Squeeze, hold: 6s}]\n")
    with session(environment={"VOICECOACH_ASK": "1"}) as terminal:
        wait_for(terminal, "How is the pain now?")
        assert "or say it" in terminal.said
        wait_until(lambda: "say it: 4" in terminal.said or room.say("Four."), "an answer", 18)
        assert terminal.wait(10) == 0
    history = subprocess.run([COMMAND, "history", "--json"], capture_output=True, text=True, check=True).stdout
    assert re.search(r'"pain[^"]*": 4\b', history)


def test_a_session_that_does_not_listen_loads_nothing_of_it(home, room):
    code = "import sys; from voicecoach.__main__ import main\ntry: main()\nfinally: print(*sys.modules)"
    words = ["start", "talk", "--plain", "--voice", "hum", "--output", "null", "--from", "Bridge"]
    with Terminal([sys.executable, "-c", code, *words], {}) as terminal:
        wait_for(terminal, "Go. Bridge")
        terminal.press("q")
        terminal.wait(10)
        wait_for(terminal, "voicecoach.session.playback.loop", 5)
        assert "voicecoach.session.voice_control" not in terminal.said
