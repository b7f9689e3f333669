"""A voice's own process starts while the routine is still being read, is the one that speaks, and ends in any case."""

import sys
from contextlib import contextmanager
from pathlib import Path

import needed
import pytest

pytest.importorskip("termios")

from sound_server import wait_until
from terminal import Terminal

from voicecoach.sound.voices.system import SystemVoice

if not SystemVoice.status().usable:
    needed.lacking(SystemVoice.status().reason)

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
NOWHERE = ("--output", "null", "--plain")
SLOW = """\
import os, sys, time
from pathlib import Path

home = Path({home!r})
if "voicecoach.sound.voices.system_worker" in sys.orig_argv:
    with (home / "engines").open("a") as engines:
        print(os.getpid(), file=engines)

class Slow:
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        while name == "yaml" and not (home / "gate").exists():
            time.sleep(0.01)

sys.meta_path.insert(0, Slow)
"""


@contextmanager
def reading_slowly(home, *words):
    """Yield a command's terminal once an engine has started although no routine can be read; then one can."""
    (home / "sitecustomize.py").write_text(SLOW.format(home=str(home)))
    (home / "gate").unlink(missing_ok=True)
    (home / "engines").unlink(missing_ok=True)
    with Terminal([COMMAND, *words, *NOWHERE], {"PYTHONPATH": str(home)}) as terminal:
        wait_until(lambda: engines(home), "the start of an engine", 30)
        (home / "gate").touch()
        yield terminal


def engines(home):
    """Return the processes of engines that were started."""
    file = home / "engines"
    return file.read_text().split() if file.exists() else []


def ended(home):
    """Say that one engine was started, and that it runs no more."""
    (engine,) = engines(home)
    return not Path(f"/proc/{engine}").exists()


def says(terminal, text):
    wait_until(lambda: text in terminal.said, f"hearing of {text}", 60)


def quit_(terminal):
    terminal.press("q")
    assert terminal.wait(10) == 130


def test_one_process_starts_early_and_speaks(tmp_path):
    with reading_slowly(tmp_path, "start", "first-minute", "--voice", "system") as terminal:
        says(terminal, "Coach: ")
        assert not ended(tmp_path)
        for text in ("Shoulder squeeze", "Get ready", "Neck stretch"):
            terminal.press("n")
            says(terminal, text)
        quit_(terminal)
    assert ended(tmp_path)
    with reading_slowly(tmp_path, "resume") as terminal:
        says(terminal, "Coach: ")
        quit_(terminal)
    assert ended(tmp_path)


def test_it_ends_with_an_error(tmp_path):
    with reading_slowly(tmp_path, "start", "first-minute", "--voice", "system", "--only", "Juggling") as terminal:
        assert terminal.wait(30) == 2
        says(terminal, "error: ")
    assert ended(tmp_path)


def test_it_ends_with_ctrl_c(tmp_path):
    with reading_slowly(tmp_path, "start", "first-minute", "--voice", "system") as terminal:
        terminal.press("\x03")
        assert terminal.wait(30) == 130
    assert ended(tmp_path)
