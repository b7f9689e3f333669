"""The command line as a person meets it: words in; exit code, stdout and stderr out."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from voicecoach.__main__ import main

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
    for kind in ("data", "config", "cache", "runtime"):
        monkeypatch.setenv(f"VOICECOACH_{kind.upper()}", str(tmp_path / kind))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "none")  # a desktop's is not for tests
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
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(int(ended.value.code), out, err)

    return ran


@pytest.fixture
def script():
    """Run `voicecoach WORDS` as a process; `env` adds to the variables."""

    def ran(*words, env=(), **settings):
        settings = {"capture_output": True, "text": True, "timeout": 60} | settings
        return subprocess.run([SCRIPT, *map(str, words)], env=os.environ | dict(env), check=False, **settings)

    return ran
