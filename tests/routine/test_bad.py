"""Bad files with their exact printed diagnosis: NAME.yaml and NAME.txt in `bad/`.

To accept a change on purpose: VOICECOACH_ACCEPT=1 pytest tests/routine/test_bad.py, then read the diff as one who never
saw YAML would.
"""

import os
from pathlib import Path

import pytest

from voicecoach.core.terminal_text import render
from voicecoach.routine.library.find import read_text
from voicecoach.routine.reading.references import picture_finder, sounds_finder, voice_finder
from voicecoach.routine.reading.routine import read

BAD = sorted((Path(__file__).parent / "bad").glob("*.yaml"))
WISHES = {
    "sounds": sounds_finder(lambda: ("clear", "soft"), [BAD[0].parent]),
    "voice": voice_finder(lambda: ("auto", "natural", "system")),
    "picture": picture_finder([]),
}
SUSPICIOUS = {"suspicious", "heard-never"}
"""Files that only warn."""


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_diagnosis_of_a_bad_file(path):
    reading = read(read_text(path), path.name, wishes=WISHES)
    assert reading.problems
    assert (reading.routine is not None) == (path.stem in SUSPICIOUS)
    printed = "\n".join(map(render, reading.problems)) + "\n"
    expected = path.with_suffix(".txt")
    if os.environ.get("VOICECOACH_ACCEPT"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


def test_none_is_left_over():
    assert len(BAD) >= 40
    assert {path.stem for path in BAD} == {path.stem for path in BAD[0].parent.glob("*.txt")}
