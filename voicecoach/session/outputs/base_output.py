"""The base class of outputs: counts the frames, wakes up sleeping devices, and notices when a device is gone."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from contextlib import nullcontext
from typing import ClassVar

from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Source
from voicecoach.session.outputs.counted_source import Clock, CountedSource

LOST = 2.0
"""Seconds without a call from the device after which it is gone."""
DROWSY = 1.0
"""Seconds of silence after which a device may have gone to sleep, and swallows the start of what comes next."""
DEPTHS = 4
"""How many feeds are remembered, of how much the device held when it asked."""
LONG_PRIMER, SHORT_PRIMER = RATE // 10, RATE // 50
"""Frames of silence before the sound: for a device that may sleep, and for one that surely doesn't."""


class BaseOutput:
    """A speaker without its device.

    A subclass gives three steps: `_open` opens the device and makes it pull from the feed, or raises SpeakerError;
    `_halt` is silent at once, and the feed is not called when it returns; `_shut` lets the device go, told how many
    frames were never heard.
    """

    sleeps: ClassVar[bool] = True
    """Whether the device needs a primer."""

    def __init__(self, target: str = "", clock: Clock = time.monotonic) -> None:
        self.target = target
        """What was named behind the output's name: a file, or a device."""
        self._clock = clock
        self._feed: CountedSource | None = None
        self._silent_since = float("-inf")
        self._depths: deque[float] = deque(maxlen=DEPTHS)
        self.primer = 0
        """Frames of silence before the source's first."""

    def _open(self, feed: CountedSource) -> None:
        raise NotImplementedError

    def _halt(self) -> None:
        raise NotImplementedError

    def _shut(self, unheard: int) -> None:
        """Let the device go; nothing to do unless a subclass says so."""

    def _unheard(self, feed: CountedSource) -> int:
        """Return how many frames were pulled and never heard, once halted."""
        return feed.queued

    def start(self, source: Source) -> None:
        """Open the device and pull from `source` until stopped. Raise SpeakerError if there is no device.

        One that `wakes` the device by itself begins with what may be swallowed, and needs no long primer.
        """
        self.stop()
        self.primer = self._primer(getattr(source, "wakes", False))
        feed = CountedSource(source, self.primer, self._clock, tuple(self._depths))
        self._open(feed)
        self._feed = feed

    def _primer(self, wakes: bool) -> int:
        if not self.sleeps:
            return 0
        drowsy = self._clock() - self._silent_since > DROWSY
        return LONG_PRIMER if drowsy and not wakes else SHORT_PRIMER

    def stop(self) -> int:
        """Be silent at once; return how many frames were pulled and never heard. Raise what the source raised."""
        feed, self._feed = self._feed, None
        if feed is None:
            return 0
        self._halt()
        unheard = self._unheard(feed)
        self._shut(unheard)
        self._silent_since = self._clock()
        if feed.depth is not None:
            self._depths.append(feed.depth)
        if feed.failure:
            raise feed.failure
        return unheard

    def revise(self, change: Callable[[int], None]) -> None:
        """Take nothing back, for a device has what it pulled: the change is heard once that is over."""
        with self._feed.turn if self._feed else nullcontext():
            change(0)

    @property
    def queued(self) -> int:
        """Frames pulled but not yet heard."""
        return self._feed.queued if self._feed else 0

    @property
    def alive(self) -> bool:
        """Whether frames are being taken from a source that gives them; true also while stopped."""
        return self._feed is None or (self._feed.failure is None and self._feed.idle < LOST)

    def close(self) -> None:
        """Stop and let the device go; safe to call twice."""
        self.stop()
