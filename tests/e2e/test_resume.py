"""Sessions that are killed, hung up on or quit, and `voicecoach resume` after them, through the real command."""

import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import Terminal

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
BEND = "{name: Bend forward, hold: 1s, reps: 2, between_reps: 1s, move: 2s}"
ROUTINE = "name: Short\ncues: beeps\ndefaults: {get_ready: 0, rest_after: 0, countdown: 0}\nexercises: [%s]\n"
USUAL = ROUTINE % f"{{name: Squeeze, hold: 1s}}, {BEND}"
NOWHERE = ("--output", "null", "--plain")
OFFER = "`voicecoach resume` goes on where you stopped before, in Bend forward."


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A person's folder with the routine `short`, and settings that lead there."""
    (tmp_path / "data" / "routines").mkdir(parents=True)
    # A socket's path may have 107 characters, which pytest's own folders can exceed.
    with tempfile.TemporaryDirectory(prefix="vc") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        write(tmp_path, USUAL)
        yield tmp_path


def write(home, text):
    (home / "data" / "routines" / "short.yaml").write_text(text)


def begin(*words):
    return Terminal([COMMAND, *words, *NOWHERE], {})


def start():
    return begin("start", "short", "--voice", "hum")


def says(terminal, text, seconds=30):
    wait_until(lambda: text in terminal.lines, f"hearing of {text}", seconds)


def quit_(terminal):
    terminal.press("q")
    assert terminal.wait(10) == 130, terminal.said


def asked(*words):
    return subprocess.run([COMMAND, *words], capture_output=True, text=True, timeout=30, check=False)


def journal(home, query):
    connection = sqlite3.connect(home / "data" / "journal.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def interrupted(how):
    """Have a session end that way in the second rep of its second exercise."""
    with start() as terminal:
        says(terminal, "Rep 2 of 2")
        if how == "q":
            quit_(terminal)
        else:
            terminal.process.send_signal(how)
            terminal.wait(10)


def goes_on_in_bend(said):
    lines = [line.partition("  ")[2] for line in said.splitlines()]
    # No words but its name; on a busy machine the screen comes after them, when "Go" tells the name.
    assert {line for line in lines if line.startswith("Coach")} <= {"Coach: Bend forward"}
    told = {"Short, stopped just now in Bend forward.", "Go. Bend forward, rep 1 of 2"}
    return told <= set(lines) and "Squeeze" not in said


def test_after_a_kill_it_goes_on_in_the_step_in_hand_as_the_same_session(home):
    interrupted(signal.SIGKILL)
    ((hand, outcome),) = journal(home, "SELECT step, outcome FROM sessions")
    assert journal(home, "SELECT step FROM steps ORDER BY id") == [(step,) for step in range(hand)]
    assert outcome is None
    with begin("resume") as terminal:
        assert terminal.wait(60) == 0, terminal.said
    assert goes_on_in_bend(terminal.said)
    ((steps, step, outcome),) = journal(home, "SELECT steps, step, outcome FROM sessions")
    assert (step, outcome) == (steps, "finished")
    assert journal(home, "SELECT step FROM steps ORDER BY id") == [(step,) for step in range(steps)]
    assert asked("resume").returncode == 1


@pytest.mark.parametrize("how", [signal.SIGHUP, "q"])
def test_after_a_closed_terminal_and_a_quit_it_goes_on_likewise(home, how):
    interrupted(how)
    assert journal(home, "SELECT exercise, outcome FROM sessions") == [("Bend forward", "stopped")]
    with begin("resume") as terminal:
        says(terminal, "Go. Bend forward, rep 1 of 2")
        quit_(terminal)
    assert goes_on_in_bend(terminal.said)
    assert "To begin this set again and go on: `voicecoach resume`" in terminal.said


def test_a_rep_that_was_done_before_a_stop_is_in_what_is_told_and_in_the_journal(home):
    with start() as terminal:
        says(terminal, "Rep 2 of 2")
        quit_(terminal)
    assert "You did 1 of 2 sets, 2 of 3 reps" in terminal.said
    assert journal(home, "SELECT how, worked >= 0.9 FROM steps ORDER BY id DESC LIMIT 1") == [("again", 1)]


def test_of_a_routine_that_was_edited_it_goes_on_with_the_exercise(home):
    interrupted(signal.SIGKILL)
    write(home, ROUTINE % f"{{name: New, hold: 1s}}, Squeeze, {BEND}")
    with begin("resume") as terminal:
        says(terminal, "Rep 2 of 2")
        quit_(terminal)
    assert "Go. Bend forward, rep 1 of 2" in terminal.said
    assert "New" not in terminal.said
    assert "Squeeze" not in terminal.said
    assert journal(home, "SELECT id, step, exercise FROM sessions") == [(1, 6, "Bend forward")]


def test_an_exercise_that_is_gone_is_an_error_with_a_hint(home):
    interrupted(signal.SIGKILL)
    write(home, ROUTINE % "Squeeze, {name: New, hold: 1s}")
    ran = asked("resume", *NOWHERE)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.splitlines() == [
        "error: Short has changed, and “Bend forward” is no longer in it",
        "hint: start it again with `voicecoach start short`",
    ]


def test_who_starts_anew_is_told_and_may_still_go_back(home):
    interrupted("q")
    with start() as terminal:
        says(terminal, OFFER)
        quit_(terminal)
    with begin("resume") as terminal:
        says(terminal, "Short, stopped just now in Bend forward.")
        quit_(terminal)
    assert OFFER not in terminal.said


def test_one_that_runs_is_not_taken_over_and_one_that_is_paused_goes_on(home):
    write(home, ROUTINE % "{name: Squeeze, hold: 10min}")
    with start() as terminal:
        says(terminal, "Go. Squeeze")
        ran = asked("resume", *NOWHERE)
        assert ran.stderr.splitlines()[0] == "error: Short is running in another terminal"
        terminal.press(" ")
        says(terminal, "Paused")
        ran = asked("resume", *NOWHERE)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.startswith("Going on: ")
        says(terminal, "Going on. ")
        quit_(terminal)


@pytest.mark.parametrize(("until", "told", "place"), [
    ("Coach: Today: Short", "To go on: `voicecoach resume`", "Short, stopped just now."),
    ("Coach: Look ahead", "To go on there: `voicecoach resume`", "Short, stopped just now in Squeeze."),
])  # fmt: skip
def test_resume_goes_where_the_stop_message_says_however_early_that_was(home, until, told, place):
    interrupted("q")  # of another routine
    (home / "data" / "routines" / "other.yaml").write_text(
        "name: Short\nexercises: [{name: Squeeze, hold: 9s, setup: Look ahead. And up. And down.}]"
    )
    with begin("start", "other", "--voice", "hum") as terminal:
        says(terminal, until)
        quit_(terminal)
    assert "Nothing of it was done yet" in terminal.said
    assert told in terminal.said
    assert "Squeeze" not in asked("history", "other").stdout
    with begin("resume") as terminal:
        says(terminal, place)
        quit_(terminal)
    assert "Bend forward" not in terminal.said


def test_what_a_session_is_like_is_not_told_once_it_is_over(home):
    write(home, "name: Short\nexercises: [{name: Squeeze, hold: 9-20s}]")
    with start() as terminal:
        says(terminal, "0:0")
        quit_(terminal)
    assert "level" not in terminal.said.partition("Short: stopped")[2]


def test_what_hurt_before_it_was_resumed_is_told_at_its_end(home):
    with start() as terminal:
        says(terminal, "Go. Squeeze")
        terminal.press("h")
        says(terminal, "Rep 2 of 2")
        quit_(terminal)
    with begin("resume") as terminal:
        assert terminal.wait(30) == 0
    assert "Ended because it hurt: Squeeze. If it keeps hurting" in terminal.said


def test_a_session_that_runs_is_told_as_running_elsewhere(home):
    write(home, ROUTINE % "{name: Squeeze, hold: 1s}, {name: Stay, hold: 9m}")
    with start() as terminal:
        says(terminal, "Go. Stay")
        assert "running" in asked("history").stdout
        quit_(terminal)
    assert "stopped" in asked("history").stdout
