"""The door of a session, at which another shell knocks: there from the first moment, long before somebody answers.

It is a socket that listens, and the file that leads to it (`running`). While voice and device are being loaded, who
knocks waits in the system's queue; then `remote` lets them in. The socket is the system's to close: a session that was
killed isn't found.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from voicecoach.session.control.remote_client import RunningSession, announce, forget, own_folder

LONGEST_PATH = 100
"""Bytes of a Unix socket's path, below the least of the systems' limits (104 on macOS)."""
QUEUE = 1024
"""Who may wait at the door."""


class RemoteSocket:
    """Where this process is reached as a session, until it is closed."""

    def __init__(self, folder: Path) -> None:
        """Be found in `folder`, as a session that is starting. Raise OSError if that can't be."""
        self._folder = folder
        self.listener, address = _listen(folder)
        self.session = RunningSession(os.getpid(), address, os.urandom(32).hex(), starting=True)
        try:
            announce(self.session, folder)
        except OSError:
            self.close()
            raise

    def answered(self) -> None:
        """Be found as a session that has begun: somebody answers."""
        with suppress(OSError):  # the disk may be full: who asks is only more patient than need be
            announce(replace(self.session, starting=False), self._folder)

    def close(self) -> None:
        """Be found no more."""
        forget(self.session.pid, self._folder)
        self.listener.close()


@contextmanager
def reachable() -> Iterator[RemoteSocket | None]:
    """Have this process found as a session while the context lasts, and no longer; None where that can't be."""
    try:
        door = RemoteSocket(own_folder())
    except OSError:
        yield None
        return
    with closing(door):
        yield door


def _listen(folder: Path) -> tuple[socket.socket, str | int]:
    """Return what listens, and its address: a port of this machine where a path can't be."""
    path = folder / f"session-{os.getpid()}.sock"
    if sys.platform == "win32" or len(os.fsencode(path)) > LONGEST_PATH:
        listener = socket.create_server(("127.0.0.1", 0), backlog=QUEUE)
        return listener, listener.getsockname()[1]
    path.unlink(missing_ok=True)
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(str(path))
        listener.listen(QUEUE)
    except OSError:
        listener.close()
        raise
    return listener, str(path)
