"""Work beside a session: an event loop on a thread of its own, whose troubles stay its own."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

LAST_WORDS = 0.3
"""Seconds that the work is given to end once asked to."""

Work = Callable[["asyncio.Event"], Awaitable[None]]
"""Is given the event at which it shall end."""


def quieten(logger: str) -> None:
    """Have a library's complaints lost; else Python writes them on the screen."""
    import logging

    logging.getLogger(logger).addHandler(logging.NullHandler())


class EventLoopThread:
    """Runs `work` from `start` to `stop`, or until it ends or fails: nobody is told."""

    def __init__(self, name: str, work: Work) -> None:
        self._work = work
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to end and wait for it, not for long."""
        with self._lock:
            self._stopped = True
            end = self._end
        if end:
            self.call(end.set)
        if self._thread.is_alive():
            self._thread.join(2 * LAST_WORDS)

    def call(self, function: Callable[[], object]) -> None:
        """Have `function` called in the loop; not at all if there is none yet or no more."""
        with suppress(RuntimeError):  # it was closed this moment
            if self._loop:
                self._loop.call_soon_threadsafe(function)

    def _run(self) -> None:
        import asyncio

        quieten("asyncio")
        with suppress(Exception):
            asyncio.run(self._main())

    async def _main(self) -> None:
        import asyncio

        loop, end = asyncio.get_running_loop(), asyncio.Event()
        loop.set_exception_handler(lambda *_: None)  # it would write on the screen
        with self._lock:
            self._loop, self._end = loop, end
            if self._stopped:
                return
        work, ended = asyncio.ensure_future(self._work(end)), asyncio.ensure_future(end.wait())
        await asyncio.wait({work, ended}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({work}, timeout=LAST_WORDS)
