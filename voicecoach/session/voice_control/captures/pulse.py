"""Hearing through PulseAudio or PipeWire, by their own library."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from ctypes import c_size_t
from ctypes import c_void_p as pointer

from voicecoach.core.errors import Status
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.libpulse import PROMPT, READY_STREAM, STAYING, UNSET, BufferAttr
from voicecoach.session.outputs.pulse import PulseSpeaker
from voicecoach.session.outputs.pulse_stream import BYTES, Connection, PulseError, StreamConnection
from voicecoach.session.outputs.quiet_stderr import hushed
from voicecoach.session.voice_control.captures.base import PERIOD, CaptureError, Hear, Polled
from voicecoach.session.voice_control.model import EAR_RATE

_PIECE = EAR_RATE * PERIOD // 1000 * BYTES
"""Bytes that are handed on at a time."""


class PulseCapture:
    """Hears through the sound server."""

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed and a server answers."""
        return PulseSpeaker.status()

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what can be heard through, but for the monitors of speakers."""
        with suppress(PulseError), hushed():
            connection = Connection()
            try:
                return [Device(source.description, source.default, source.name) for source in connection.sources()]
            finally:
                connection.close()
        return []

    def __init__(self, device: object, hear: Hear) -> None:
        try:
            with hushed():
                self._recording = _Recording(str(device or ""))
        except (PulseError, OSError, AttributeError) as error:
            raise CaptureError(str(error)) from error
        self._polled = Polled(self._recording.read, hear, PulseError)

    def close(self) -> None:
        """Let the device go."""
        self._polled.close()
        self._recording.close()


class _Recording(StreamConnection):
    """A stream of what a device hears."""

    def __init__(self, source: str) -> None:
        self._source = source
        super().__init__()

    def _begin(self) -> None:
        source, wanted = self._source.encode() or None, BufferAttr(UNSET, UNSET, UNSET, UNSET, _PIECE)
        flags = PROMPT | (STAYING if source else 0)  # where a microphone was chosen, no other hears in its place
        record = self._pa.pa_stream_connect_record
        self._connect(b"ears", EAR_RATE, lambda stream: record(stream, source, ctypes.byref(wanted), flags))

    def read(self) -> bytes:
        """Return the next piece of what was heard, empty if there is none yet. Raise PulseError if it is gone."""
        data, size = pointer(), c_size_t()
        with self._locked():
            if self._pa.pa_stream_get_state(self._stream) != READY_STREAM:
                raise PulseError("the device is gone")
            self._pa.pa_stream_peek(self._stream, ctypes.byref(data), ctypes.byref(size))
            if not size.value:
                return b""
            # Where samples were lost the server tells how many, and there is nothing to read.
            heard = ctypes.string_at(data, size.value) if data.value else bytes(size.value)
            self._pa.pa_stream_drop(self._stream)
        return heard
