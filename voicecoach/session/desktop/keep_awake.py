"""Keeps the computer awake during a session, and lets it sleep after a long pause."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from queue import SimpleQueue

from voicecoach.session.playback.commands import Put
from voicecoach.session.playback.view import View

LONG_PAUSE = 600.0
"""Seconds of pause after which the computer may sleep."""
GOODBYE = 1.0
"""Seconds for which the end of a session waits for the system; what is not undone by then ends with our process."""


class KeepAwake:
    """A companion that asks the system to stay awake; on a system that can't be asked, it does nothing."""

    def __init__(self, _put: Put, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._moved = clock()
        self._asked = False
        self._wishes: SimpleQueue[bool | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="Awake", daemon=True)

    def __enter__(self) -> KeepAwake:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._wishes.put(None)
        self._thread.join(GOODBYE)

    def show(self, view: View) -> None:
        """Keep it awake while the session runs, and for a while after that."""
        now = self._clock()
        self._moved = self._moved if view.paused else now
        if self._asked != (wish := now - self._moved < LONG_PAUSE):
            self._asked = wish
            self._wishes.put(wish)

    def _run(self) -> None:
        with suppress(Exception), ExitStack() as held:
            while (wish := self._wishes.get()) is not None:
                with suppress(Exception):  # whatever the system answers, the session goes on
                    held.enter_context(kept_awake()) if wish else held.close()


@contextmanager
def kept_awake() -> Iterator[str]:
    """Keep the computer awake, and its screen on if that can be; yield the means, empty if there is none."""
    from wakepy import keep

    logging.getLogger("wakepy").addHandler(logging.NullHandler())  # else its warnings go to the screen
    with keep.presenting(on_fail="pass") as screen, ExitStack() as stack:
        held = screen if screen.active else stack.enter_context(keep.running(on_fail="pass"))
        yield str(held.active_method.name) if held.active_method else ""
