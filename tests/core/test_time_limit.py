import threading

import pytest

from voicecoach.core.time_limit import hanging, within


@pytest.fixture
def gate():
    """An event for which calls wait; whatever a test does, none is left waiting."""
    made = threading.Event()
    yield made
    made.set()


def test_what_comes_in_time_is_returned_or_raised():
    assert within(lambda: 60, lambda: 42) == 42
    with pytest.raises(ZeroDivisionError):
        within(lambda: 60, lambda: 1 / 0)
    assert not hanging()


def test_what_takes_longer_is_left_to_itself_and_tells_when_it_ends(gate):
    ended = threading.Event()
    with pytest.raises(TimeoutError):
        within(lambda: 0, gate.wait, late=ended.set)
    assert hanging()
    assert not ended.is_set()
    gate.set()
    assert ended.wait(10)


def test_the_limit_may_change_meanwhile(gate):
    limit = [1e9]

    def act():
        limit[0] = 0
        gate.wait()

    with pytest.raises(TimeoutError):
        within(lambda: limit[0], act)


def test_what_fails_late_is_nobodys_business(gate):
    def act():
        gate.wait()
        raise ZeroDivisionError

    ended = threading.Event()
    with pytest.raises(TimeoutError):
        within(lambda: 0, act, late=ended.set)
    gate.set()
    assert ended.wait(10)
