"""Time limits for calls that may hang: after the limit a call is abandoned on its thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

TURN = 0.05
"""Seconds between two checks whether the limit has changed."""

_left: set[Thread] = set()


def within(limit: Callable[[], float], act: Callable[[], T], late: Callable[[], object] = lambda: None) -> T:
    """Call `act` and return or raise what it does. Raise TimeoutError if it takes longer than the limit.

    The call runs on a thread of its own. One that was given up goes on, and calls `late` if it ends after all. The
    limit is in seconds, and may change meanwhile from any thread; no time passes while we are stopped by Ctrl-Z.
    """
    call = _Call(act, late)
    call.start()
    waited = 0.0
    try:
        while not call.over.wait(TURN) and waited < limit():
            waited += TURN
    finally:  # also after Ctrl-C
        given_up = call.give_up()
    if given_up:
        raise TimeoutError
    return call.result()


def hanging() -> bool:
    """Return whether an abandoned call is still running, so that the program must end without waiting for threads."""
    return any(call.is_alive() for call in list(_left))


class _Call(Thread, Generic[T]):
    def __init__(self, act: Callable[[], T], late: Callable[[], object]) -> None:
        super().__init__(name="call", daemon=True)
        self._act = act
        self._late = late
        self._lock = Lock()
        self._given_up = False
        self._returned: list[T] = []
        self._raised: BaseException | None = None
        self.over = Event()

    def run(self) -> None:
        try:
            self._returned.append(self._act())
        except BaseException as error:  # raised where somebody waits for it
            self._raised = error
        with self._lock:
            self.over.set()
        if self._given_up:
            with suppress(Exception):
                self._late()
            _left.discard(self)

    def give_up(self) -> bool:
        """Abandon the call; return whether it was still running."""
        with self._lock:
            if not self.over.is_set():
                self._given_up = True
                _left.add(self)
            return self._given_up

    def result(self) -> T:
        if self._raised:
            raise self._raised
        return self._returned[0]
