"""A moment of a session: how many frames the speaker has taken, and where in the session that is."""

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
    """The answer to a command that is being heard, before the transport moves on."""
    reply_frame: int = 0
    starved: bool = False
    """Whether there is silence because the take isn't ready yet."""

    @property
    def placed(self) -> Placed:
        """The current step as placed; if its words haven't been spoken yet, as it is without them.

        This doesn't wait for the voice, because a person who wants to stop would wait too.
        """
        if self.take:
            return self.take.placed
        return place(self.transport.place.form(self.transport.score), dict.fromkeys(Earcon, 0))
