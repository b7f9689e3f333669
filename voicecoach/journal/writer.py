"""The thread that writes to the journal, in order, so that a session never waits for a disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from voicecoach.core.errors import VoicecoachError

if TYPE_CHECKING:
    from voicecoach.journal.store import Store

Write = Callable[["Store"], None]
LAST_WORDS = 3.0
"""Seconds that a slow disk is given at the end; what isn't written by then is lost."""


class Writer:
    """Opens the journal and writes to it. A failure is told once; the write is tried again with the next."""

    def __init__(self, open_: Callable[[], Store], tell: Callable[[str], None]) -> None:
        self._open = open_
        self._tell = tell
        self._inbox: SimpleQueue[Write | None] = SimpleQueue()
        self._pending: deque[Write] = deque()
        self._store: Store | None = None
        self._told = False
        self._thread = Thread(target=self._run, name="journal", daemon=True)

    def start(self) -> None:
        """Begin to write, on a thread of its own."""
        self._thread.start()

    def put(self, write: Write) -> None:
        """Queue `write` after earlier ones, and return at once."""
        self._inbox.put(write)

    def stop(self) -> bool:
        """Write what is queued, if the disk is quick, and close the journal; return whether everything was written."""
        self._inbox.put(None)
        self._thread.join(LAST_WORDS)
        return not (self._pending or self._thread.is_alive())

    def _run(self) -> None:
        while write := self._inbox.get():
            self._pending.append(write)
            self._catch_up()
        self._let_go()

    def _catch_up(self) -> None:
        import sqlite3  # here, on this thread, so that the first sound needn't wait for it

        try:
            self._store = self._store or self._open()
            while self._pending:
                self._pending[0](self._store)
                self._pending.popleft()
        except (sqlite3.Error, OSError, VoicecoachError) as error:
            self._let_go()
            if not self._told:
                self._tell(f"The journal can't be written: {_reason(error)}. The session goes on without it.")
            self._told = True

    def _let_go(self) -> None:
        store, self._store = self._store, None
        if store:
            store.close()


def _reason(error: Exception) -> str:
    if isinstance(error, VoicecoachError):
        return f"{error.message}; {error.hint}"
    return (isinstance(error, OSError) and error.strerror) or str(error)
