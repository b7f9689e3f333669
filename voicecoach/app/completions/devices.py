"""Names of sound devices and packs, for which the outputs are loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread

from voicecoach.session.outputs.registry import devices
from voicecoach.session.voice_control.captures.choose import microphones
from voicecoach.sound.earcons import packs

LONGEST_WAIT = 1.0
"""Seconds that a sound server may take to name its devices."""


def speaker_names() -> Sequence[str]:
    """Return the sound devices; none if the sound server takes long to tell."""
    return _in_time(lambda: [device.name for device in devices() if device.real])


def microphone_names() -> Sequence[str]:
    """Return the microphones; none if the sound server takes long to tell."""
    return _in_time(lambda: [device.name for device in microphones() if device.real])


def pack_names() -> Sequence[str]:
    """Return our packs of sounds."""
    return packs()


def _in_time(asked: Callable[[], Sequence[str]]) -> Sequence[str]:
    """Return what a sound server answers, nothing if that takes long."""
    names: list[str] = []
    asking = Thread(target=lambda: names.extend(asked()), daemon=True)
    asking.start()
    asking.join(LONGEST_WAIT)
    return names
