"""What is laid over the track: answers on top, and how loud it all is. Pure.

Both go by the frames that the speaker has taken, so that what is taken back and read again sounds as it would have.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

import numpy as np

from voicecoach.core.units import RATE
from voicecoach.sound.clip import Clip

FADE = RATE // 100
"""Frames in which it becomes louder or softer, without a click."""


@dataclass(frozen=True)
class Overlay:
    """A sound that begins at a frame."""

    begin: int
    clip: Clip = field(repr=False)

    def covers(self, at: int) -> bool:
        """Say whether it sounds at a frame."""
        return self.begin <= at < self.begin + len(self.clip)

    def edge(self, at: int) -> int:
        """Return how many frames after `at` it begins or ends next; very many if it is over."""
        edges = (self.begin - at, self.begin + len(self.clip) - at)
        return next((edge for edge in edges if edge > 0), sys.maxsize)

    def over(self, under: Clip, at: int) -> Clip:
        """Return `under`, which begins at the frame `at`, with this mixed into it."""
        into = max(0, self.begin - at)
        part = self.clip[max(0, at - self.begin) :][: max(0, len(under) - into)]
        if not len(part):
            return under
        loud = under.astype(np.int32)
        loud[into : into + len(part)] += part
        return np.clip(loud, -32768, 32767).astype(np.int16)


@dataclass(frozen=True)
class Fade:
    """From one gain to another, beginning at a frame."""

    begin: int
    before: float
    after: float

    def of(self, clip: Clip, at: int) -> Clip:
        """Return `clip`, which begins at the frame `at`, as loud as it is to be."""
        if at >= self.begin + FADE or self.before == self.after:
            return clip if self.after == 1.0 else (clip * np.float32(self.after)).astype(np.int16)
        way = np.clip((np.arange(at, at + len(clip)) - self.begin) / FADE, 0.0, 1.0)
        return (clip * (self.before + way * (self.after - self.before))).astype(np.int16)
