"""A session's voices, chosen before its routine is read: a speech engine takes longer to load than all else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from voicecoach.app.choices import Choices

if TYPE_CHECKING:
    from voicecoach.sound.voices.base import Voice

RATE, LANGUAGE = 1.0, "en"
"""Of every routine of ours; nor does one of them prefer a voice."""


class EarlyVoices:
    """Chooses voices as the registry does, and may have chosen them before."""

    def __init__(self) -> None:
        self._chosen: dict[tuple[str, str, float], list[Voice]] = {}

    def wake(self, choices: Choices) -> None:
        """Have the first voice of a routine of ours begin to load; what is wrong with it is told when it is needed."""
        from voicecoach.sound.voices import registry
        from voicecoach.sound.voices.base import Sleeper

        wanted = (choices.voice_for(""), LANGUAGE, choices.rate or RATE)
        with suppress(Exception):  # a plug-in's voice may raise anything
            voices = self._chosen[wanted] = registry.choose(*wanted)
            if voices and isinstance(voices[0], Sleeper):
                voices[0].wake()

    def choose(self, name: str, language: str, rate: float) -> list[Voice]:
        """Return the voices for that, whether they were woken or not; let go of any others. Raise VoiceError."""
        from voicecoach.sound.voices import registry

        voices = self._chosen.pop((name, language, rate), None)
        self.close()
        return registry.choose(name, language, rate) if voices is None else voices

    def close(self) -> None:
        """Let go of voices that nobody has chosen; safe to call twice."""
        while self._chosen:
            for voice in self._chosen.popitem()[1]:
                voice.close()
