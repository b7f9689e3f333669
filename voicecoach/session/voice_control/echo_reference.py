"""Tells the ears what the coach plays as it goes to the speaker, whose thread never waits for that."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Primed, SinkAround, Source
from voicecoach.session.outputs.counted_source import Clock
from voicecoach.sound.clip import Clip

LEARNING = 4
"""Blocks after which a device has filled its queue, and shows how long a frame waits in it."""
SLIP = 0.02
"""Seconds by which a block may seem early or late before the stream counts as shifted: devices ask late."""
REMEMBERED = 3 * RATE
"""Frames that can be told again; more than any speaker queues."""
PAST = RATE // 2
"""Frames that are told again though already heard, as the ears are a little behind."""


@dataclass(frozen=True)
class Played:
    """What the speaker took: a block, or several that replace what was told before."""

    clip: Clip = field(repr=False)
    begun: float
    """When the first frame since the speaker was started is heard, as far as is known by now; monotonic seconds.

    When that changes, all that is still to be heard is told again.
    """
    first: bool
    """Whether this block has that frame."""
    again: int | None = None
    """The frame, counted from that one, from which on this replaces what was told; None: it follows that."""


@dataclass(frozen=True)
class Stopped:
    """What was to be heard from `at` on never was."""

    at: float


Tell = Callable[[Played | Stopped], object]
"""Called on the speaker's thread: returns at once, raises nothing."""


class EchoReference(SinkAround):
    """A speaker that also tells the ears its frames."""

    def __init__(self, speaker: Primed, tell: Tell, clock: Clock = time.monotonic) -> None:
        super().__init__(speaker)
        self._tell = tell
        self._clock = clock
        self._taken = 0
        self._again: int | None = None
        self._recent = np.zeros(0, np.int16)
        """The last frames that were taken."""

    def start(self, source: Source) -> None:
        """Open if need be and pull from `source` until stopped. Raise SpeakerError if there is no device."""
        anchor = _Anchor()
        self._taken, self._again = 0, None
        self._recent = np.zeros(0, np.int16)

        def read(count: int) -> Clip:
            clip = np.asarray(source(count))
            self._tell(self._played(clip, anchor))
            return clip

        self._speaker.start(read)

    def _played(self, clip: Clip, anchor: _Anchor) -> Played:
        first, again, self._again = self._taken == 0, self._again, None
        self._taken += len(clip)
        self._recent = np.concatenate([self._recent, clip])[-REMEMBERED:]
        if again is None:
            # What was just pulled is already queued; only the device's primer comes before the very first block.
            queued = self._speaker.queued
            waits = self._speaker.primer if first else queued - self._taken
            if anchor.learn(self._clock() + waits / RATE) and not first:
                clip = self._recent[-max(len(clip), queued + PAST) :]
                again = self._taken - len(clip)
        return Played(clip, anchor.begun, first, again)

    def stop(self) -> int:
        """Be silent at once; return how many frames were pulled and never heard."""
        lost = self._speaker.stop()
        self._tell(Stopped(self._clock()))
        return lost

    def revise(self, change: Callable[[int], None]) -> None:
        """Make a change in the source heard without losing time."""

        def changed(lost: int) -> None:
            if lost:
                self._taken = self._again = self._taken - lost
                self._recent = self._recent[:-lost]
            change(lost)

        self._speaker.revise(changed)

    def close(self) -> None:
        """Stop and let the device go; safe to call twice."""
        super().close()
        self._tell(Stopped(self._clock()))


class _Anchor:
    """When a stream began to be heard: moved as rarely as possible, as the canceller has to follow."""

    def __init__(self) -> None:
        self._estimates: deque[float] = deque(maxlen=3)
        self._seen = 0
        self.begun = float("-inf")
        """The best estimate so far."""

    def learn(self, estimate: float) -> bool:
        """Take one more estimate; return whether it changed what is known."""
        self._seen += 1
        self._estimates.append(estimate)
        learning = self._seen <= LEARNING
        # A device may ask late once, but its frames aren't heard any later for that.
        best = max(self.begun, estimate) if learning else median(self._estimates)
        if abs(best - self.begun) <= SLIP:
            return False
        self.begun = best
        return True
