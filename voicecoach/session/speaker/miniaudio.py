"""The default speaker: miniaudio, which needs nothing but its wheel.

Measured through PulseAudio: a stopped device plays its old queue on restart (150 ms of it), so the device is closed and
reopened instead; that takes 3 ms, and the first sample is heard within 10 ms.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import suppress
from importlib.util import find_spec
from typing import Any, ClassVar

from voicecoach.problem import Status
from voicecoach.session.speaker.base import SpeakerError
from voicecoach.session.speaker.fed import FedSpeaker
from voicecoach.session.speaker.feed import Feed, Frames
from voicecoach.session.speaker.hush import hushed
from voicecoach.units import RATE

BACKENDS = {"win32": ("WASAPI", "DSOUND", "WINMM"), "darwin": ("COREAUDIO",)}
"""Real ones by platform: left to itself, miniaudio falls back to a device that nobody hears, and says nothing."""
LINUX = ("PULSEAUDIO", "ALSA", "JACK")
BUFFERS = {"win32": (30, 3)}
"""Milliseconds of a period and their number: on Windows miniaudio plays its whole queue before it stops."""
BUFFER = (200, 0)
"""Elsewhere the queue is dropped, so it may be long; 0 periods: as many as the backend likes."""


class MiniaudioSpeaker(FedSpeaker):
    """Plays through the system's own sound server; the target is a device's name or a part of it."""

    name: ClassVar[str] = "miniaudio"
    rank: ClassVar[int] = 20
    _device: Any = None

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed."""
        if find_spec("miniaudio") and find_spec("_miniaudio"):
            return Status(True)
        return Status(False, "miniaudio is not installed (it has no wheel for Linux on ARM)", "pip install miniaudio")

    def _open(self, feed: Feed) -> None:
        import miniaudio

        period, periods = BUFFERS.get(sys.platform, BUFFER)
        backends = [miniaudio.Backend[name] for name in BACKENDS.get(sys.platform, LINUX)]
        try:
            with hushed():
                self._device = miniaudio.PlaybackDevice(
                    output_format=miniaudio.SampleFormat.SIGNED16,
                    nchannels=1,
                    sample_rate=RATE,
                    buffersize_msec=period,
                    callback_periods=periods,
                    device_id=self._find(backends),
                    backends=backends,
                    app_name="voicecoach",
                )
                self._device.start(_generator(feed))
        except miniaudio.MiniaudioError as error:
            self._shut(0)
            raise SpeakerError(f"no sound device could be opened: {error.args[0]}", "voicecoach doctor") from error

    def _find(self, backends: list[object]) -> object:
        """Return the library's id of the target, None for the system's default device."""
        import miniaudio

        if not self._target:
            return None
        devices = miniaudio.Devices(backends).get_playbacks()
        wanted = self._target.casefold()
        for device in devices:
            if wanted in device["name"].casefold():
                return device["id"]
        names = ", ".join(device["name"] for device in devices)
        raise SpeakerError(f"no sound device is called {self._target!r}", f"There are: {names}" if names else "")

    def _halt(self) -> None:
        import miniaudio

        with suppress(miniaudio.MiniaudioError):  # it is gone already
            self._device.stop()

    def _shut(self, _unheard: int) -> None:
        import miniaudio

        device, self._device = self._device, None
        if device is not None:
            device.close()
            # The library forgets this one: a connection to the server would be left open at each close, and PulseAudio
            # takes 64.
            miniaudio.lib.ma_context_uninit(device._context)


def _generator(feed: Feed) -> Generator[Frames | bytes, int, None]:
    """Return `feed` as the library wants it: a generator already at its first yield."""

    def frames() -> Generator[Frames | bytes, int, None]:
        wanted = yield b""
        while True:
            wanted = yield feed.pull(wanted)

    generator = frames()
    next(generator)
    return generator
