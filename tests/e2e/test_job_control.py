"""Ctrl-Z and `fg` in a real shell: the terminal is the shell's meanwhile, and keys work afterwards without Enter."""

import os
import re
import shlex
import signal
import sqlite3
import sys
import termios
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import CTRL_C, Terminal

COMMAND = Path(sys.executable).with_name("voicecoach")
CTRL_S, CTRL_Z = "\x13", "\x1a"
ENTER_SCREEN, LEAVE_SCREEN, SHOW_CURSOR = "\x1b[?1049h", "\x1b[?1049l", "\x1b[?25h"
AWAY = "Paused: the session was stopped. Space goes on."
STOPPED = re.compile("Stopped|suspended")
SHELLS = {"bash": ["bash", "--norc", "--noprofile", "-i"], "dash": ["dash", "-i"], "zsh": ["zsh", "-f", "-i"]}
ROUTINE = "name: Short\ncues: beeps\nexercises: [{name: Stretch, hold: 60s, get_ready: 0}]\n"
QUICK = "name: Quick\ncues: beeps\nexercises: [{name: Squeeze, hold: 1s, get_ready: 0, countdown: 0}]\n"


class Shell:
    """A shell in a terminal, with a routine in its folder."""

    def __init__(self, terminal):
        self.terminal = terminal
        self.press = terminal.press

    def run(self, *words):
        self.press(f"{shlex.join(map(str, words))}\n")

    def wait(self, true, what, seconds):
        wait_until(true, lambda: f"{what} in {self.terminal.said!r}", seconds)

    def say(self, words, mark=0, seconds=30):
        """Wait until something was said since a mark, and return the mark behind it."""
        self.wait(lambda: words in self.terminal.said[mark:], f"saying {words!r}", seconds)
        return self.terminal.said.index(words, mark) + len(words)

    def stop(self, mark=0):
        """Press Ctrl-Z and wait until the shell says that the program was stopped; return the mark behind that."""
        self.press(CTRL_Z)
        self.wait(lambda: STOPPED.search(self.terminal.said, mark), "stopping", 30)
        return STOPPED.search(self.terminal.said, mark).end()

    def prompt(self, mark):
        """Wait until the shell obeys, and return the mark behind that."""
        self.press("echo $((40 + 2))ready\n")
        return self.say("42ready", mark)


@pytest.fixture(params=SHELLS)
def shell(request, tmp_path, required):
    required(request.param)
    with opened(SHELLS[request.param], tmp_path) as terminal:
        yield Shell(terminal)


@pytest.fixture
def bash(tmp_path, required):
    required("bash")
    with opened(SHELLS["bash"], tmp_path) as terminal:
        yield Shell(terminal)


def opened(command, folder):
    (folder / "short.yaml").write_text(ROUTINE)
    (folder / "quick.yaml").write_text(QUICK)
    environment = {"PS1": "$ ", "ENV": "", "HOME": str(folder), "VOICECOACH_ASK": "1"}
    return Terminal(["sh", "-c", f"cd {shlex.quote(str(folder))}; exec {shlex.join(command)}"], environment)


def start(shell, name="short.yaml", *options):
    shell.run(COMMAND, "start", name, "--voice", "hum", "--output", "null", *options)


def is_for_lines(terminal):
    """Whether what is typed is shown, and given on line by line."""
    return terminal.settings[3] & termios.ECHO and terminal.settings[3] & termios.ICANON


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again(shell):
    start(shell)
    shell.say("Stretch", shell.say(ENTER_SCREEN))
    mark = shell.stop(shell.say("space pause"))
    assert LEAVE_SCREEN in shell.terminal.said[:mark]
    assert SHOW_CURSOR in shell.terminal.said[:mark]
    mark = shell.prompt(mark)
    if "dash" in shell.terminal.process.args:  # the others edit the line themselves
        assert is_for_lines(shell.terminal)
    shell.run("fg")
    shell.say(AWAY, shell.say(ENTER_SCREEN, mark))
    shell.press(" ")
    shell.say("space pause", mark)
    shell.press("?")
    shell.say("reps slower", mark)
    mark = shell.prompt(shell.stop(mark))
    shell.run("fg")
    shell.say(AWAY, mark)
    shell.press("q")
    shell.prompt(shell.say("Short: stopped after", mark))
    assert "Traceback" not in shell.terminal.said


def test_a_terminal_of_another_size_is_drawn_on_all_of_it(bash):
    bash.run("export", "COLUMNS=80", "LINES=24")  # as whoever started the shell may have done
    start(bash)
    bash.say("Stretch", bash.say(ENTER_SCREEN))
    mark = bash.prompt(bash.stop())
    bash.terminal.resize(40, 100)
    bash.run("fg")
    bash.say("\x1b[40;1H", bash.say(ENTER_SCREEN, mark))
    bash.press("q")
    bash.say("stopped after", mark)


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_one_that_was_stopped_from_elsewhere_reads_keys_again(bash, options):
    start(bash, "short.yaml", *options)
    bash.say("Stretch")
    session = next(pid for pid in bash.terminal.still_running() if b"start" in command_line(pid))
    os.kill(session, signal.SIGSTOP)
    mark = bash.prompt(0)
    bash.run("fg")
    bash.say(AWAY, mark)
    bash.press("q")
    bash.say("stopped after", mark)


def command_line(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_one_in_the_background_waits_to_be_in_front(bash):
    start(bash)
    bash.say("Stretch")
    mark = bash.prompt(bash.stop())
    bash.run("bg")
    mark = bash.prompt(mark)
    bash.run("fg")
    bash.say(AWAY, mark)
    bash.press("q")
    bash.say("stopped after", mark)


def test_a_question_is_put_again(bash, tmp_path):
    start(bash, "quick.yaml")
    bash.say("How is the pain now?")
    mark = bash.prompt(bash.stop())
    bash.run("fg")
    bash.say("How is the pain now?", mark)
    bash.press("3")

    def kept():
        with closing(sqlite3.connect(tmp_path / "data" / "journal.sqlite3")) as journal:
            return journal.execute("SELECT value FROM pain").fetchall()

    wait_until(kept, "keeping the answer", 20)
    assert kept() == [(3,)]


def test_a_line_that_is_being_typed_stands_there_again(shell):
    shell.run(COMMAND, "new", "mine")
    shell.say("Title [Mine]: ")
    shell.press("My ti")
    mark = shell.prompt(shell.stop(shell.say("My ti")))
    shell.run("fg")
    mark = shell.say("My ti", shell.say("Title [Mine]: ", mark))
    shell.press("tle\r")
    shell.say("What it is for", mark)
    shell.press(CTRL_C)


def test_a_watch_goes_on(bash, tmp_path):
    bash.run(COMMAND, "check", "--watch", "quick.yaml")
    bash.say("Save a file")
    mark = bash.prompt(bash.stop())
    bash.run("fg")
    mark = bash.say("--watch", mark)
    (tmp_path / "quick.yaml").write_text(QUICK.replace("hold", "hodl"))
    bash.say("hodl", mark)
    bash.press(CTRL_C)


def test_where_no_shell_could_continue_it_ctrl_z_only_pauses(tmp_path):
    (tmp_path / "short.yaml").write_text(ROUTINE)
    command = [str(COMMAND), "start", str(tmp_path / "short.yaml"), "--voice", "hum", "--output", "null"]
    with Terminal(command, {}) as terminal:
        shell = Shell(terminal)
        shell.say("Stretch")
        shell.press(CTRL_Z)
        shell.say(AWAY)
        shell.press("q")
        assert terminal.wait(20) == 130
        assert terminal.settings == terminal.settings_before


@pytest.mark.parametrize("options", [(), ("--plain",), ("--plain", "--remote")])
@pytest.mark.parametrize("ask", ["q", CTRL_C])
def test_output_held_by_ctrl_s_before_the_first_picture_holds_no_session(tmp_path, options, ask):
    (tmp_path / "short.yaml").write_text(ROUTINE.replace("Stretch", "Stretch 3x10"))  # of which a line warns
    command = [COMMAND, "start", tmp_path / "short.yaml", "--output", "null", "--voice", "hum", *options]
    with Terminal([*map(str, command)], {}) as terminal:
        terminal.press(CTRL_S)
        Shell(terminal).say("Short")
        terminal.press(CTRL_S + ask)
        assert terminal.wait(20) == 130
        assert terminal.settings == terminal.settings_before
        Shell(terminal).say("Short: stopped after")


def test_keys_pressed_before_the_first_picture_are_obeyed(tmp_path):
    (tmp_path / "short.yaml").write_text(ROUTINE)
    command = [COMMAND, "start", tmp_path / "short.yaml", "--output", "null", "--voice", "hum"]
    with Terminal([*map(str, command)], {}) as terminal:
        terminal.press(CTRL_S + "q")
        assert terminal.wait(30) == 130
        assert terminal.settings == terminal.settings_before
