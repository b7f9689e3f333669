"""The companions of a session leave it all at once, whatever one of them is waiting for."""

import threading

import pytest

from voicecoach.app.live.companions import together


class Waiting:
    """A companion that leaves no sooner than all others do."""

    def __init__(self, barrier, enters=True):
        self.barrier = barrier
        self.enters = enters
        self.left = False

    def __enter__(self):
        assert self.enters
        return self

    def __exit__(self, *_):
        self.barrier.wait(10)
        self.left = True


def test_all_leave_at_the_same_time():
    barrier = threading.Barrier(3)
    companions = [Waiting(barrier) for _ in range(3)]
    with together(companions) as displays:
        assert displays == companions
    assert all(companion.left for companion in companions)


def test_those_that_had_come_leave_when_one_does_not_come():
    first, second = Waiting(threading.Barrier(1)), Waiting(threading.Barrier(1), enters=False)
    with pytest.raises(AssertionError), together([first, second]):
        pass
    assert (first.left, second.left) == (True, False)
