"""A narrator: a voice, how loud it is, and how much patience we still have with it."""

from __future__ import annotations

from collections.abc import Callable

from voicecoach.core.errors import VoicecoachError
from voicecoach.sound.clip import Clip, treat, voice_level
from voicecoach.sound.voices.base import Voice
from voicecoach.sound.voices.engine_process import unspoken

PATIENCE = 3
"""Phrases in a row that a voice may fail at before it is given up; a hang costs 20 s each."""


class VoiceRecorder:
    """Speaks phrases as clips; what it failed at it doesn't try again. `warn` hears of the first failure and the last.

    One thread at a time.
    """

    def __init__(self, voice: Voice, warn: Callable[[str], None]) -> None:
        self.identity = voice.identity
        """Outlives a voice that is given up: its clips still do."""
        self._voice: Voice | None = voice
        self._warn = warn
        self._level: float | None = None
        self._failed: set[str] = set()
        self._in_a_row = 0

    def record(self, words: str) -> Clip | None:
        """Return `words` spoken, or None if the voice can't."""
        if self._voice is None or words in self._failed:
            return None
        try:
            clip = self._treated(self._voice, words)
        except Exception as error:  # a plug-in's voice may raise anything
            self._failed.add(words)
            self._fail(self._voice, words, error)
            return None
        self._in_a_row = 0
        return clip

    def close(self) -> None:
        """Let go of the voice; safe to call twice."""
        if self._voice is not None:
            self._voice.close()

    def _treated(self, voice: Voice, words: str) -> Clip:
        if self._level is None:
            self._level = voice_level(voice)
        speech = voice.speak(words)
        return treat(speech.samples, speech.rate, self._level)

    def _fail(self, voice: Voice, words: str, error: Exception) -> None:
        told = error if isinstance(error, VoicecoachError) else unspoken(voice.name, words, str(error))
        self._in_a_row += 1
        if len(self._failed) == 1:
            self._warn(f"{told.message} Another voice or beeps stand in for it.")
        if self._in_a_row == PATIENCE:
            self._warn(f"The voice '{voice.name}' failed {PATIENCE} times in a row; the session goes on without it.")
            voice.close()
            self._voice = None
