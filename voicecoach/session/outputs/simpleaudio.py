"""simpleaudio as a speaker: one long buffer that is filled while it plays.

The library plays a buffer from one call and keeps a view of it, so the samples may come later. Measured through ALSA on
PulseAudio: it reads 80 to 90 ms ahead of what is heard, and `stop` still plays those.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, ClassVar

from voicecoach.core.errors import Status
from voicecoach.core.installing import add_extra
from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Frames, SpeakerError
from voicecoach.session.outputs.counted_source import CountedSource
from voicecoach.session.outputs.quiet_stderr import hushed
from voicecoach.session.outputs.timed_output import PERIOD, TimedSpeaker

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import simpleaudio

LENGTH = 600 * RATE
"""Frames of a buffer, a whole number of periods; pages that nothing was written to cost nothing."""
AHEAD = 20 * PERIOD
"""What is written before it is due: 1 s, for a thread on a busy machine may wait that long. `stop` takes it back."""
READ = RATE // 8
"""Frames from what is heard on that the library may have read already; the rest can be written over."""


class SimpleaudioSpeaker(TimedSpeaker):
    """Plays on the system's default device."""

    name: ClassVar[str] = "simpleaudio"
    rank: ClassVar[int] = -1
    sleeps: ClassVar[bool] = True
    _buffer: npt.NDArray[np.int16]
    _written = 0
    _playing: simpleaudio.PlayObject | None = None

    @classmethod
    def status(cls) -> Status:
        """Say whether a build is installed that doesn't crash this Python."""
        if find_spec("simpleaudio") is None:
            return Status(False, "simpleaudio is not installed", add_extra("simpleaudio"))
        if sys.version_info >= (3, 12) and _installed("simpleaudio") and not _installed("simpleaudio-patched"):
            reason = f"simpleaudio {version('simpleaudio')} crashes Python {platform.python_version()}"
            return Status(False, reason, add_extra("simpleaudio"))
        return Status(True)

    def _open(self, feed: CountedSource) -> None:
        status = self.status()
        if not status.usable:
            raise SpeakerError(status.reason, status.hint)
        self._begin()
        for _ in range(AHEAD // PERIOD):
            self._take(feed.pull(PERIOD))
        self._playing = self._play()
        super()._open(feed)

    def revise(self, change: Callable[[int], None]) -> None:
        """Write over what the library has not read yet: time goes on."""
        with self._turn:
            feed = self._feed
            back = max(0, min(feed.queued - READ, self._written)) if feed else 0
            change(back)
            if feed and back:
                self._buffer[self._written - back : self._written] = feed.pull_again(back)

    def _begin(self) -> None:
        import numpy as np

        self._buffer = np.zeros(LENGTH, np.int16)
        self._written = 0
        self._playing = None

    def _take(self, frames: Frames) -> None:
        if self._written == LENGTH:
            self._begin()
        if self._written == AHEAD and self._playing is None:  # the buffer before this one has just been heard out
            self._playing = self._play()
        self._buffer[self._written : self._written + len(frames)] = frames
        self._written += len(frames)

    def _play(self) -> simpleaudio.PlayObject:
        import simpleaudio

        try:
            with hushed():
                return simpleaudio.play_buffer(self._buffer, 1, 2, RATE)
        except simpleaudio._simpleaudio.SimpleaudioError as error:
            raise SpeakerError(f"no sound device could be opened: {error}", "voicecoach doctor") from error

    def _halt(self) -> None:
        super()._halt()
        # What the library has not read yet must not be heard; the rest of the buffer is silence already.
        self._buffer[max(0, self._written - 2 * AHEAD) : self._written] = 0
        if self._playing:
            self._playing.stop()

    @property
    def alive(self) -> bool:
        """Whether frames are being taken; also true while stopped."""
        return super().alive and (self._feed is None or self._playing is None or self._playing.is_playing())


def _installed(distribution: str) -> bool:
    try:
        version(distribution)
    except PackageNotFoundError:
        return False
    return True
