"""The layers of the rooms and the modules in them: the contract holds, there is no circle, and the picture is right."""

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("importlinter")
ROOT = Path(__file__).parents[1]
FORBIDDEN = [
    ("routine/model.py", "import voicecoach.score.model"),
    ("score/model.py", "from voicecoach.sound import clip"),
    ("session/playback/loop.py", "import voicecoach.export.audio.write"),
    ("journal/writer.py", "import voicecoach.session.playback.loop"),
    ("core/errors.py", "import voicecoach.cli.main"),
    ("cli/commands/planning/remind.py", "from voicecoach.cli.commands.planning import due"),
    ("session/voice_control/pipeline.py", "from voicecoach.sound import clip"),
]


def lint(folder):
    """Return the verdict on the package in `folder`."""
    return subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "voicecoach", tmp_path / "voicecoach", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contract_holds(copy):
    ran = lint(copy)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"5 kept, 0 broken", ran.stdout)


@pytest.mark.parametrize(("module", "line"), FORBIDDEN)
def test_a_forbidden_import_breaks_it(copy, module, line):
    path = copy / "voicecoach" / module
    path.write_text(f"{path.read_text()}\n{line}\n")
    ran = lint(copy)
    assert ran.returncode == 1
    assert re.search(r"[1-5] broken", ran.stdout)


def test_a_room_that_the_contract_does_not_name_breaks_it(copy):
    (copy / "voicecoach" / "attic").mkdir()
    (copy / "voicecoach" / "attic" / "__init__.py").touch()
    assert lint(copy).returncode != 0


def test_the_picture_of_the_layers_is_what_the_script_draws():
    pytest.importorskip("tomllib")
    drawn = runpy.run_path(str(ROOT / "docs" / "layers.py"))["picture"]()
    assert drawn == (ROOT / "docs/pictures/layers.svg").read_text(encoding="utf-8"), "run `python docs/layers.py`"


def circle(folder):
    """Return a circle among the modules of the package in `folder`, late imports counted too."""
    house = runpy.run_path(str(ROOT / "benchmarks" / "house.py"))
    return house["circle"](house["modules"](folder))


def test_no_modules_import_each_other_in_a_circle():
    assert circle(ROOT) == "none"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("from voicecoach.score.place import place", True),
        ("def late():\n    from voicecoach.score import place", True),
        ("if TYPE_CHECKING:\n    from voicecoach.score.place import place", False),
    ],
)
def test_a_circle_is_found_early_or_late_but_not_one_of_types_alone(copy, lines, found):
    path = copy / "voicecoach" / "score" / "model.py"  # which `place` imports
    path.write_text(f"{path.read_text()}\n{lines}\n")
    assert ("score.place" in circle(copy)) is found
