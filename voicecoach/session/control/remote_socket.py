"""The socket at which other shells reach a session; it exists from the start, long before anything answers.

It comes with the file by which `remote_client` finds it. While the voice and the device load, connections wait in the
system's queue; then `remote_server` accepts them. The system closes the socket of a session that was killed, so that
session isn't found.
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
"""The most bytes of a Unix socket's path, below the smallest system limit (104 on macOS)."""
QUEUE = 1024
"""How many connections may wait to be accepted."""


class RemoteSocket:
    """A listening socket by which this process is reached as a session, until it is closed."""

    def __init__(self, folder: Path, data: str = "") -> None:
        """Listen, and announce a starting session in `folder`; `data` as in its RunningSession. Raise OSError."""
        self._folder = folder
        self.listener, address = _listen(folder)
        self.session = RunningSession(os.getpid(), address, os.urandom(32).hex(), starting=True, data=data)
        try:
            announce(self.session, folder)
        except OSError:
            self.close()
            raise

    def answered(self) -> None:
        """Announce that the session has begun, so requests are answered."""
        with suppress(OSError):  # if the disk is full, clients are only more patient than necessary
            announce(replace(self.session, starting=False), self._folder)

    def close(self) -> None:
        """Remove the announcement and stop listening."""
        forget(self.session.pid, self._folder)
        self.listener.close()


@contextmanager
def reachable(data: str = "") -> Iterator[RemoteSocket | None]:
    """Let other shells reach this process within the context; yield None if that isn't possible.

    `data` is the data folder if the session is heard, so that another one is not begun beside it.
    """
    try:
        door = RemoteSocket(own_folder(), data)
    except OSError:
        yield None
        return
    with closing(door):
        yield door


def _listen(folder: Path) -> tuple[socket.socket, str | int]:
    """Return a listening socket and its address: a path, or a port of this machine where a path isn't possible."""
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
