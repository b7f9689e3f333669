"""ALSA as a speaker: where no sound server runs and miniaudio has no wheel, as on a Raspberry Pi without a desktop.

A thread looks every hundredth of a second how much the device takes; nothing waits for the device itself.
"""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from typing import ClassVar

from voicecoach.core.errors import Status
from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import SpeakerError
from voicecoach.session.outputs.base_output import BaseOutput
from voicecoach.session.outputs.counted_source import CountedSource
from voicecoach.session.outputs.devices import Device, pick
from voicecoach.session.outputs.libasound import DEFAULT, AlsaError, Pcm, devices_of, library_status
from voicecoach.session.outputs.quiet_stderr import hushed

QUEUE = 0.5
"""Seconds that the device holds: a thread on a busy machine may wait that long. What it holds is not taken back."""
PERIOD = RATE // 50
"""Frames that are written at a time, at the least."""
TURN = 0.01
"""Seconds between two looks."""


class AlsaSpeaker(BaseOutput):
    """Plays on the system's default device, or on the card that the target is a part of the name of."""

    name: ClassVar[str] = "alsa"
    rank: ClassVar[int] = 15

    def __init__(self, target: str = "") -> None:
        super().__init__(target)
        self._pcm: Pcm | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread()
        self._turn = threading.Lock()
        """Held by who calls the device."""
        self._left = 0

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed; not whether there is a card."""
        return library_status() if sys.platform == "linux" else Status(False, "only for Linux")

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what there is to play on."""
        return devices_of("playback")

    def _open(self, feed: CountedSource) -> None:
        device = pick(self.target, self.devices()).id if self.target else DEFAULT
        try:
            with hushed():
                self._pcm = pcm = Pcm("playback", device, RATE, QUEUE)
                self._fill(pcm, feed)
        except (AlsaError, OSError, AttributeError) as error:
            self._shut(0)
            raise SpeakerError(f"no sound device could be opened: {error}", "voicecoach doctor") from error
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep_full, args=(pcm, feed, self._ended), name="alsa", daemon=True)
        self._thread.start()

    def _keep_full(self, pcm: Pcm, feed: CountedSource, ended: threading.Event) -> None:
        with suppress(AlsaError):  # it is gone: the feed is idle, which `alive` tells
            while not ended.wait(TURN):
                with self._turn:
                    self._fill(pcm, feed)

    def _fill(self, pcm: Pcm, feed: CountedSource) -> None:
        ready = pcm.ready()
        if ready >= PERIOD:
            pcm.write(feed.pull(ready).tobytes())

    def _halt(self) -> None:
        self._ended.set()
        if self._pcm:
            with self._turn:
                self._left = self._pcm.delay()
                self._pcm.drop()
        self._thread.join()

    def _unheard(self, feed: CountedSource) -> int:
        return min(self._left, feed.given - self.primer)

    def _shut(self, _unheard: int) -> None:
        pcm, self._pcm = self._pcm, None
        if pcm:
            pcm.close()
