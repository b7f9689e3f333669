"""Any speaker with comfort noise under what it plays, also while nothing else is to be heard."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from voicecoach.session.outputs.base import Primed, SinkAround, Source
from voicecoach.sound.clip import Clip
from voicecoach.sound.comfort_noise import over_noise


class QuietFloor(SinkAround):
    """A speaker that is never quite silent while it is open."""

    def __init__(self, speaker: Primed) -> None:
        super().__init__(speaker)
        self._taken = 0
        """Frames since it was made, less what was never heard."""

    def start(self, source: Source) -> None:
        """Open if need be and pull from `source` until stopped. Raise SpeakerError if there is no device."""

        def read(count: int) -> Clip:
            at = self._taken
            self._taken += count
            return over_noise(np.asarray(source(count)), at)

        self._speaker.start(read)

    def stop(self) -> int:
        """Be silent at once; return how many frames were pulled and never heard."""
        lost = self._speaker.stop()
        self._taken -= lost
        return lost

    def revise(self, change: Callable[[int], None]) -> None:
        """Make a change in the source heard without losing time."""

        def changed(lost: int) -> None:
            self._taken -= lost
            change(lost)

        self._speaker.revise(changed)
