"""A routine as a user would type it."""

import os
import signal
from itertools import groupby
from textwrap import dedent

import pytest
from hypothesis import settings

from voicecoach.routine.adjust.level import dose, parse_level
from voicecoach.routine.reading.routine import read

settings.register_profile("untimed", deadline=None)  # speed is measured in benchmarks/: machines are noisy
settings.load_profile("untimed")


WORKERS_PER_CORE = 3
"""The tests of whole sessions mostly wait for a sound or for a second to pass."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """Have `-n auto` be more than there are cores."""
    return WORKERS_PER_CORE * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items):
    """Have the tests that wait stand among those that compute, so that there is always something of both to do.

    They stand between files, for a file may have something made once for all of its tests.
    """
    waiting = [item for item in items if "e2e" in item.path.parts]
    files = [list(group) for _, group in groupby((item for item in items if "e2e" not in item.path.parts), _file)]
    if waiting and files:
        share = len(waiting) / len(files)
        shares = [waiting[round(share * at) : round(share * (at + 1))] for at in range(len(files))]
        items[:] = [item for here, file in zip(shares, files, strict=True) for item in (*here, *file)]


def _file(item):
    return item.path


@pytest.fixture
def dosed():
    """Return a function: the YAML of a routine -> the routine at a level; it must be without problems."""

    def of(text, level="low"):
        reading = read(dedent(text), "test.yaml")
        assert not [problem.message for problem in reading.problems if not problem.warning]
        return dose(reading.routine, parse_level(level))

    return of


@pytest.fixture(autouse=True, scope="session")
def interruptible():
    """Have Ctrl-C and a hangup work in the tests and in what they start: a job in the background, or one of `nohup`,
    is begun with them ignored."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
