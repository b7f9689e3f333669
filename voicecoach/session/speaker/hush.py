"""Keep sound libraries off the screen: ALSA, JACK and PortAudio write to file descriptor 2 while they look around."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_one_at_a_time = threading.Lock()


@contextmanager
def hushed() -> Iterator[None]:
    """Send what this process writes to file descriptor 2 nowhere; hold it for as short as can be."""
    with _one_at_a_time:
        try:
            if sys.stderr is not None:
                sys.stderr.flush()
            kept = os.dup(2)
        except (OSError, ValueError):  # closed already: nothing can reach the screen
            yield
            return
        try:
            send_nowhere(2)
            yield
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def send_nowhere(descriptor: int) -> None:
    """Have what is written to a file descriptor go nowhere. Raise OSError."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
