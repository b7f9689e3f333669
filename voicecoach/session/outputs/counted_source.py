"""A source wrapped for a device: it never raises, and it counts and times what the device takes."""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Frames, Source, silence

Clock = Callable[[], float]
"""Seconds that only ever go forward."""

LEARNING = 2.0
"""Seconds within which a device shows how much it still holds when it asks for more."""


@dataclass(frozen=True)
class _Asked:
    """How things stood when the device last asked; replaced as a whole, for another thread reads it."""

    at: float
    heard: float
    """Frames heard by then."""
    given: int
    """Frames given, those of this time too."""


class CountedSource:
    """Hands a source's frames to a device, after `primer` frames of silence, and tells how many are not yet heard.

    A device asks for more whenever its queue has sunk to one and the same depth. In the first two seconds the depth
    is what was given less the time that passed; from then on, heard is what was given less the depth. So a card's
    clock may drift from ours, and the error is only how late the device asked: a few milliseconds.

    A device that is late to begin, on a busy machine by 0.3 s, seems to have a depth that is smaller by as much. That
    can't be seen, but it is rare: the middle one is taken of this depth and those `known`, of the feeds before.
    """

    def __init__(
        self, source: Source, primer: int = 0, clock: Clock = time.monotonic, known: Sequence[float] = ()
    ) -> None:
        self._source = source
        self._primer = self._silence = primer
        self._clock = clock
        self._begun: float | None = None
        self._known = known
        self.depth: float | None = None
        """Frames that the device seems to hold when it asks; None until it asked twice."""
        self._asked = _Asked(clock(), 0.0, 0)
        self.failure: Exception | None = None
        """What the source raised, if it did; from then on there is silence."""
        self.turn = threading.RLock()
        """Held while the source is called."""

    def pull(self, frames: int) -> Frames:
        """Return the next `frames` frames; never raise, for it is a device that calls."""
        self._note(frames)
        primer = min(self._silence, frames)
        self._silence -= primer
        with self.turn:
            sound = self._ask(frames - primer)
        return array("h", silence(primer).tobytes() + sound.tobytes()) if primer else sound

    def pull_again(self, frames: int) -> Frames:
        """Return anew the last `frames` frames of a source that has gone back by as many; nothing else changes."""
        return self._ask(frames)

    def _note(self, frames: int) -> None:
        now = self._clock()
        self._begun = now if self._begun is None else self._begun
        given = self._asked.given
        if given and now - self._begun < LEARNING:
            # A device that asks late holds less than it should, so the most that was seen is the truth.
            self.depth = max(self.depth or 0.0, given - (now - self._begun) * RATE)
        depth = _middle([*self._known, self.depth or 0.0]) if given else 0.0
        self._asked = _Asked(now, max(0.0, given - depth), given + frames)

    def _ask(self, frames: int) -> Frames:
        if frames and self.failure is None:
            try:
                return _exactly(frames, self._source(frames))
            except Exception as error:  # the speaker raises it where somebody can see it
                self.failure = error
        return silence(frames)

    @property
    def given(self) -> int:
        """Frames pulled, those of the primer too."""
        return self._asked.given

    @property
    def queued(self) -> int:
        """Frames pulled from the source and not yet heard."""
        asked = self._asked
        unheard = asked.given - asked.heard - (self._clock() - asked.at) * RATE
        return max(0, min(round(unheard), asked.given - self._primer))

    @property
    def idle(self) -> float:
        """Seconds since the device last asked."""
        return self._clock() - self._asked.at


def _middle(values: Sequence[float]) -> float:
    """Return the median, the higher one of two; `statistics` would take long to load."""
    return sorted(values)[len(values) // 2]


def _exactly(frames: int, sound: Frames) -> Frames:
    if len(sound) != frames:
        raise ValueError(f"the source was asked for {frames} frames and gave {len(sound)}")
    return sound
