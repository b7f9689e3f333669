"""Hearing through ALSA, where no sound server runs and miniaudio has no wheel."""

from __future__ import annotations

from voicecoach.core.errors import Status
from voicecoach.session.outputs.alsa import AlsaSpeaker
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.libasound import DEFAULT, AlsaError, Pcm, devices_of
from voicecoach.session.outputs.quiet_stderr import hushed
from voicecoach.session.voice_control.captures.base import PERIOD, CaptureError, Hear, Polled
from voicecoach.session.voice_control.model import EAR_RATE

QUEUE = 1.0
"""Seconds that the device keeps for us: whoever reads may be late."""


class AlsaCapture:
    """Hears through a card."""

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed; not whether there is a card."""
        return AlsaSpeaker.status()

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what can be heard through."""
        return devices_of("capture")

    def __init__(self, device: object, hear: Hear) -> None:
        try:
            with hushed():
                self._pcm = Pcm("capture", str(device or DEFAULT), EAR_RATE, QUEUE)
                self._pcm.start()
        except (AlsaError, OSError, AttributeError) as error:
            raise CaptureError(str(error)) from error
        self._polled = Polled(lambda: self._pcm.read(EAR_RATE * PERIOD // 1000), hear, AlsaError)

    def close(self) -> None:
        """Let the device go."""
        self._polled.close()
        self._pcm.close()
