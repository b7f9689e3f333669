"""A real session in a terminal, driven from a second process."""

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("termios")

from begun import begun
from sound_server import wait_until
from terminal import Terminal

from voicecoach.problem import VoicecoachError
from voicecoach.session.commands import Command
from voicecoach.session.running import STATUS, ask, sessions

COMMAND = Path(sys.executable).with_name("voicecoach")
ROUTINE = """\
name: Legs
cues: beeps
exercises:
  - {name: Settle, hold: 60s}
  - {name: Clamshell, hold: 60s, sets: 2, get_ready: 1s}
  - {name: Bridge, hold: 60s}
  - {name: Stretch, hold: 60s}
"""


@pytest.fixture
def start(tmp_path):
    """Return a function that starts a session in a terminal and waits until it has begun."""
    with ExitStack() as stack:

        def started():
            before = len(begun())
            terminal = stack.enter_context(Terminal(command(tmp_path), {}))
            wait_until(lambda: len(begun()) > before, "finding the session", 20)
            return terminal

        yield started


def command(folder):
    """Return the words that start a session."""
    (folder / "legs.yaml").write_text(ROUTINE)
    return [str(COMMAND), "start", str(folder / "legs.yaml"), "--output", "null", "--voice", "hum"]


def voicecoach(*words):
    """Run a command in another shell; return its exit code and what it said."""
    ran = subprocess.run([COMMAND, *map(str, words)], capture_output=True, text=True, check=False, timeout=30)
    return ran.returncode, (ran.stdout + ran.stderr).strip()


def test_another_shell_drives_the_session(start):
    terminal = start()
    code, told = voicecoach("pause")  # in what comes first, or on a slow machine in what comes next
    assert (code, told[:8]) == (0, "Paused: ")
    assert voicecoach("pause") == (0, told)  # which doesn't go on
    wait_until(lambda: "PAUSED" in terminal.said, "the pause on the screen")
    while not (told := voicecoach("next"))[1].startswith("Now: Clamshell, set 1"):
        assert told[0] == 0
    assert voicecoach("next")[1] == "Now: Clamshell, set 2 of 2."
    assert voicecoach("repeat")[1] == "Again: Clamshell, set 2 of 2."
    assert voicecoach("back")[1].startswith("Now: Clamshell")
    assert voicecoach("hurts")[1].startswith("Clamshell is ended. If it keeps hurting, see a professional. Now: Bridge")
    assert voicecoach("status")[1].startswith("Legs: ")
    code, told = voicecoach("status", "--json")
    status = json.loads(told)
    assert (code, status["routine"], status["exercise"], status["session"]) == (
        0,
        "Legs",
        "Bridge",
        terminal.process.pid,
    )
    assert voicecoach("stop")[1].startswith("Stopped: Bridge")
    assert terminal.wait(10) == 130
    assert terminal.settings == terminal.settings_before
    assert voicecoach("status") == (1, "error: no session is running\nhint: start one with `voicecoach start NAME`")


def test_of_two_sessions_the_newest_is_meant_unless_one_is_chosen(start):
    first, second = start().process.pid, start().process.pid
    assert json.loads(voicecoach("status", "--json")[1])["session"] == second
    assert voicecoach("pause", "--session", first)[0] == 0
    paused = {session.pid: ask(session, STATUS).paused for session in sessions()}
    assert paused == {first: True, second: False}
    code, told = voicecoach("pause", "--session", 1)
    assert (code, told) == (2, f"error: no session 1 is running\nhint: running: {second}, {first}")


def test_what_a_killed_session_left_is_cleared_away(start):
    terminal = start()
    terminal.process.kill()
    terminal.process.wait()
    code, told = voicecoach("status")
    assert (code, told.splitlines()[0]) == (1, "error: no session is running")
    start()
    assert voicecoach("status")[0] == 0


@pytest.mark.parametrize(
    ("word", "told"), [("stop", "Stopped: "), ("pause", "Paused: "), ("hurts", "Now: "), ("status", "Legs: ")]
)
def test_one_that_is_starting_is_reached_and_obeys_once_it_begins(tmp_path, word, told):
    with Terminal([*command(tmp_path), "--remote"], {}) as terminal, ThreadPoolExecutor() as pool:
        wait_until(lambda: "starts by itself" in terminal.said, "waiting for somebody to begin", 30)
        answer = pool.submit(voicecoach, word)
        assert [session.starting for session in sessions()] == [True]
        terminal.press(" ")
        code, said = answer.result()
        assert (code, told in said) == (0, True), said
        if word == "stop":
            assert terminal.wait(20) == 130


def test_one_that_is_killed_while_it_starts_leaves_nothing(tmp_path):
    with Terminal([*command(tmp_path), "--remote"], {}) as terminal:
        wait_until(lambda: "starts by itself" in terminal.said, "waiting for somebody to begin", 30)
        terminal.process.kill()
        terminal.process.wait()
        assert voicecoach("stop") == (1, "error: no session is running\nhint: start one with `voicecoach start NAME`")
        assert not list((Path(os.environ["VOICECOACH_RUNTIME"])).iterdir())


def test_a_stopped_session_is_told_of_and_answers_later(start):
    terminal = start()
    terminal.process.send_signal(signal.SIGSTOP)
    code, told = voicecoach("pause")
    assert (code, "doesn't answer" in told) == (1, True)
    terminal.process.send_signal(signal.SIGCONT)
    assert voicecoach("status")[0] == 0


def test_strangers_and_two_hundred_bad_connections_do_not_disturb(start):
    terminal = start()
    (session,) = sessions()
    with pytest.raises(VoicecoachError, match="token"):
        ask(replace(session, token="guessed"), Command.QUIT)
    with ExitStack() as stack:
        for number in range(200):
            connection = stack.enter_context(session.connect())
            if number % 2:
                connection.sendall(b"\xff" * 3000)
        left = ask(session, STATUS).left
        wait_until(lambda: ask(session, STATUS).left < left - 1, "going on", 5)
        assert ask(session, Command.PAUSE).paused
    assert terminal.process.poll() is None
    assert "Traceback" not in terminal.said
    terminal.press("q")
    assert terminal.wait(10) == 130
