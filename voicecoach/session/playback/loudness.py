"""How loud the coach is: what was asked for, less while somebody speaks, and from one to the other without a click."""

from __future__ import annotations

from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.overlays import Fade
from voicecoach.sound.clip import Clip

VOLUME_STEP = 10
LOWERED = 1 / 3
"""Of its loudness is left of the coach when somebody speaks."""


class Loudness:
    """Changed by the session's thread, and heard by the speaker's."""

    def __init__(self, volume: int = 100) -> None:
        self.volume = volume
        """Percent."""
        self.muted = False
        """Whether the voice is silent; sounds are heard."""
        self.lowered = False
        """Whether it gives way to somebody who speaks."""
        self._fade = Fade(0, 1.0, 1.0)

    def obey(self, command: Command) -> None:
        """Change it, if that was asked."""
        if command is Command.MUTE:
            self.muted = not self.muted
        elif command in (Command.LOUDER, Command.SOFTER):
            change = VOLUME_STEP if command is Command.LOUDER else -VOLUME_STEP
            self.volume = min(100, max(VOLUME_STEP, self.volume + change))

    def of(self, clip: Clip, at: int) -> Clip:
        """Return `clip`, which begins at the frame `at`, as loud as it is to be."""
        gain = self.volume / 100 * (LOWERED if self.lowered else 1.0)
        if gain != self._fade.after:
            self._fade = Fade(at, self._fade.after, gain)
        return self._fade.of(clip, at)
