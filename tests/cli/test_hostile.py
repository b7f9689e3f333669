"""What a machine and its people do to a program: closed pipes, full disks, signals, terminals that go away."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

import pytest

from voicecoach.cli.main import main

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and terminals")
FULL = Path("/dev/full")
LONG = "{exercises: [{name: A, hold: 10 min, get_ready: 0}], cues: beeps}"


@pytest.fixture
def long(home):
    (home / "long.yaml").write_text(LONG)


@pytest.mark.parametrize("settings", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["", "unbuffered"])
def test_a_reader_that_has_seen_enough_gets_no_traceback(script, home, settings):
    (home / "many.yaml").write_text("exercises: [{name: A, reps: 300, sets: 20}]")
    with subprocess.Popen(["head", "-1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as head:
        words, streams = ("show", "many.yaml", "--all", "--voice", "hum"), {"stdout": head.stdin, "stderr": -1}
        ran = script(*words, capture_output=False, env=settings, **streams)
        head.stdin.close()
        assert head.stdout.read() == b"Many\n"
    assert ran.stderr == ""


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["list"], ["--help"], ["check"], ["voices"]], ids=" ".join)
@pytest.mark.parametrize("settings", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["", "unbuffered"])
def test_a_full_disk_behind_stdout_is_an_error_in_a_line(script, words, settings):
    with FULL.open("w") as full:
        ran = script(*words, capture_output=False, stdout=full, stderr=-1, env=settings)
    assert ran.returncode == 1
    assert ran.stderr == "error: can't write what there is to say: No space left on device\n"


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
def test_an_error_that_cannot_be_told_still_has_its_code(script):
    with FULL.open("w") as full:
        assert script("nope", capture_output=False, stdout=-3, stderr=full).returncode == 1


@pytest.mark.parametrize("words", ["list", "doctor", "start tiny.yaml --plain --voice hum --output null"])
def test_closed_streams_are_no_trouble(home, words):
    (home / "tiny.yaml").write_text("{exercises: [{name: A, hold: 1s, get_ready: 0}], cues: beeps}")

    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    ran = subprocess.run(
        ["sh", "-c", f"exec voicecoach {words} <&- >&-"],
        env=os.environ | {"PATH": path},
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stderr == ""
    assert ran.returncode in (0, 3)


def test_what_an_encoding_lacks_is_replaced(script, home):
    (home / "arabic.yaml").write_text("{name: مرحبا, exercises: [你好]}", encoding="utf-8")
    ran = script("show", "arabic.yaml", "--voice", "hum", env={"PYTHONIOENCODING": "cp1252"})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("?????\n")


def test_ctrl_c_in_a_command_is_code_130_and_silent(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["voicecoach", "list"])
    monkeypatch.setattr("voicecoach.app.routines.listing.routines", lambda folders: signal.raise_signal(signal.SIGINT))
    with pytest.raises(SystemExit) as ended:
        main()
    assert int(ended.value.code) == 130
    assert not capsys.readouterr().err.strip()


class Session:
    """`voicecoach start long.yaml` in a terminal of its own; everything that it draws is read."""

    def __init__(self, *words, voice="hum"):
        self.ours, self.its = pty.openpty()
        fcntl.ioctl(self.its, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.its)
        self.drawn = b""
        command = [Path(sys.executable).with_name("voicecoach"), "start", "long.yaml", "--output", "null"]
        self.process = subprocess.Popen(
            [*command, "--voice", voice, *words],
            stdin=self.its,
            stdout=self.its,
            stderr=self.its,
            env=os.environ | {"TERM": "xterm"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - Ctrl-C needs it
        )

    def read_until(self, text):
        while text not in self.drawn:
            assert self._read(20), f"not drawn: {text!r}"

    def end(self):
        """Return the exit code and what was drawn."""
        while self.process.poll() is None:
            self._read(0.05)
        while self._read(0):
            pass
        return self.process.returncode, self.drawn.decode()

    def _read(self, seconds):
        ready, _, _ = select.select([self.ours], [], [], seconds)
        if ready:
            self.drawn += os.read(self.ours, 65536)
        return bool(ready)


@pytest.fixture
def session(long):
    started = []

    def start(*words, **settings):
        started.append(Session(*words, **settings))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()
        for end in (one.ours, one.its):
            try:
                os.close(end)
            except OSError:
                continue


@pytest.mark.parametrize("name", ["INT", "TERM", "HUP", "QUIT"])
def test_a_signal_ends_a_session_cleanly_and_gives_the_terminal_back(session, name):
    one = session()
    one.read_until(b"pause")  # the keys are shown, so the keyboard is ours
    one.process.send_signal(getattr(signal, f"SIG{name}"))
    code, drawn = one.end()
    assert code == 130
    assert termios.tcgetattr(one.its) == one.before
    assert drawn.index("\x1b[?1049h") < drawn.index("\x1b[?1049l") < drawn.index("Long: stopped after 0:0")
    assert "Traceback" not in drawn


@pytest.mark.parametrize("key", [b"q", b"\x03", b"\x03\x03\x03"])
def test_a_key_ends_a_session_cleanly(session, key):
    one = session()
    one.read_until(b"pause")
    os.write(one.ours, key)
    code, drawn = one.end()
    assert code == 130
    assert termios.tcgetattr(one.its) == one.before
    assert "Traceback" not in drawn


def test_a_closed_terminal_ends_the_session_and_leaves_no_process(session):
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    one = session(voice="natural")
    one.read_until(b"pause")
    os.close(one.its)
    os.close(one.ours)
    assert one.process.wait(10) is not None
    assert childless(one.process.pid)


def test_a_voice_that_is_killed_in_a_session_does_not_end_it(session, home):
    pytest.importorskip("hibari", reason="the extra `natural` is not installed")
    (home / "long.yaml").write_text("{safety: Stop if it hurts., exercises: [{name: A, hold: 10 min}]}")
    one = session("--plain", voice="natural")
    one.read_until(b"Coach: ")
    for pid in children(one.process.pid):
        os.kill(pid, signal.SIGKILL)
    one.read_until(b"Go. A")
    os.write(one.ours, b"q")
    assert one.end()[0] == 130
    assert childless(one.process.pid)


def childless(parent):
    """Return whether all its processes end within ten seconds; a worker sees its parent's end a moment later."""
    until = time.monotonic() + 10
    while left := children(parent):
        if time.monotonic() > until:
            return not left
    return True


def children(parent):
    """Return the processes whose session is that of `parent`; the parent itself aside."""
    return [pid for pid, session in sessions() if session == parent != pid]


def sessions():
    """Yield each process and its session; from /proc where there is one, for a bare system has no `ps`."""
    if not Path("/proc/self/stat").exists():
        listed = subprocess.run(["ps", "-A", "-o", "pid=,sess="], capture_output=True, text=True, check=True).stdout
        yield from (map(int, line.split()) for line in listed.splitlines())
        return
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended meanwhile
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
            if state != "Z":
                yield int(stat.parent.name), int(session)
