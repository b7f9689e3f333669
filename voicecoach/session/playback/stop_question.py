"""Asking before a spoken "stop" ends the session: it pauses first, because it may have misheard."""

from __future__ import annotations

from collections.abc import Callable

from voicecoach.session.playback.commands import Command

ENDS_AFTER = 20.0
"""Seconds from the question to the end of the session, if there is no answer."""
LAST_CALL = 10.0
"""Seconds before that end at which a warning is said."""


class StopQuestion:
    """Follows a spoken stop from the question to the answer."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.drop()

    def drop(self) -> None:
        """Forget the question: the session goes on, or stays paused."""
        self.asked = False
        """Whether the person is being asked if the session should end."""
        self.untold = False
        """Whether the question still has to be said."""
        self._silence_ends = False
        self._until: float | None = None
        self._called = False

    @property
    def left(self) -> float | None:
        """Seconds until silence ends the session; None if silence doesn't end it."""
        return self._left if self._silence_ends else None

    @property
    def _left(self) -> float:
        return ENDS_AFTER if self._until is None else max(0.0, self._until - self._clock())

    def meant(self, command: Command, moving: bool) -> Command:
        """Return the command to obey: a stop pauses and asks, a second stop quits, any other drops the question.

        Silence ends only a session that was `moving`: during a pause there may be nobody to hear the question.
        """
        again = self.asked
        self.drop()
        if command is not Command.STOP:
            return command
        self.asked = self.untold = not again
        self._silence_ends = moving and not again
        return Command.QUIT if again else Command.PAUSE

    def told(self) -> None:
        """Note that the question was said; the first time starts the countdown."""
        self.untold = False
        if self._until is None:
            self._until = self._clock() + ENDS_AFTER

    def stay(self) -> None:
        """Note that the sound is gone, so silence must not end the session."""
        self._silence_ends = False

    def over(self) -> bool:
        """Return whether silence has ended the session. Call it a few times a second."""
        if self._silence_ends and not self._called and self._left <= LAST_CALL:
            self._called = self.untold = True
        if not self.asked or self._left > 0:
            return False
        ends = self._silence_ends
        self.drop()
        return ends
