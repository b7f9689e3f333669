"""Recipes of CONTRIBUTING, followed in a copy of the project: they name the files that change, and it works."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest
from pseudo import PSEUDO

ROOT = Path(__file__).parent.parent
LEFT_OUT = (".*", "__pycache__", "*.egg-info", "dist", "build", "benchmarks")
"""What the copy of a project doesn't need."""
FOLDERS = ("DATA", "CONFIG", "CACHE", "LOG", "RUNTIME")


@dataclass
class Project:
    """A copy of this project in which somebody follows a recipe."""

    root: Path
    home: Path
    """Where the person's own files lie."""
    files: tuple[str, ...]
    """Those that the recipe names, NAME standing for the new thing's."""

    def edit(self, name, after, added):
        """Add lines after a line, which there must be, in the file of that name."""
        path = self.root / self._named(name)
        text = path.read_text(encoding="utf-8")
        assert text.count(after) == 1, f"{name}: {after!r}"
        path.write_text(text.replace(after, after + added), encoding="utf-8")

    def write(self, folder, name, text):
        """Write a new file in a folder that the recipe names."""
        path = self.root / self._named(f"{folder}/NAME.py").replace("NAME", name)
        assert not path.exists()
        path.write_text(text, encoding="utf-8")

    def python(self, *words):
        """Return what a program prints that is run in the copy; it must go well."""
        ran = self.try_python(*words)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout + ran.stderr

    def try_python(self, *words):
        """Return what became of such a program."""
        env = {**os.environ, "PYTHONPATH": str(self.root), "PYTHONIOENCODING": "utf-8"}
        env |= {f"VOICECOACH_{name}": str(self.home / name) for name in FOLDERS}
        command = [sys.executable, "-B", *map(str, words)]
        return subprocess.run(
            command, cwd=self.root, env=env, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def voicecoach(self, *words):
        """Return what a command of ours prints, in the person's folder."""
        return self.python("-m", "voicecoach", *words)

    def test(self, *paths):
        """Run some of the tests in the copy, which must pass."""
        self.python("-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *paths)

    def routine(self, text):
        """Return the file of a routine of the person's own."""
        path = self.home / "mine.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def _named(self, name):
        (found,) = (file for file in self.files if file.endswith(f"/{name}"))
        return found


def contents(root):
    """Return all files but those that Python compiles for itself."""
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def recipe(name):
    """Return the files that a recipe names, in the parentheses after what it is for."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (files,) = re.findall(rf"^\*\*{re.escape(name)}\*\* \((.*?)\):", text, re.MULTILINE | re.DOTALL)
    return tuple(re.findall("`(.*?)`", files))


@pytest.fixture
def follow(tmp_path):
    """Return a function: a recipe's name -> the project in which to follow it. At the end its changes are looked at."""
    root, home, named = tmp_path / "project", tmp_path / "home", []
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*LEFT_OUT))
    home.mkdir()
    before = contents(root)

    def start(name):
        named.extend(recipe(name))
        return Project(root, home, tuple(named))

    yield start
    patterns = [name.replace("NAME", "*") for name in named]
    after = contents(root)
    assert before.keys() <= after.keys()
    changed = [file for file, content in after.items() if before.get(file) != content]
    assert [file for file in changed if not any(fnmatch(file, pattern) for pattern in patterns)] == []
    assert [pattern for pattern in patterns if not any(fnmatch(file, pattern) for file in changed)] == []


LANGUAGE = f'''"""Esperanto, as nobody speaks it."""

from voicecoach.language.model import CommandWords, Counted, Language
from voicecoach.language.plurals import plural_rule

ESPERANTO = Language(
    "eo",
    {dict(PSEUDO.phrases)!r},
    {dict(PSEUDO.in_a_file)!r},
    {dict(PSEUDO.shown)!r},
    plural_rule("eo"),
    {dict(PSEUDO.commands)!r},
)
'''


def test_a_language(follow):
    project = follow("a language")
    project.write("language", "esperanto", LANGUAGE)
    project.edit("registry.py", '    "en": "english:ENGLISH",\n', '    "eo": "esperanto:ESPERANTO",\n')
    project.test("tests/language/test_every_language.py")
    routine = project.routine("language: eo\nexercises: [{name: '1', hold: 1s, reps: 2, sets: 2, rest: 1s}]\n")
    assert "warning" not in project.voicecoach("check", routine)
    sound = project.home / "mine.wav"
    project.voicecoach("export", routine, "-o", sound, "--captions", "srt", "--voice", "hum")
    captions = sound.with_suffix(".srt").read_text(encoding="utf-8")
    assert f"1: {PSEUDO.show('ready')}" in captions
    assert PSEUDO.say("last_set") in captions
    told = project.voicecoach("start", routine, "--output", "null", "--plain", "--voice", "hum", "--no-ask")
    assert PSEUDO.show("rest").capitalize() in told
    assert PSEUDO.say("set", set=1, sets=2) not in told


FIELD = """
exercises:
  - name: Bridge
    do: Lift your hips.
    breathing: Breathe out on the way up.
    reps: 2
"""


def test_a_field(follow):
    project = follow("a field of routines")
    project.edit(
        "fields.py",
        '    _text("do", "What to do; said after the setup.", "Lift the top knee, feet together."),\n',
        '    _text("breathing", "How to breathe; said after what to do.", "Breathe out on the way up."),\n',
    )
    project.edit("synonyms.py", '"rhythm cadence",\n', '    "breathing": "breath breathe inhale exhale",\n')
    project.edit("routine/model.py", '    do: str = ""\n', '    breathing: str = ""\n')
    project.edit("coach.py", "*self.text(exercise.do, side)", ", *self.text(exercise.breathing, side)")
    project.python("docs/guide.py")
    project.test("tests/routine/test_fields.py", "tests/test_guide.py::test_the_reference_is_the_table_of_fields")
    routine = project.routine(FIELD)
    assert "problem" not in project.voicecoach("check", routine)
    assert '"Lift your hips." "Breathe out on the way up."' in project.voicecoach("show", routine, "--voice", "hum")
    assert "How to breathe" in project.voicecoach("explain", "breathing")
    wrong = project.try_python("-m", "voicecoach", "check", project.routine(FIELD.replace("breathing:", "breathe:")))
    assert "did you mean `breathing`?" in wrong.stdout + wrong.stderr


def test_a_sound(follow):
    project = follow("a sound")
    project.edit("score/model.py", '    OK = "ok"\n', '    GONG = "gong"\n')
    project.edit("make.py", '    "ok": "G#6>B6:60 -:40 G#6>B6:110",\n', '    "gong": "Ab4:120 Db5:120 Ab4:260",\n')
    project.edit("earcons.py", '    Earcon.OK: "a key was understood",\n', '    Earcon.GONG: "a door opens",\n')
    project.python("sounds/make.py")
    project.test("tests/sound/test_earcons.py", "tests/sound/test_make_sounds.py")
    assert "a door opens" in project.voicecoach("sounds", "--output", "null")
