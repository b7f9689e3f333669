"""The track: steps as samples. A take holds the clips of one placed step, and mixes any part of it on demand.

Nothing but the clips is kept in memory, so a hold of a day costs no more than one of a second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from voicecoach.score.model import Earcon, Placed, Step
from voicecoach.score.place import place
from voicecoach.sound.clip import Clip
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.tones import mix

BLOCK = 48_000
"""Frames mixed at a time when a whole step is read."""


@dataclass(frozen=True)
class Take:
    """A placed step and its clips."""

    placed: Placed
    clips: Mapping[str | Earcon, Clip]
    tone_gain: float = 1.0
    """By which the tones, which are no clips, are made louder."""

    def read(self, start: int, count: int, voice_from: int = 0) -> Clip:
        """Return `count` frames from `start` on; silence past the end. No words that begin before `voice_from`."""
        mixed = self._cues(start, count, voice_from)
        tones = self.placed.tones
        for tone in tones[bisect_right(tones, start, key=lambda tone: tone.end) :]:
            if tone.frame >= start + count:
                break
            mixed = mix(mixed, tone, start, self.tone_gain)
        return mixed

    def _cues(self, start: int, count: int, voice_from: int) -> Clip:
        mixed = np.zeros(count, np.int16)
        cues = self.placed.cues  # by frame and apart, so by end too
        for cue in cues[bisect_right(cues, start, key=lambda cue: cue.end) :]:
            if cue.frame >= start + count:
                break
            if cue.frame >= voice_from or isinstance(cue.what, Earcon):
                into, out_of = max(0, cue.frame - start), max(0, start - cue.frame)
                part = self.clips[cue.what][out_of : out_of + count - into]
                mixed[into : into + len(part)] = part
        return mixed

    def changed(self, step: Step) -> Take:
        """Return a take of `step` with the same clips; it must not say anything that this one doesn't."""
        return Take(place(step, {what: len(clip) for what, clip in self.clips.items()}), self.clips, self.tone_gain)

    def blocks(self) -> Iterator[Clip]:
        """Yield the whole step, block by block."""
        for start in range(0, self.placed.frames, BLOCK):
            yield self.read(start, min(BLOCK, self.placed.frames - start))


def texts(step: Step) -> set[str]:
    """Return the phrases said in a step."""
    segments = (part for segment in step.segments for part in (segment, *segment.ahead))
    return {say.what for segment in segments for say in segment.says if not isinstance(say.what, Earcon)}


@dataclass(frozen=True)
class Track:
    """Makes takes: speaks what a step says, measures it, places it."""

    booth: SpokenClips
    earcons: Mapping[Earcon, Clip]

    def take(self, step: Step) -> Take:
        """Return `step` ready to play. Phrases that weren't spoken before are spoken now, which may take a while."""
        clips: dict[str | Earcon, Clip] = dict(self.earcons.items())
        for text in sorted(texts(step)):
            if (clip := self.booth.clip(text)) is not None:
                clips[text] = clip
        return Take(place(step, {what: len(clip) for what, clip in clips.items()}), clips)

    def close(self) -> None:
        """Let go of the voices."""
        self.booth.close()
