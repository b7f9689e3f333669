"""What the coach plays, by the time at which it is heard. Pure."""

from __future__ import annotations

import numpy as np

from voicecoach.session.voice_control.model import EAR_RATE, Samples

KEPT = 6 * EAR_RATE
"""Samples kept: what is queued ahead, and what a late reader may still ask for."""


class Timeline:
    """Addressed by time in samples; silence where nothing was written, or so long ago that it is forgotten."""

    def __init__(self, kept: int = KEPT) -> None:
        self._ring: Samples = np.zeros(kept, np.int16)
        self._end = 0

    def write(self, block: Samples, at: int) -> None:
        """Have `block` be heard from `at` on, in place of what was to be heard then."""
        kept = len(self._ring)
        if at + len(block) > self._end:
            self._silence(max(self._end, at + len(block) - kept), at + len(block))
            self._end = at + len(block)
        first = max(at, self._end - kept)
        self._ring[np.arange(first, at + len(block)) % kept] = block[first - at :]

    def cut(self, at: int) -> None:
        """Have nothing be heard from `at` on, whatever was written for then."""
        self._silence(max(at, self._end - len(self._ring)), self._end)

    def read(self, at: int, count: int) -> Samples:
        """Return what is heard in the `count` samples from `at` on."""
        found = np.zeros(count, np.int16)
        first, last = max(at, self._end - len(self._ring), 0), min(at + count, self._end)
        if first < last:
            found[first - at : last - at] = self._ring[np.arange(first, last) % len(self._ring)]
        return found

    def _silence(self, first: int, last: int) -> None:
        if first < last:
            self._ring[np.arange(first, last) % len(self._ring)] = 0
