"""Ctrl-Z and `fg`: gives the terminal to the shell while we are stopped, and takes it back when we continue."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from voicecoach.core.signals import handled, present
from voicecoach.core.terminal import is_terminal

STOP, GO_ON = present("SIGTSTP"), present("SIGCONT")
"""Empty on Windows."""

_stops: list[float] = []
"""The length of each stop, in seconds."""


@contextmanager
def minding_stops(stop: Callable[[], None], go_on: Callable[[], None]) -> Iterator[None]:
    """Call `stop` in place of being stopped by Ctrl-Z, and `go_on` after we were stopped by other means.

    Both are called between any two steps of what the main thread does.
    """
    with ExitStack() as stack:
        if STOP and signal.getsignal(STOP[0]) is signal.SIG_DFL:
            stack.enter_context(handled(STOP, lambda _number, _frame: stop()))
            stack.enter_context(handled(GO_ON, lambda _number, _frame: go_on()))
        yield


@contextmanager
def typing(show: Callable[[], None]) -> Iterator[None]:
    """While a line is read in the context, give the shell the terminal as it was before at Ctrl-Z.

    `show` is called when we go on, for the shell has written where the line stood; it may not print through a buffer.
    """
    if sys.platform == "win32" or not is_terminal(sys.stdin):
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)

    def stop() -> None:
        editing = termios.tcgetattr(sys.stdin)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
        be_stopped()
        termios.tcsetattr(sys.stdin, termios.TCSANOW, editing)
        show()

    with minding_stops(stop, show):
        yield


def be_stopped() -> None:
    """Stop as Ctrl-Z would; return when continued, or at once if there is no shell that could continue us."""
    began = time.monotonic()
    handlers = {number: signal.signal(number, signal.SIG_DFL) for number in (*STOP, *GO_ON)}
    try:
        if sys.platform != "win32":
            signal.pthread_kill(threading.get_ident(), *STOP)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        _stops.append(time.monotonic() - began)


def here() -> float:
    """Return seconds on a clock that never goes back, and stands still while we are stopped by Ctrl-Z."""
    return time.monotonic() - sum(_stops)
