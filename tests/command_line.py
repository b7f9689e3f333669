"""The command line as a person meets it: words in; exit code, stdout and stderr out."""

import os
import select
import struct
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from voicecoach.__main__ import main
from voicecoach.core.clock import now
from voicecoach.journal.model import Hand, LeftStep, Outcome, Plan, digest
from voicecoach.journal.store import Store
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.session.outputs.timed_output import TimedSpeaker

SCRIPT = Path(sys.executable).with_name("voicecoach")
QUICK = """
name: Quick
exercises:
  - name: Squeeze
    hold: 2s
    reps: 2
    get_ready: 1s
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Own folders for routines, settings and clips, nothing set by variables, and a quick routine where one stands."""
    for name in [name for name in os.environ if name.startswith("VOICECOACH_")]:
        monkeypatch.delenv(name)
    for kind in ("data", "config", "cache", "log", "runtime"):
        monkeypatch.setenv(f"VOICECOACH_{kind.upper()}", str(tmp_path / kind))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "none")  # a desktop's is not for tests
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)  # containers set it; a person's shell does not
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quick.yaml").write_text(QUICK)
    return tmp_path


@pytest.fixture
def own(home):
    """Return a function that puts a routine among the person's own."""

    def put(name, text):
        folder = home / "data" / "routines"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")

    return put


@pytest.fixture
def run(monkeypatch, capsys):
    """Run `voicecoach WORDS` through the real entry point, in this process."""

    def ran(*words):
        monkeypatch.setattr(sys, "argv", ["voicecoach", *map(str, words)])
        for module, hook in ((threading, "excepthook"), (sys, "unraisablehook")):  # those of pytest come back
            monkeypatch.setattr(module, hook, getattr(module, hook))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        assert "something unexpected" not in err
        return Ran(int(ended.value.code), out, err)

    return ran


BRISK = 20
"""How much faster than real time a session goes with `brisk`."""


class BriskEvent(threading.Event):
    """Waits for as long as that takes by a clock that runs faster."""

    def wait(self, timeout=None):
        return super().wait(timeout / BRISK)


@pytest.fixture
def brisk(monkeypatch):
    """Have the outputs without a device, `null` and `file`, keep the time by a clock that runs faster."""
    outputs = TimedSpeaker.__init__
    monkeypatch.setattr(outputs, "__defaults__", ("", lambda: BRISK * time.monotonic(), BriskEvent))


@pytest.fixture
def script():
    """Run `voicecoach WORDS` as a process; `env` adds to the variables."""

    def ran(*words, env=(), **settings):
        settings = {"capture_output": True, "text": True, "timeout": 60} | settings
        return subprocess.run([SCRIPT, *map(str, words)], env=os.environ | dict(env), check=False, **settings)

    return ran


@pytest.fixture
def at_terminal():
    """Run `voicecoach WORDS` in a terminal; at each prompt its answer is typed. Return the code and what is shown."""
    pty = pytest.importorskip("pty")  # a terminal of its own: POSIX

    def ran(answers, *words, columns=0):
        ours, theirs = pty.openpty()
        if columns:
            import fcntl  # POSIX, as pty is
            import termios

            fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        # A shell opens the terminal by name, which makes it the one whose Ctrl-C the program gets.
        through = ["sh", "-c", f'exec "$@" <>{os.ttyname(theirs)} >&0 2>&1', "sh", str(SCRIPT), *words]
        process = subprocess.Popen(through, env=os.environ | {"TERM": "dumb"}, start_new_session=True)
        watchdog = threading.Timer(60, process.kill)
        watchdog.start()
        said, at = os.read(ours, 1).decode(), 0
        os.close(theirs)  # the program has it by now; when it ends, reading does
        try:
            typed = ""
            for prompt, answer in [*answers, (None, "")]:
                while prompt is None or prompt not in said[at:]:
                    # Python may miss a Ctrl-C in the instant in which it begins to read; one presses again.
                    while typed == "\x03" and not select.select([ours], [], [], 2)[0]:
                        os.write(ours, typed.encode())
                    said += os.read(ours, 4096).decode()
                at = said.index(prompt, at) + len(prompt)
                os.write(ours, answer.encode())
                typed = answer
        except OSError:  # it has ended
            assert prompt is None, f"{prompt} was never asked: {said}"
        code = process.wait()
        watchdog.cancel()
        os.close(ours)
        assert "Traceback" not in said
        return code, said.replace("\r\n", "\n")

    return ran


@pytest.fixture
def held(home):
    """Return a function that puts a session of a routine of the person's, some days ago, into the journal.

    Its steps were all left in one way; `done` finishes it, unless it was cut off before so many of them. `path` is
    where the routine lay.
    """

    def put(name, days_ago, how="done", cut=None, path=None):
        score = compose(read("exercises: [A]").routine, ENGLISH)
        when = now() - timedelta(days=days_ago)
        path = path or home / "data" / "routines" / f"{name}.yaml"
        with closing(Store(home / "data" / "journal.sqlite3")) as store:
            plan = Plan(name.title(), str(path), {"voice": "hum"}, digest(score), len(score))
            session = store.begin(plan, Hand.of(score, 0), when, 1)
            for index, step in enumerate(score[:cut]):
                store.leave(session, LeftStep(index, step, how, when, 3.0), Hand.of(score, index + 1))
            finished = how == "done" and cut is None
            store.end(session, Outcome.FINISHED if finished else Outcome.STOPPED, when)

    return put


def set_clock(monkeypatch, moment):
    """Have it be `moment` for all who ask, wherever they have `now` from."""
    here = SimpleNamespace(astimezone=lambda: moment)
    monkeypatch.setattr("voicecoach.core.clock.datetime", SimpleNamespace(now=lambda: here))
