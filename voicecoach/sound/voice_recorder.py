"""Recording one voice: brings its phrases to our loudness, and gives it up after repeated failures."""

from __future__ import annotations

from collections.abc import Callable

from voicecoach.core.errors import VoicecoachError
from voicecoach.sound.clip import Clip, treat, voice_level
from voicecoach.sound.voices.base import Voice
from voicecoach.sound.voices.engine_process import unspoken

PATIENCE = 3
"""How many phrases in a row a voice may fail at before it is given up; each hang costs 20 s."""


class VoiceRecorder:
    """Speaks phrases as clips; what it failed at it doesn't try again. `warn` hears of the first failure and the last.

    One thread at a time.
    """

    def __init__(self, voice: Voice, warn: Callable[[str], None]) -> None:
        self.identity = voice.identity
        """Kept even after the voice is given up, because its clips can still be used."""
        self._voice: Voice | None = voice
        self._warn = warn
        self._level: float | None = None
        self._failed: set[str] = set()
        self._in_a_row = 0

    def record(self, words: str) -> Clip | None:
        """Return `words` as a clip, or None if the voice can't speak them."""
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
        """Close the voice; safe to call twice."""
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
