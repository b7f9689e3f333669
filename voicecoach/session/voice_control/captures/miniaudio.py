"""Hearing through miniaudio, which needs nothing but its wheel; it has none for Linux on ARM."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from voicecoach.core.errors import Status
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.miniaudio import MiniaudioSpeaker, backends, devices_of, let_go
from voicecoach.session.outputs.quiet_stderr import hushed
from voicecoach.session.voice_control.captures.base import PERIOD, CaptureError, Hear
from voicecoach.session.voice_control.model import EAR_RATE


class MiniaudioCapture:
    """Hears through the system's sound server."""

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed."""
        return MiniaudioSpeaker.status()

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what can be heard through, but for the monitors of speakers."""
        return [device for device in devices_of("capture") if not device.name.startswith("Monitor of ")]

    def __init__(self, device: object, hear: Hear) -> None:
        import miniaudio

        # In two steps, so that the device can be closed if starting it fails.
        self._device: Any = miniaudio.CaptureDevice.__new__(miniaudio.CaptureDevice)
        try:
            with hushed():
                self._device.__init__(
                    input_format=miniaudio.SampleFormat.SIGNED16,
                    nchannels=1,
                    sample_rate=EAR_RATE,
                    buffersize_msec=PERIOD,
                    device_id=device,
                    backends=backends(),
                    app_name="voicecoach",
                )
                self._device.start(_generator(hear))
        except miniaudio.MiniaudioError as error:
            self.close()
            raise CaptureError(str(error.args[0])) from error

    def close(self) -> None:
        """Let the device go."""
        let_go(self._device)


def _generator(hear: Hear) -> Generator[None, bytes, None]:
    """Return `hear` as the library wants it: a generator already at its first yield."""

    def heard() -> Generator[None, bytes, None]:
        while True:
            hear((yield))

    generator = heard()
    next(generator)
    return generator
