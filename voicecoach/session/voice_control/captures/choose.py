"""The choice of what hears: the first that can be used here."""

from __future__ import annotations

from voicecoach.core.installing import add_package
from voicecoach.session.outputs.devices import Device
from voicecoach.session.voice_control.captures.alsa import AlsaCapture
from voicecoach.session.voice_control.captures.base import Capture
from voicecoach.session.voice_control.captures.miniaudio import MiniaudioCapture
from voicecoach.session.voice_control.captures.pulse import PulseCapture
from voicecoach.session.voice_control.model import MicrophoneError

CAPTURES: tuple[type[Capture], ...] = (MiniaudioCapture, PulseCapture, AlsaCapture)


def best_capture() -> type[Capture]:
    """Return what hears here. Raise MicrophoneError if there is no library for it."""
    reasons = []
    for capture in CAPTURES:
        status = capture.status()
        if status.usable:
            return capture
        reasons.append(status.reason)
    raise MicrophoneError(f"no library that hears can be used here: {'; '.join(reasons)}", add_package("miniaudio"))


def microphones() -> list[Device]:
    """Return the devices to listen to; none without a library for it."""
    try:
        return best_capture().devices()
    except MicrophoneError:
        return []
