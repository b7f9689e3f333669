"""sounddevice (PortAudio) as a speaker. Where PortAudio is missing is known only on import, which takes 0.2 s."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from types import ModuleType
from typing import Any, ClassVar

from voicecoach.core.errors import Status
from voicecoach.core.installing import add_extra
from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import SpeakerError
from voicecoach.session.outputs.base_output import BaseOutput
from voicecoach.session.outputs.counted_source import CountedSource
from voicecoach.session.outputs.devices import Device, pick
from voicecoach.session.outputs.quiet_stderr import hushed

LATENCY = 0.2
"""Seconds of queue. With PortAudio's "low" a busy machine loses 44 s in a minute."""


class SounddeviceSpeaker(BaseOutput):
    """Plays through PortAudio; the target is a device's name or a part of it, or its number."""

    name: ClassVar[str] = "sounddevice"
    # Beside miniaudio only when asked for: other packages bring it along, and PortAudio may abort without ALSA.
    rank: ClassVar[int] = -1 if find_spec("_miniaudio") else 10
    _stream: Any = None

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed; not whether PortAudio is."""
        if find_spec("sounddevice"):
            return Status(True)
        return Status(False, "sounddevice is not installed", add_extra("sounddevice"))

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what there is to play on. Raise SpeakerError where PortAudio is missing."""
        with hushed():
            return _devices(_library())

    def _open(self, feed: CountedSource) -> None:
        def called(buffer: memoryview, frames: int, _time: object, _flags: object) -> None:
            buffer[:] = feed.pull(frames).tobytes()

        with hushed():
            library = _library()
            device = int(self.target) if self.target.isdecimal() else None
            if self.target and device is None:
                device = pick(self.target, _devices(library)).id
            try:
                self._stream = library.RawOutputStream(
                    samplerate=RATE, channels=1, dtype="int16", latency=LATENCY, device=device, callback=called
                )
                self._stream.start()
            except (library.PortAudioError, ValueError) as error:
                self._shut(0)
                raise SpeakerError(f"no sound device could be opened: {error}", "voicecoach doctor") from error

    def _halt(self) -> None:
        self._stream.abort(ignore_errors=True)

    def _shut(self, _unheard: int) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)


def _library() -> ModuleType:
    try:
        import sounddevice
    except ImportError as error:
        raise SpeakerError("sounddevice is not installed", add_extra("sounddevice")) from error
    except OSError as error:
        hint = "Install PortAudio: apt install libportaudio2, or dnf install portaudio"
        raise SpeakerError(f"sounddevice could not be loaded: {error}", hint) from error
    library: ModuleType = sounddevice
    return library


def _devices(library: ModuleType) -> list[Device]:
    default = library.default.device[1]
    found = (device for device in library.query_devices() if device["max_output_channels"])
    return [
        Device(device["name"], device["index"] == default, device["index"], _real(library, device)) for device in found
    ]


def _real(library: ModuleType, device: Mapping[str, Any]) -> bool:
    """Whether a device is more than a plug-in of ALSA, by its name: those on a card end in `(hw:0,0)`."""
    return library.query_hostapis(device["hostapi"])["name"] != "ALSA" or "(hw:" in device["name"]
