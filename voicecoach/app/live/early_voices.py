"""The voices of a session that are chosen before its routine is read: an engine takes longer to load than all else."""

from __future__ import annotations

from voicecoach.app.choices import Choices
from voicecoach.sound.voices import registry
from voicecoach.sound.voices.base import Sleeper, Voice, VoiceError

_USUAL_RATE, _USUAL_LANGUAGE = 1.0, "en"


class EarlyVoices:
    """The registry's choice, made ahead for a routine that asks for nothing unusual: its first voice loads meanwhile."""

    def __init__(self) -> None:
        self._chosen: dict[tuple[str, str, float], list[Voice]] = {}

    def wake(self, choices: Choices) -> None:
        """Have the voice begin to load; what is wrong with the choice is told later, by `choose`."""
        wanted = (choices.voice_for(""), _USUAL_LANGUAGE, choices.rate or _USUAL_RATE)
        try:
            voices = registry.choose(*wanted)
        except VoiceError:
            return
        self._chosen[wanted] = voices
        if voices and isinstance(voices[0], Sleeper):
            voices[0].wake()

    def choose(self, name: str, language: str, rate: float) -> list[Voice]:
        """Return the voices as the registry does: those that were woken, or others in their place."""
        voices = self._chosen.pop((name, language, rate), None)
        self.close()
        return registry.choose(name, language, rate) if voices is None else voices

    def close(self) -> None:
        """Let go of the voices that nobody chose; safe to call twice."""
        while self._chosen:
            for voice in self._chosen.popitem()[1]:
                voice.close()
