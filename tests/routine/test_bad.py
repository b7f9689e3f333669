"""Bad files with their exact printed diagnosis: NAME.yaml and NAME.txt in `bad/`."""

from pathlib import Path

import pytest

from voicecoach.routine.library import read_text
from voicecoach.routine.reading import read
from voicecoach.routine.report import render

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_diagnosis_of_a_bad_file(path):
    reading = read(read_text(path), path.name)
    assert reading.routine is None
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "\n".join(map(render, reading.problems)) + "\n" == expected


def test_none_is_left_over():
    assert len(BAD) >= 15
    assert {path.stem for path in BAD} == {path.stem for path in BAD[0].parent.glob("*.txt")}
