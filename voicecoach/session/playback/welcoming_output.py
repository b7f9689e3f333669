"""The output of a session that is heard before there is a session: the welcome plays while all else is loaded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from voicecoach.session.outputs.base import Frames, SinkAround, Source, silence
from voicecoach.session.outputs.fallback_output import FallbackOutput


class WelcomingOutput(SinkAround):
    """A speaker that may begin with the welcome; what is started then has the same beginning, and goes on from there.

    It is one stream: no frame is lost, none is heard twice, and from then on time is counted as ever.
    """

    wakes: ClassVar[bool] = True
    """As a source: a device that sleeps may swallow some of the welcome, so that it needs no long primer."""

    def __init__(self, output: FallbackOutput) -> None:
        super().__init__(output)
        self.output = output
        self._clip: Frames = silence(0)
        self._given = 0
        """Frames of the welcome, and of the silence after it."""
        self._source: Source | None = None
        self.welcoming = False
        """Whether the welcome has begun, and nothing else yet."""

    def welcome(self, clip: Frames) -> None:
        """Begin with `clip`. Raise SpeakerError if there is no device."""
        self._clip = clip
        self.output.start(self)
        self.welcoming = True

    def start(self, source: Source) -> None:
        """Have `source` heard from now on, after what it has in common with the welcome. Raise SpeakerError."""
        goes_on, self.welcoming = self.welcoming and self.alive, False
        if goes_on:
            self.output.revise(partial(self._hand_over, source))
        else:
            self.output.start(source)

    def _hand_over(self, source: Source, lost: int) -> None:
        if heard := min(self._given - lost, len(self._clip)):  # a computer that was slow let silence follow
            source(heard)
        self._source = source

    def __call__(self, frames: int) -> Frames:
        """Return the next frames, as a source."""
        if self._source:
            return self._source(frames)
        part = self._clip[self._given : self._given + frames]
        self._given += frames
        return part + silence(frames - len(part))

    def stop(self) -> int:
        """Be silent at once; return how many frames were pulled and never heard."""
        return self.output.stop()

    def revise(self, change: Callable[[int], None]) -> None:
        """Make a change in the source heard without losing time."""
        self.output.revise(change)
