"""macOS's own voices by the command `say`, which every Mac has: pyttsx3 would bring 150 packages."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from shutil import which
from typing import ClassVar

from voicecoach.core.errors import Status
from voicecoach.sound.voices.base import Speech, VoiceError
from voicecoach.sound.voices.engine_process import PATIENT, unspoken
from voicecoach.sound.voices.nearest import nearest
from voicecoach.sound.voices.pace import OTHERS, paced, setting
from voicecoach.sound.voices.recording import read

COMMAND = "say"
LISTED = re.compile(r"^(?P<name>\S.*?)\s+(?P<code>[a-z]{2,3}(?:[_-]\w+)*)\s+#", re.MULTILINE)
"""A line of `say -v ?`: a name, which may have spaces and brackets, a code, and a sentence."""
ENGLISH = ("Samantha", "Alex", "Daniel", "Karen", "Moira", "Tessa")
"""Those that speak like a person: the English voices begin with Albert and Bad News."""
BEST = ("(Premium)", "(Enhanced)")
LIMIT, PER_CHARACTER = 10.0, 0.05
"""Seconds for a phrase, and more for each of its characters."""


class SayVoice:
    """Speaks any language that the Mac has a voice for."""

    name: ClassVar[str] = "say"
    languages: ClassVar[tuple[str, ...]] = ("*",)
    rank: ClassVar[int] = 9

    def __init__(self, rate: float = 1.0, language: str = "en") -> None:
        self._rate = rate
        self._pace = round(setting(OTHERS, rate))
        self._language = language
        self._limit = LIMIT

    @classmethod
    def status(cls) -> Status:
        """Say whether this is a Mac."""
        usable = sys.platform == "darwin" and which(COMMAND) is not None
        return Status(usable, "" if usable else "only for macOS")

    @property
    def identity(self) -> str:
        """Return the system's version, the voice and the pace."""
        return f"say {platform.mac_ver()[0]} {self._voice()} {self._pace}"

    def speak(self, text: str) -> Speech:
        """Return `text` spoken. Raise VoiceError naming the phrase."""
        if not any(map(str.isalnum, text)):
            raise unspoken(self.name, text, "it has no words")
        with tempfile.TemporaryDirectory(prefix="voicecoach-", ignore_cleanup_errors=True) as name:
            try:
                speech = self._spoken(text, Path(name))
            except (OSError, ValueError, subprocess.SubprocessError) as error:
                raise unspoken(self.name, text, str(error)) from error
        if not speech.samples.any():
            raise unspoken(self.name, text, "nothing but silence came")
        return paced(speech, text, self._rate)

    def _spoken(self, text: str, folder: Path) -> Speech:
        words, sound = folder / "phrase.txt", folder / "phrase.aiff"
        words.write_text(plain(text), encoding="utf-8")
        options = ["-v", self._voice(), "-r", str(self._pace), "-o", str(sound), "-f", str(words)]
        _said(options, self._limit + len(text) * PER_CHARACTER)
        return read(sound)

    def _voice(self) -> str:
        found = voice_for(self._language, listed_voices())
        if found is None:
            raise VoiceError(f"This Mac has no voice for the language '{self._language}'.", ADD)
        return found

    def be_patient(self) -> None:
        """Wait longer for the engine."""
        self._limit *= PATIENT

    def close(self) -> None:
        """Nothing stays open."""


ADD = "Add one in System Settings, Accessibility, Spoken Content."


def plain(text: str) -> str:
    """Return `text` without what `say` takes for commands: they stand in double brackets."""
    return re.sub(r"\[(?=\[)", "[ ", text)


def voice_for(language: str, listed: Sequence[tuple[str, str]]) -> str | None:
    """Return the best voice of (name, code) for a language; None if there is none."""
    return nearest(language, sorted(listed, key=_liking))


def _liking(voice: tuple[str, str]) -> tuple[int, str]:
    """Return what sorts a voice: better recordings first, those of a person next, robots and jokes last."""
    name, code = voice
    for place, kind in enumerate(BEST):
        if name.endswith(kind):
            return place, name
    if code.startswith("en"):
        return (2 + ENGLISH.index(name) if name in ENGLISH else 99), name
    return (99 if name.endswith(")") else 2), name


@cache
def listed_voices() -> tuple[tuple[str, str], ...]:
    """Return each voice's name and language code."""
    try:
        told = _said(["-v", "?"], LIMIT)
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceError(f"macOS doesn't tell which voices there are: {error}.", "restart the Mac") from error
    return tuple((found["name"], found["code"]) for found in LISTED.finditer(told))


def _said(options: Sequence[str], limit: float) -> str:
    """Run `say`. Raise OSError or SubprocessError, with what it said."""
    ran = subprocess.run(
        [COMMAND, *options],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=limit,
        start_new_session=True,  # Ctrl-C is for the session
        check=False,
    )
    if ran.returncode:
        complaint = ran.stderr.decode(errors="replace").strip()
        raise OSError(complaint or f"say ended with {ran.returncode}")
    return ran.stdout.decode(errors="replace")
