"""A routine as a user would type it."""

import signal
from textwrap import dedent

import pytest
from hypothesis import settings

from voicecoach.routine.adjust.level import dose, parse_level
from voicecoach.routine.reading.routine import read

settings.register_profile("explore", deadline=None)  # speed is measured in benchmarks/: machines are noisy
settings.register_profile("same", settings.get_profile("explore"), derandomize=True)
settings.load_profile("same")  # a change is judged by what it changes; `--hypothesis-profile=explore` looks for more


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
