"""The base class of outputs without a device: a thread takes the frames in real time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import ClassVar

from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Frames
from voicecoach.session.outputs.base_output import LOST, BaseOutput
from voicecoach.session.outputs.counted_source import Clock, CountedSource

PERIOD = RATE // 20
"""Frames taken at a time: 50 ms."""


class TimedSpeaker(BaseOutput):
    """Takes a period whenever one is due and gives it to `_take`, which a subclass writes.

    `event` makes the event that ends the pace; a test's own moves its own clock on instead of waiting.
    """

    sleeps: ClassVar[bool] = False

    def __init__(
        self,
        target: str = "",
        clock: Clock = time.monotonic,
        event: Callable[[], threading.Event] = threading.Event,
    ) -> None:
        super().__init__(target, clock)
        self._event = event
        self._ended = event()
        self._thread = threading.Thread()
        self._turn = threading.Lock()
        """Held by who has the source called."""

    def _take(self, frames: Frames) -> None:
        """Do what is to be done with the next period; nothing, unless a subclass says so."""

    def _open(self, feed: CountedSource) -> None:
        self._ended = self._event()
        self._thread = threading.Thread(target=self._pace, args=(feed, self._ended), name=type(self).__name__)
        self._thread.daemon = True
        self._thread.start()

    def _halt(self) -> None:
        self._ended.set()
        self._thread.join()

    def _pace(self, feed: CountedSource, ended: threading.Event) -> None:
        try:
            due = self._clock()
            while not ended.wait(max(0.0, due - self._clock())):
                with self._turn:
                    self._take(feed.pull(PERIOD))
                late = self._clock() - due
                # Ctrl-Z stops us as it stops a device: afterwards we go on, and don't catch up.
                due += PERIOD / RATE + (late if late > LOST else 0.0)
        except Exception as error:  # told by `alive` and raised by `stop`
            feed.failure = error
