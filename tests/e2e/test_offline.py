"""Offline means offline: no host is asked, no name looked up, and nothing is kept outside of our folders."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("termios")
pytest.importorskip("onnxruntime", reason="the extra `ears` is not installed")
pytest.importorskip("hibari", reason="the extra `natural` is not installed")

from mat_room import PROGRAMS, Room
from traced import PROGRAM, foreign, traced

COMMAND = str(Path(sys.executable).with_name("voicecoach"))
NO_SOUND_HERE = 3
ROUTINE = "name: Short\ndefaults: {get_ready: 3s}\nexercises: [{name: Squeeze, hold: 4s}]\n"


class Person:
    """Has a home, whose folders are the usual ones, and stands in another folder."""

    def __init__(self, folder, environment):
        self.home, self.stands, self.temporary = (folder / name for name in ("home", "stands", "tmp"))
        for path in (self.home, self.stands, self.temporary):
            path.mkdir()
        (self.stands / "short.yaml").write_text(ROUTINE)
        kept = {name: value for name, value in environment.items() if not name.startswith(("VOICECOACH_", "XDG_"))}
        self.environment = kept | {"HOME": str(self.home), "TMPDIR": str(self.temporary)}
        self.environment["XDG_RUNTIME_DIR"] = str(self.stands)
        local = [self.home / path for path in (".local/share", ".local/state", ".config", ".cache")]
        self.ours = [*(path / "voicecoach" for path in local), self.stands, self.temporary]
        self.ours.append(self.home / ".config" / "pulse")  # the sound server's own

    def runs(self, *command):
        return subprocess.run(
            command, env=self.environment, cwd=self.stands, capture_output=True, text=True, timeout=240, check=False
        )

    @property
    def kept(self):
        """The files at home that are not ours."""
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return [path for path in files if not any(path.is_relative_to(one) for one in self.ours)]


@pytest.fixture
def person(tmp_path):
    return Person(tmp_path, os.environ)


@pytest.mark.parametrize("words", [("doctor",), ("export", "short.yaml", "-o", "x.wav", "--voice", "natural")])
def test_nothing_is_kept_outside_of_our_folders(person, words):
    ran = person.runs(COMMAND, *words)
    assert ran.returncode in (0, NO_SOUND_HERE), ran.stderr
    assert person.kept == []
    assert list(person.temporary.glob("voicecoach*")) == []


def test_a_session_with_voice_and_ears_asks_nobody(sound_server, required, tmp_path):
    required(PROGRAM, *PROGRAMS)
    person = Person(tmp_path, os.environ)
    Room(tmp_path, echo=False)
    (tmp_path / "calls").mkdir()
    words = ("start", "short.yaml", "--plain", "--no-ask", "--voice", "natural", "--listen")
    ran = person.runs(*traced([COMMAND, *words], tmp_path / "calls"))
    assert ran.returncode == 0, ran.stderr
    assert "Not listening" not in ran.stdout + ran.stderr
    assert foreign(tmp_path / "calls", [*person.ours, sound_server.folder]) == []
    assert person.kept == []
