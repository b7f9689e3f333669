"""Waiting for what another thread or process does."""

import threading
from time import monotonic  # the real one, also where a test has another


def runs(thread):
    """Whether a thread of that name runs."""
    return any(each.name == thread for each in threading.enumerate())


def wait_until(true, seconds=10):
    """Look again and again; raise AssertionError if it isn't true after `seconds`."""
    deadline = monotonic() + seconds
    while not true():
        assert monotonic() < deadline, "it took too long"
        threading.Event().wait(0.005)
