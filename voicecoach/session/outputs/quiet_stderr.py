"""Keep sound libraries off the screen: ALSA, JACK and PortAudio write to file descriptor 2 while they look around."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_quiet: set[object] = set()
"""Contexts in which descriptor 2 leads nowhere, which it does while there is any."""
_kept: list[int] = []
"""A copy of descriptor 2 as it was, meanwhile."""


@contextmanager
def hushed() -> Iterator[None]:
    """Send what this process writes to file descriptor 2 nowhere; hold it for as short as can be."""
    mark = object()
    with _lock:
        if not _quiet:
            _silence()
        _quiet.add(mark)
    try:
        yield
    finally:
        with _lock:
            if mark in _quiet:
                _quiet.remove(mark)
                _restore()


def speak_up() -> None:
    """Let stderr be seen again although a library that hangs is still hushed."""
    with _lock:
        _quiet.clear()
        _restore()


def _silence() -> None:
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
        _kept.append(os.dup(2))
    except (OSError, ValueError):  # closed already: nothing can reach the screen
        return
    send_nowhere(2)


def _restore() -> None:
    while _kept and not _quiet:
        kept = _kept.pop()
        os.dup2(kept, 2)
        os.close(kept)


def send_nowhere(descriptor: int) -> None:
    """Have what is written to a file descriptor go nowhere. Raise OSError."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
