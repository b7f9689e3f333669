"""An asyncio event loop on a thread of its own, whose errors never reach the session."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio

LAST_WORDS = 0.3
"""Seconds the work has to end once it is asked to."""

Work = Callable[["asyncio.Event"], Awaitable[None]]
"""A coroutine that ends when the event it is given is set."""


def quieten(logger: str) -> None:
    """Silence a library's log, which Python would otherwise write on the screen."""
    import logging

    logging.getLogger(logger).addHandler(logging.NullHandler())


class EventLoopThread:
    """Runs `work` from `start` to `stop`, or until it ends or fails, which is not reported."""

    def __init__(self, name: str, work: Work) -> None:
        self._work = work
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self._stopped = False

    def start(self) -> None:
        """Start the thread and return at once."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the work to end, and wait briefly for it."""
        with self._lock:
            self._stopped = True
            end = self._end
        if end:
            self.call(end.set)
        if self._thread.is_alive():
            self._thread.join(2 * LAST_WORDS)

    def call(self, function: Callable[[], object]) -> None:
        """Call `function` in the loop; do nothing before the loop runs or after it has ended."""
        with suppress(RuntimeError):  # it has just been closed
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
        loop.set_exception_handler(lambda *_: None)  # the default handler writes on the screen
        with self._lock:
            self._loop, self._end = loop, end
            if self._stopped:
                return
        work, ended = asyncio.ensure_future(self._work(end)), asyncio.ensure_future(end.wait())
        await asyncio.wait({work, ended}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({work}, timeout=LAST_WORDS)
