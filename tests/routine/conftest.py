"""What the tests of this room share: a routine typed in place."""

from collections.abc import Callable

import pytest

from voicecoach.core.errors import Problem
from voicecoach.core.paths import shipped
from voicecoach.routine.model import Exercise, Routine
from voicecoach.routine.reading.routine import read


@pytest.fixture
def find() -> Callable[[str, str], tuple[str, str]]:
    """Find what a routine extends among ours."""

    def found(name: str, file: str) -> tuple[str, str]:
        path = shipped("routines") / f"{name}.yaml"
        return str(path), path.read_text(encoding="utf-8")

    return found


@pytest.fixture
def routine() -> Callable[[str], Routine]:
    """Read a routine that must be fine, warnings included."""

    def made(text: str) -> Routine:
        reading = read(text)
        assert reading.problems == ()
        assert reading.routine is not None
        return reading.routine

    return made


@pytest.fixture
def exercise(routine) -> Callable[[str], Exercise]:
    """Read the only exercise, given as a flow mapping without its braces and name."""

    def made(fields: str) -> Exercise:
        entry = routine(f"exercises:\n  - {{name: A, {fields}}}").exercises[0]
        assert isinstance(entry, Exercise)
        return entry

    return made


@pytest.fixture
def problems() -> Callable[[str], list[Problem]]:
    """Read a routine that must be wrong."""

    def made(text: str) -> list[Problem]:
        reading = read(text)
        assert reading.problems
        assert reading.routine is None or all(problem.warning for problem in reading.problems)
        return list(reading.problems)

    return made
