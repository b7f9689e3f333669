"""The questions about pain in a terminal: asked once each, answered by a key, never in anybody's way."""

import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import Terminal

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
NOW = "How is the pain now? 0-10, Enter skips: "
DAY = "How was the pain in the 24 hours after last time? 0-10, Enter skips: "
TEXT = "name: R\ncues: beeps\nexercises: [{name: A, hold: 1-2s, get_ready: 0, countdown: 0}]\n"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "r.yaml").write_text(TEXT)
    return tmp_path


def words(home, *more):
    return [COMMAND, "start", str(home / "r.yaml"), "--plain", "--output", "null", "--voice", "hum", *more]


def start(home, *more):
    return Terminal(words(home, *more), {"VOICECOACH_ASK": "1"})


def asked(terminal, question):
    wait_until(lambda: question in terminal.said, f"the question {question}", 40)


def answers(home):
    with closing(sqlite3.connect(home / "data" / "journal.sqlite3")) as journal:
        return journal.execute('SELECT session, "when", value FROM pain ORDER BY session, "when"').fetchall()


def test_it_is_asked_after_a_session_and_a_day_later_before_the_next(home):
    with start(home) as terminal:
        asked(terminal, NOW)
        terminal.press("2")
        assert terminal.wait(20) == 0
        assert DAY not in terminal.said
    assert answers(home) == [(1, "after", 2)]
    yesterday = (datetime.now(timezone.utc) - timedelta(hours=23)).isoformat(timespec="seconds")
    with closing(sqlite3.connect(home / "data" / "journal.sqlite3")) as journal, journal:
        journal.execute("UPDATE sessions SET started = ?, ended = ?", (yesterday, yesterday))
    with start(home) as terminal:
        asked(terminal, DAY)
        terminal.press("10")
        asked(terminal, NOW)
        assert "It hurt last time" in terminal.said
        terminal.press("\r")
        assert terminal.wait(20) == 0
        assert terminal.settings == terminal.settings_before
    assert answers(home) == [(1, "after", 2), (1, "day", 10)]


LONG = TEXT.replace("1-2s", "9m").replace("}]", "}, {name: B, hold: 9m}]")


@pytest.mark.parametrize(
    ("first", "last", "asks"),
    [("", "q", False), ("h", "q", True), ("done", "q", True), ("done", "\x03", True), ("nn", "q", False)],
)
def test_who_quits_is_asked_once_a_set_was_done_or_it_hurt(home, first, last, asks):
    (home / "r.yaml").write_text(LONG.replace("9m", "1s", first == "done"))
    with start(home) as terminal:
        wait_until(lambda: " A" in terminal.said, "the first exercise", 40)
        if first != "done":
            terminal.press(first)
        if first:
            wait_until(lambda: " B" in terminal.said, "the next exercise", 40)
        terminal.press(last)
        if asks:
            asked(terminal, NOW)
            terminal.press("4")
        assert terminal.wait(15) == 130
        assert (NOW in terminal.said) == asks
        assert terminal.settings == terminal.settings_before
    assert answers(home) == ([(1, "after", 4)] if asks else [])


def test_a_session_skipped_throughout_is_none_of_work_and_asks_nothing(home):
    (home / "r.yaml").write_text(LONG + "every: 2 days\n")
    with start(home) as terminal:
        wait_until(lambda: " A" in terminal.said, "the first exercise", 40)
        while "You did" not in terminal.said:
            before = terminal.said
            terminal.press("n")
            wait_until(lambda: terminal.said != before, "an answer to the key", 40)  # noqa: B023
        assert terminal.wait(20) == 0
        assert NOW not in terminal.said
        told = " ".join(terminal.said.split())  # its lines are broken at words
        # On a busy machine a key is obeyed after some seconds, which are work.
        assert re.search(r"You did 0 of 2 sets, (0|\d+ seconds?) of 18 minutes of work\.", told)
        assert re.search(r"That is (0|under 1) %; a session counts as done from 70 %\.", told)
    assert answers(home) == []
    due = subprocess.run([COMMAND, "due", str(home / "r.yaml")], capture_output=True, text=True, check=False)
    assert due.stdout == "R: not begun yet\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_who_is_shut_down_is_not_asked(home, number):
    (home / "r.yaml").write_text(LONG.replace("9m", "1s", 1))
    with start(home) as terminal:
        wait_until(lambda: " B" in terminal.said, "the second exercise", 40)
        terminal.process.send_signal(number)
        assert terminal.wait(15) == 130
        assert NOW not in terminal.said


def test_ctrl_c_passes_and_the_session_stays_finished(home):
    with start(home) as terminal:
        asked(terminal, NOW)
        terminal.press("\x03")
        assert terminal.wait(20) == 0
        assert "Traceback" not in terminal.said
    assert answers(home) == []


@pytest.mark.parametrize("how", ["--no-ask", "no terminal"])
def test_nobody_is_asked_who_does_not_want_it_or_is_not_there(home, how):
    if how == "--no-ask":
        with start(home, how) as terminal:
            assert terminal.wait(20) == 0
            said = terminal.said
    else:
        said = subprocess.run(words(home), capture_output=True, text=True, timeout=30, check=True).stdout
    assert "R: finished" in said
    assert "0-10" not in said
    assert answers(home) == []


def test_a_question_that_passes_says_that_nothing_was_kept_and_how_to_tell_it_later(home):
    with start(home) as terminal:
        asked(terminal, NOW)
        assert terminal.wait(40) == 0
    told = "No answer came, and nothing was kept. To tell it later: `voicecoach pain 0-10`"
    assert terminal.said.splitlines()[-1].strip() == told
