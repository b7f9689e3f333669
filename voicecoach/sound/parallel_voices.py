"""Several voices at once: when one turns out to be slow, others help, each with spoken clips of its own.

Their clips meet on the disk; the track finds there what it would have to speak.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Sequence
from threading import Condition, Thread
from time import monotonic

from voicecoach.score.model import Step
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.track import Take, Track, texts

SLOW = 3.0
"""Seconds before others help: a fast voice needs two and a half for a session of half an hour."""
MOST = 4
"""Voices at once: a neural one takes 190 MB."""


class ParallelVoices:
    """Makes the takes of a track in order, `voices` of them speaking ahead once the first has taken too long.

    `another` opens a booth with the same voice.
    """

    def __init__(
        self, track: Track, another: Callable[[], SpokenClips], slow: float = SLOW, voices: int | None = None
    ) -> None:
        """`slow` is in seconds; of `voices` there are as many as cores, up to `MOST`, if nothing is said of them."""
        self._track = track
        self._another = another
        self._slow = slow
        self._voices = min(MOST, os.cpu_count() or 1) if voices is None else voices
        self._waiting: deque[str] = deque()
        """Phrases that no voice has taken yet."""
        self._coming: set[str] = set()
        """Phrases that are on the disk or soon will be."""
        self._changed = Condition()

    def takes(self, steps: Sequence[Step]) -> Generator[Take, None, None]:
        """Yield the takes; close the iterator if not all of them are used."""
        alone, spent = self._voices > 1, 0.0
        booths: list[SpokenClips] = []
        try:
            for number, step in enumerate(steps):
                self._wait(texts(step))
                began = monotonic()
                take = self._track.take(step)
                spent += monotonic() - began
                if alone and spent >= self._slow:
                    alone = False
                    booths = self._join(steps[number + 1 :])
                yield take
        finally:
            self._waiting.clear()
            for booth in booths:
                booth.close()

    def _join(self, steps: Sequence[Step]) -> list[SpokenClips]:
        """Speak the steps' missing phrases with several voices at once; return the booths opened for it."""
        unspoken = self._track.booth.unspoken(dict.fromkeys(text for step in steps for text in sorted(texts(step))))
        opened = [self._another() for _ in range(min(self._voices, len(unspoken)) - 1)]
        if opened:
            self._waiting.extend(unspoken)
            self._coming.update(unspoken)
            for booth in (self._track.booth, *opened):
                Thread(target=self._speak, args=(booth,), name="chorus", daemon=True).start()
        return opened

    def _speak(self, booth: SpokenClips) -> None:
        while True:
            try:
                text = self._waiting.popleft()
            except IndexError:
                return
            try:
                booth.keep(text)
            finally:
                with self._changed:
                    self._coming.discard(text)
                    self._changed.notify_all()

    def _wait(self, said: set[str]) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._coming.isdisjoint(said))
