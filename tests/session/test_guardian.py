import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict

import pytest

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")
import tty  # noqa: E402

from waiting import wait_until  # noqa: E402

from voicecoach.score.model import Kind  # noqa: E402
from voicecoach.session import guardian, guardian_worker  # noqa: E402
from voicecoach.session.guardian import AGAIN, ASK_EVERY, MOST_STARTS, MOST_UNANSWERED, Guardian  # noqa: E402
from voicecoach.session.guardian_worker import ASK, LEAVE_SCREEN, Lines, Task, follow, give_back  # noqa: E402
from voicecoach.session.modes import settings_of, while_reading  # noqa: E402
from voicecoach.session.view import View  # noqa: E402

tells_of_ends = pytest.mark.skipif(not hasattr(os, "waitid"), reason="this system doesn't tell of a child that ended")


@pytest.fixture
def terminal():
    """A terminal: the side of whoever looks at it, and the program's."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


@pytest.fixture
def pipe():
    """Both ends of a pipe; the writing one as a file."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb", buffering=0) as file:
        yield reading, file
    os.close(reading)


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Have the guardian's process write down what it is told, and return a function that reads it when it has ended."""
    file = tmp_path / "told"
    monkeypatch.setattr(guardian, "COMMAND", ("sh", "-c", 'exec cat > "$0"', str(file)))
    return lambda: [line for line in file.read_text().splitlines() if line != ASK]


@pytest.fixture
def answering(tmp_path, monkeypatch):
    """Have guards that answer; return the clock of the session, and what returns the pids and asks so far."""
    file, now = tmp_path / "seen", [100.0]
    script = 'echo $$ >> "$0"; while read -r line; do [ "$line" = "there?" ] && echo yes && echo asked >> "$0"; done'
    monkeypatch.setattr(guardian, "COMMAND", ("sh", "-c", script, str(file)))
    monkeypatch.setattr(guardian.time, "monotonic", lambda: now[0])
    return now, lambda: file.read_text().split() if file.exists() else []


class FakeMusic:
    """Notes what is wanted; a fade takes one step."""

    def __init__(self):
        self.wanted = []
        self.moving = False

    def want(self, low):
        self.wanted.append(low)
        self.moving = True

    def step(self):
        self.moving = False


def view(**changes):
    return View("test", Kind.TALK, **{"speaking": True, **changes})


def test_it_is_told_when_words_are_heard_and_when_no_more(told, tmp_path):
    with Guardian(tmp_path / "record") as it:
        for speaking in (False, True, True, False, False):
            it.show(view(speaking=speaking))
        it.show(view(muted=True))
        it.show(view(paused=True))
    task, *words = told()
    assert words == ["low", "normal", "bye"]
    assert json.loads(task)["pid"] == os.getpid()
    assert json.loads(task)["record"] == str(tmp_path / "record")


def test_as_long_as_it_speaks_it_says_that_it_lives(told, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(guardian.time, "monotonic", lambda: now[0])
    with Guardian(None) as it:
        for _ in range(25):
            it.show(view())
            now[0] += 0.1
    assert told()[1:] == ["low"] * 3 + ["bye"]


@pytest.mark.parametrize("command", [["/nowhere/python"], ["true"], ["sh", "-c", "exec <&-; sleep 0.2"]])
def test_a_session_is_never_the_worse_for_it(monkeypatch, command):
    monkeypatch.setattr(guardian, "COMMAND", command)
    with Guardian(None) as it:
        for speaking in (True, False) * 50:
            it.show(view(speaking=speaking))


def has_ended():
    """Whether a process that we started has ended."""
    return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT | os.WNOHANG)


@tells_of_ends
def test_one_that_ends_is_started_again_but_not_for_ever(tmp_path, terminal, monkeypatch):
    file, notices, now = tmp_path / "told", [], [100.0]
    monkeypatch.setattr(guardian, "COMMAND", ("sh", "-c", 'exec head -n 2 >> "$0"', str(file)))
    monkeypatch.setattr(guardian.time, "monotonic", lambda: now[0])
    _, theirs = terminal
    with open(theirs, closefd=False) as stdin:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        before = settings_of(theirs)
        with Guardian(tmp_path / "record", stdin, notices.append) as it:
            tty.setcbreak(theirs)
            it.show(view())
            for _ in range(MOST_STARTS):
                wait_until(has_ended)
                now[0] += AGAIN
                it.show(view())
            for _ in range(100):
                now[0] += AGAIN
                it.show(view())
    tasks, words = file.read_text().splitlines()[::2], file.read_text().splitlines()[1::2]
    assert words == ["low"] * 4 + ["bye"]  # the last one only puts back what the others left
    assert [json.loads(task)["settings"] for task in tasks] == [before] * 5
    assert [notice.partition(" ended ")[0] for notice in notices] == [
        "The helper that turns your music down has ended; another was started.",
        "The helper that turns your music down",
    ]


def ask(it, now, seen, times):
    """Let so much time pass that it is asked, and wait for each answer."""
    for _ in range(times):
        now[0] += ASK_EVERY
        before = seen().count("asked")
        it.show(view())
        wait_until(lambda before=before: seen().count("asked") == before + 1)


def test_one_that_answers_is_let_be(answering):
    now, seen = answering
    notices = []
    with Guardian(None, tell=notices.append) as it:
        wait_until(seen)
        ask(it, now, seen, 3 * MOST_UNANSWERED)
    assert (notices, seen().count("asked")) == ([], 3 * MOST_UNANSWERED + 1)
    assert len(set(seen())) == 2  # one process


def test_one_that_hangs_is_replaced_and_told(answering):
    now, seen = answering
    notices = []
    with Guardian(None, tell=notices.append) as it:
        wait_until(seen)
        ask(it, now, seen, 2)
        hung = int(seen()[0])
        os.kill(hung, signal.SIGSTOP)
        for _ in range(MOST_UNANSWERED):
            now[0] += ASK_EVERY
            it.show(view())
        assert not notices
        now[0] += ASK_EVERY
        wait_until(lambda: [it.show(view()), notices][1])
        wait_until(lambda: seen()[-1] not in (str(hung), "asked"))
        ask(it, now, seen, MOST_UNANSWERED + 1)
    assert notices == ["The helper that tidies the terminal after a crash hung; another was started."]


def test_in_place_of_one_that_hangs_at_the_end_another_puts_back_what_it_left(answering, tmp_path, monkeypatch):
    _, seen = answering
    monkeypatch.setattr(guardian, "LAST_FADE", 0.1)
    with Guardian(None):
        wait_until(seen)
        os.kill(int(seen()[0]), signal.SIGSTOP)
        monkeypatch.setattr(guardian, "COMMAND", ("sh", "-c", 'cat > "$0"', str(tmp_path / "told")))
    wait_until(lambda: (tmp_path / "told").exists() and "bye" in (tmp_path / "told").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(int(seen()[0]), 0)


def test_the_process_answers_and_ends():
    lines = f"{json.dumps(asdict(Task(os.getpid())))}\n{ASK}\n{ASK}\nbye\n"
    ended = subprocess.run(guardian.COMMAND, input=lines, capture_output=True, text=True, timeout=30, check=True)
    assert ended.stdout.splitlines() == ["yes", "yes"]


@tells_of_ends
def test_what_one_leaves_that_is_killed_at_the_end_is_put_back_by_another(tmp_path, monkeypatch):
    file = tmp_path / "told"
    monkeypatch.setattr(guardian, "COMMAND", ("sh", "-c", 'exec head -n 1 >> "$0"', str(file)))
    with Guardian(tmp_path / "record"):
        wait_until(has_ended)
        monkeypatch.setattr(guardian, "COMMAND", ("sh", "-c", 'exec cat >> "$0"', str(file)))
    first, second, *words = file.read_text().splitlines()
    assert first == second
    assert words == [ASK, "bye"]


def test_the_settings_told_are_those_before_the_keyboard_is_read(told, terminal, monkeypatch):
    _, theirs = terminal
    with open(theirs, closefd=False) as stdin:
        monkeypatch.setattr(sys, "__stdin__", stdin)
        before = settings_of(theirs)
        with Guardian(None, stdin):
            tty.setcbreak(theirs)
    task = Task(**json.loads(told()[0]))
    assert task.settings == before
    assert None not in (task.keyboard, task.screen)


def test_without_a_terminal_none_is_guarded(told, monkeypatch):
    monkeypatch.setattr(sys, "__stdin__", io.StringIO())
    with Guardian(None):
        pass
    task = Task(**json.loads(told()[0]))
    assert (task.keyboard, task.settings, task.screen) == (None, None, None)


def test_the_terminal_is_given_back(terminal):
    ours, theirs = terminal
    before = settings_of(theirs)
    termios.tcsetattr(theirs, termios.TCSANOW, while_reading(before))
    give_back(Task(1, "", theirs, before, theirs))
    assert settings_of(theirs) == before
    assert os.read(ours, 100) == LEAVE_SCREEN


def test_a_terminal_that_a_shell_has_taken_over_keeps_its_settings(terminal):
    _, theirs = terminal
    before = settings_of(theirs)
    tty.setraw(theirs)
    raw = settings_of(theirs)
    give_back(Task(1, "", theirs, before))
    assert settings_of(theirs) == raw


def test_a_terminal_that_was_closed_is_no_trouble(terminal):
    _, theirs = terminal
    before = settings_of(theirs)
    reading, writing = os.pipe()
    os.close(reading)
    give_back(Task(1, "", writing, before, writing))
    os.close(writing)


@pytest.mark.parametrize(("last", "said"), [(b"bye\n", True), (b"", False), (b"by", False)])
def test_an_end_without_a_goodbye_is_that_of_a_killed_session(pipe, last, said):
    reading, writing = pipe
    writing.write(b"low\nnormal\n" + last)
    writing.close()
    music = FakeMusic()
    assert follow(Lines(reading), music, print) is said
    assert music.wanted == [True, False]
    assert follow(Lines(reading), None, print) is False


def test_a_session_that_falls_silent_is_taken_to_say_nothing(pipe, monkeypatch):
    reading, writing = pipe
    monkeypatch.setattr(guardian_worker, "SILENT", 0.05)
    writing.write(b"low\n")
    music = FakeMusic()

    def want(low, noted=music.want):
        noted(low)
        if not low:
            writing.write(b"bye\n")

    music.want = want
    assert follow(Lines(reading), music, print)
    assert music.wanted == [True, False]


def test_a_line_is_told_once_it_is_whole(pipe):
    reading, writing = pipe
    lines = Lines(reading)
    writing.write(b"lo")
    assert lines.next(0) is None
    writing.write(b"w\nnor")
    assert lines.next(0) == "low"
    writing.write(b"mal\n")
    assert lines.next(0) == "normal"
    assert lines.next(0) is None
