"""The default speaker where no PulseAudio or PipeWire is: miniaudio, which needs nothing but its wheel.

Measured through PulseAudio: a stopped device plays its old queue on restart (150 ms of it), so the device is closed and
reopened instead; that takes 3 ms, and the first sample is heard within 10 ms.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Generator
from contextlib import suppress
from importlib.util import find_spec
from typing import Any, ClassVar, Literal

from voicecoach.core.errors import Status
from voicecoach.core.installing import add_package, no_wheel
from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Frames, SpeakerError
from voicecoach.session.outputs.base_output import BaseOutput
from voicecoach.session.outputs.counted_source import CountedSource
from voicecoach.session.outputs.devices import Device, pick
from voicecoach.session.outputs.quiet_stderr import hushed

BACKENDS = {"win32": ("WASAPI", "DSOUND", "WINMM"), "darwin": ("COREAUDIO",)}
"""Real ones by platform: left to itself, miniaudio falls back to a device that nobody hears, and says nothing."""
LINUX = ("PULSEAUDIO", "ALSA", "JACK")
BUFFERS = {"win32": (30, 3)}
"""Milliseconds of a period and their number: on Windows miniaudio plays its whole queue before it stops."""
BUFFER = (200, 0)
"""Elsewhere; 0 periods: as many as the backend likes. With ten programs after two cores it runs dry now and then. Not
longer, for what a device has pulled is not taken back: keys that let time go on are answered after it."""
WHEELS = ("x86_64", "AMD64")
"""Processors that it comes built for; on macOS it is for all."""
Kind = Literal["playback", "capture"]


class MiniaudioSpeaker(BaseOutput):
    """Plays through the system's own sound server; the target is a device's name or a part of it."""

    name: ClassVar[str] = "miniaudio"
    rank: ClassVar[int] = 20
    _device: Any = None
    _failed = False

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed."""
        if find_spec("miniaudio") and find_spec("_miniaudio"):
            return Status(True)
        if platform.machine() not in WHEELS and sys.platform != "darwin":
            return Status(False, f"miniaudio has no wheel for {platform.machine()}")
        if lacks := no_wheel("miniaudio"):
            return Status(False, lacks)
        return Status(False, "miniaudio is not installed", add_package("miniaudio"))

    def _open(self, feed: CountedSource) -> None:
        import miniaudio

        period, periods = BUFFERS.get(sys.platform, BUFFER)
        try:
            with hushed():
                device = self._find()
                # In two steps, so that what it has opened can be let go if it fails.
                self._device = miniaudio.PlaybackDevice.__new__(miniaudio.PlaybackDevice)
                self._device.__init__(
                    output_format=miniaudio.SampleFormat.SIGNED16,
                    nchannels=1,
                    sample_rate=RATE,
                    buffersize_msec=period,
                    callback_periods=periods,
                    device_id=device,
                    backends=backends(),
                    app_name="voicecoach",
                )
                self._device.start(_generator(feed))
                self._failed = False
        except miniaudio.MiniaudioError as error:
            self._failed = True
            self._shut(0)
            raise SpeakerError(f"no sound device could be opened: {error.args[0]}", "voicecoach doctor") from error

    def _find(self) -> object:
        """Return the library's id of the target, None for the system's default device."""
        if self.target:
            return pick(self.target, _devices_of("playback")).id
        # Where a server has no device, each try to open one would leave a connection open.
        if self._failed and not _devices_of("playback"):
            raise SpeakerError("there is no sound device", "voicecoach doctor")
        return None

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what there is to play on, of the sound server that `start` would play through."""
        return devices_of("playback")

    def _halt(self) -> None:
        import miniaudio

        with suppress(miniaudio.MiniaudioError):  # it is gone already
            self._device.stop()

    def _shut(self, _unheard: int) -> None:
        device, self._device = self._device, None
        if device is not None:
            let_go(device)


def let_go(device: Any) -> None:  # noqa: ANN401 - the library's own
    """Close a device of the library, however far it was opened."""
    import miniaudio

    device.close()
    # The library forgets this one: each close would leave a connection to the server open, and PulseAudio takes 64.
    if hasattr(device, "_context"):
        miniaudio.lib.ma_context_uninit(device._context)


def backends() -> list[Any]:
    """Return the library's names of what may be used here."""
    import miniaudio

    return [miniaudio.Backend[name] for name in BACKENDS.get(sys.platform, LINUX)]


def devices_of(kind: Kind) -> list[Device]:
    """Return what can be played on or heard through; empty where no sound server answers."""
    with hushed():
        return _devices_of(kind)


def _devices_of(kind: Kind) -> list[Device]:
    from miniaudio import Devices, MiniaudioError, ffi, lib

    try:
        found = Devices(backends())
    except MiniaudioError:
        return []
    infos, count = ffi.new("ma_device_info**"), ffi.new("ma_uint32*")
    wanted, others = (infos, count), (ffi.NULL, ffi.NULL)
    # The library's own list lacks which is the default.
    asked = (*wanted, *others) if kind == "playback" else (*others, *wanted)
    if lib.ma_context_get_devices(found._context, *asked) != lib.MA_SUCCESS:
        return []
    return [_device(infos[0][index], found.backend == "ALSA") for index in range(count[0])]


def _device(info: Any, alsa: bool) -> Device:  # noqa: ANN401 - the library's own
    from miniaudio import ffi

    name = ffi.string(info.name).decode(errors="replace")  # ALSA's have two lines
    key = ffi.new("ma_device_id *", info.id)
    real = not alsa or b":" in ffi.string(ffi.cast("char *", key))  # `:0,0` is on a card; `null`, `upmix` are on none
    return Device(" ".join(name.split()), bool(info.isDefault), key, real)


def _generator(feed: CountedSource) -> Generator[Frames | bytes, int, None]:
    """Return `feed` as the library wants it: a generator already at its first yield."""

    def frames() -> Generator[Frames | bytes, int, None]:
        wanted = yield b""
        while True:
            wanted = yield feed.pull(wanted)

    generator = frames()
    next(generator)
    return generator
