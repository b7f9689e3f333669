"""A moment of a session: what the speaker has taken so far, and where that leads."""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.score.model import Earcon, Placed
from voicecoach.score.place import place
from voicecoach.session.playback.transport import Transport
from voicecoach.sound.track import Take


@dataclass(frozen=True)
class Moment:
    """Where the session was when the speaker had taken `taken` frames."""

    taken: int
    transport: Transport
    take: Take | None
    """None while the take was not ready."""
    reply: Take | None = None
    """What answers a command just now, before the transport moves on."""
    reply_frame: int = 0
    starved: bool = False
    """Whether silence is heard because the take is not ready."""

    @property
    def placed(self) -> Placed:
        """The step in hand as placed; as it is without a voice where none has spoken it yet, so not begun either.

        Waiting for the voice here would keep a person waiting who wants to stop.
        """
        if self.take:
            return self.take.placed
        return place(self.transport.place.form(self.transport.score), dict.fromkeys(Earcon, 0))
