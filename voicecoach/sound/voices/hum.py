"""A voice for tests: tones whose length depends on the text, the same on every machine."""

from __future__ import annotations

import math
from typing import ClassVar

from voicecoach.core.errors import Status
from voicecoach.sound.voices.base import Speech

_RATE = 24_000
_PER_CHARACTER = 0.06
_SHORTEST, _LONGEST = 0.2, 20.0
_LEVEL = 0.3


class HumVoice:
    """Hums 60 ms a character, 0.2 to 20 s; the pitch follows the text, so that phrases are told apart."""

    name: ClassVar[str] = "hum"
    languages: ClassVar[tuple[str, ...]] = ("*",)
    rank: ClassVar[int] = -1

    def __init__(self, rate: float = 1.0, language: str = "en") -> None:
        self._speed = rate
        self._language = language

    @classmethod
    def status(cls) -> Status:
        """Say that it can always be used."""
        return Status(usable=True)

    @property
    def identity(self) -> str:
        """Return the engine's revision and the speed."""
        return f"hum 1 speed={self._speed:g}"

    def speak(self, text: str) -> Speech:
        """Return a tone; never fails."""
        import numpy as np

        seconds = min(max(len(text) * _PER_CHARACTER, _SHORTEST), _LONGEST) / self._speed
        pitch = 150 + sum(text.encode()) % 200
        time = np.arange(round(seconds * _RATE)) / _RATE
        return Speech((_LEVEL * np.sin(2 * math.pi * pitch * time)).astype(np.float32), _RATE)

    def close(self) -> None:
        """Do nothing: there is nothing to release."""
