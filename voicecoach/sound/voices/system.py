"""The system's own voice, by pyttsx3: eSpeak NG on Linux, SAPI 5 on Windows, NSSpeechSynthesizer on macOS."""

from __future__ import annotations

import platform
import sys
from contextlib import suppress
from ctypes.util import find_library
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

from voicecoach.core.child_process import python_module
from voicecoach.core.errors import Status
from voicecoach.core.installing import add_extra, add_package
from voicecoach.sound.voices.base import Speech
from voicecoach.sound.voices.engine_process import Worker, unspoken
from voicecoach.sound.voices.pace import OTHERS, paced, setting
from voicecoach.sound.voices.recording import read

ESPEAK = (
    *((80, 74.2), (100, 89.4), (130, 118.7), (155, 144.1), (175, 164.9), (195, 186.6), (220, 215.3), (260, 263.1)),
    *((300, 315.0), (340, 375.4)),
)
"""eSpeak NG's rate, and the words a minute heard at it, trimmed, with our gap between words: the median of 90 sentences
of three words and more, of the English table and our routines. 75 is beyond it: 80 is the slowest that it takes."""
WORD_GAP = 5
"""Between two words of eSpeak's, which else run into one another: in units of 10 ms at its usual pace.

Of 50 phrases that are hard to follow an independent recogniser got 24.5 % of the words wrong without a gap, 15.9 % with
one of 3 units, 15.6 % with 6.
"""
CHOSEN = Path("~/Library/Preferences/com.apple.speech.voice.prefs.plist").expanduser()
"""Where macOS keeps which voice was chosen."""
_BREATH = 0.1
"""Seconds between two sentences, beside the pause that the engine itself leaves."""


class SystemVoice:
    """Speaks any language that the system has a voice for."""

    name: ClassVar[str] = "system"
    languages: ClassVar[tuple[str, ...]] = ("*",)
    rank: ClassVar[int] = 10

    def __init__(self, rate: float = 1.0, language: str = "en") -> None:
        self._rate = rate
        self._pace = round(setting(ESPEAK if sys.platform == "linux" else OTHERS, rate))
        self._language = language
        command = python_module("voicecoach.sound.voices.system_worker", str(self._pace), language, str(WORD_GAP))
        self._worker = Worker(self.name, command)

    @classmethod
    def status(cls) -> Status:
        """Say whether pyttsx3 is there and, on Linux, eSpeak NG with it."""
        if find_spec("pyttsx3") is None:
            hint = add_extra("pyttsx3") if sys.platform == "darwin" else add_package("pyttsx3")
            return Status(False, "pyttsx3 is not installed", hint)
        if sys.platform == "linux" and not (find_spec("espeakng_loader") or find_library("espeak-ng")):
            return Status(False, "eSpeak NG is not installed", add_package("espeakng-loader"))
        return Status(usable=True)

    @property
    def identity(self) -> str:
        """Return the engine's version, the language, the voice that the person chose, and the pace."""
        chosen = f" {voice}" if (voice := chosen_voice()) else ""
        return f"system pyttsx3 {version('pyttsx3')} {_engine()} {self._language}{chosen} {self._pace}"

    def speak(self, text: str) -> Speech:
        """Return `text` spoken, a sentence at a time: pyttsx3 takes time by the square of the length."""
        import numpy as np

        from voicecoach.sound.text.normalise import sentences

        spoken = [self._sentence(sentence) for sentence in sentences(text)]
        if not spoken:
            raise unspoken(self.name, text, "it has no words")
        rate = spoken[0].rate
        breath = np.zeros(round(_BREATH * rate), np.float32)
        parts = [part for speech in spoken for part in (breath, speech.samples)]
        return paced(Speech(np.concatenate(parts[1:]), rate), text, self._rate)

    def wake(self) -> None:
        """Start the worker."""
        self._worker.wake()

    def be_patient(self) -> None:
        """Wait longer for the worker."""
        self._worker.be_patient()

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def _sentence(self, sentence: str) -> Speech:
        try:
            speech = read(self._worker.speak(sentence))
        except (OSError, ValueError) as error:
            raise unspoken(self.name, sentence, str(error)) from error
        if not speech.samples.any():
            raise unspoken(self.name, sentence, "nothing but silence came")
        return speech


def chosen_voice() -> str:
    """Return the id of the voice that the person chose in the system's settings; empty where none is, as on Linux."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Speech\Voices") as key:
            return str(winreg.QueryValueEx(key, "DefaultTokenId")[0])
    if sys.platform == "darwin":
        import plistlib
        from xml.parsers.expat import ExpatError

        with suppress(OSError, ValueError, ExpatError):
            return str(plistlib.loads(CHOSEN.read_bytes()).get("SelectedVoiceID", ""))
    return ""


def _engine() -> str:
    """Return what is behind pyttsx3 here, with its version."""
    try:
        return f"espeakng-loader {version('espeakng-loader')}"
    except PackageNotFoundError:
        return platform.platform(terse=True)
