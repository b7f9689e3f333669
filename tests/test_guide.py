"""The guide can't drift: its examples are read, its reference is made from the table of fields."""

import re
import runpy
from pathlib import Path

import pytest

from voicecoach.places import shipped
from voicecoach.routine.bases import finder
from voicecoach.routine.reading import read

DOCS = Path(__file__).parent.parent / "docs"
README = DOCS.parent / "README.md"


def examples(path):
    return re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", [*examples(DOCS / "routines.md"), *examples(README)])
def test_every_example_is_without_a_problem(text):
    assert read(text, "example.yaml", finder([shipped("routines")])).problems == ()


def test_the_reference_is_the_table_of_fields():
    guide = runpy.run_path(str(DOCS / "guide.py"))
    text = (DOCS / "routines.md").read_text(encoding="utf-8")
    assert guide["guide"](text) == text, "run: python docs/guide.py"
