"""A routine as a user would type it."""

from textwrap import dedent

import pytest

from voicecoach.routine.dosage import dose, parse_level
from voicecoach.routine.reading import read


@pytest.fixture
def dosed():
    """Return a function: the YAML of a routine -> the routine at a level; it must be without problems."""

    def of(text, level="low"):
        reading = read(dedent(text), "test.yaml")
        assert not [problem.message for problem in reading.problems if not problem.warning]
        return dose(reading.routine, parse_level(level))

    return of
