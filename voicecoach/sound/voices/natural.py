"""The neural voice: hibari-tts, US English, its model inside the wheel.

It runs in a worker: loading its dictionaries holds the interpreter's lock for 0.2 s, as long as the speaker's buffer
lasts, and takes 190 MB.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from typing import ClassVar

import numpy as np

from voicecoach.child_process import python_module
from voicecoach.installing import add_extra
from voicecoach.problem import Status
from voicecoach.sound.voices.base import Speech
from voicecoach.sound.voices.worker import Worker, unspoken

_RATE = 24_000


class NaturalVoice:
    """Speaks as hibari's packaged voice does; nothing is ever downloaded."""

    name: ClassVar[str] = "natural"
    languages: ClassVar[tuple[str, ...]] = ("en",)
    rank: ClassVar[int] = 20

    def __init__(self, rate: float = 1.0, language: str = "en") -> None:
        self._speed = min(max(rate, 0.5), 2.0)
        self._language = language
        self._worker = Worker(self.name, python_module("voicecoach.sound.voices.natural_worker", str(self._speed)))

    @classmethod
    def status(cls) -> Status:
        """Say whether hibari-tts is installed."""
        if find_spec("hibari") is None:
            return Status(False, "hibari-tts is not installed", add_extra("natural"))
        return Status(usable=True)

    @property
    def identity(self) -> str:
        """Return hibari's version, its voice and the speed."""
        return f"natural hibari-tts {version('hibari-tts')} heart speed={self._speed:g}"

    def speak(self, text: str) -> Speech:
        """Return `text` spoken, the same samples every time. Raise VoiceError for a script it can't read."""
        samples = np.load(self._worker.speak(text), allow_pickle=False)
        if not samples.size:
            raise unspoken(self.name, text, "it has no letters that this voice can read")
        return Speech(samples, _RATE)

    def be_patient(self) -> None:
        """Wait longer for the worker."""
        self._worker.be_patient()

    def close(self) -> None:
        """End the worker."""
        self._worker.close()
