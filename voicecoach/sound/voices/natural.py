"""The neural voice: hibari-tts, US English, its model inside the wheel.

It runs in a worker: loading its dictionaries holds the interpreter's lock for 0.2 s, as long as the speaker's buffer
lasts, and takes 190 MB.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from typing import ClassVar

from voicecoach.core.child_process import python_module
from voicecoach.core.errors import Status
from voicecoach.core.installing import NO_WHEELS_YET, add_extra, no_wheel
from voicecoach.sound.voices.base import Speech
from voicecoach.sound.voices.engine_process import Worker, unspoken
from voicecoach.sound.voices.natural_lexicon import respelled
from voicecoach.sound.voices.pace import nearest, paced

_RATE = 24_000
CURVE = ((0.46, 82.9), (0.64, 111.4), (0.74, 125.0), (0.85, 163.6), (1.0, 181.4), (1.2, 198.4), (1.42, 291.0))
"""hibari's speed, and the words a minute heard at it: the median of 170 phrases of three words and more, of the English
table and our routines, trimmed (0.2.1, voice heart). The speed goes in steps: 0.79 is 130, 0.82 is 157, 1.33 is 228,
1.36 is 281. So these are taken, from between the steps, and what they are off is stretched."""


class NaturalVoice:
    """Speaks as hibari's packaged voice does; nothing is ever downloaded."""

    name: ClassVar[str] = "natural"
    languages: ClassVar[tuple[str, ...]] = ("en",)
    rank: ClassVar[int] = 20

    def __init__(self, rate: float = 1.0, language: str = "en") -> None:
        self._rate = rate
        self._speed, self._factor = nearest(CURVE, rate)
        self._language = language
        self._worker = Worker(self.name, python_module("voicecoach.sound.voices.natural_worker", str(self._speed)))

    @classmethod
    def status(cls) -> Status:
        """Say whether hibari-tts is installed."""
        if find_spec("hibari") is None and (lacks := no_wheel("onnxruntime, which hibari-tts needs,")):
            return Status(False, lacks, f"install voicecoach with Python 3.{NO_WHEELS_YET[1] - 1}")
        if find_spec("hibari") is None:
            return Status(False, "hibari-tts is not installed", add_extra("natural"))
        return Status(usable=True)

    @property
    def identity(self) -> str:
        """Return hibari's version, its voice, the speed and what it is stretched by."""
        return f"natural hibari-tts {version('hibari-tts')} heart speed={self._speed:g} stretched={self._factor:.3f}"

    def speak(self, text: str) -> Speech:
        """Return `text` spoken, the same samples every time. Raise VoiceError for a script it can't read."""
        import numpy as np

        samples = np.load(self._worker.speak(respelled(text)), allow_pickle=False)
        if not samples.size:
            raise unspoken(self.name, text, "it has no letters that this voice can read")
        return paced(Speech(samples, _RATE), text, self._rate, self._factor)

    def wake(self) -> None:
        """Start the worker."""
        self._worker.wake()

    def be_patient(self) -> None:
        """Wait longer for the worker."""
        self._worker.be_patient()

    def close(self) -> None:
        """End the worker."""
        self._worker.close()
