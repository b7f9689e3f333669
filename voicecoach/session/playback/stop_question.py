"""The end that a voice asks for: first a pause and a question, since it may have said something else."""

from __future__ import annotations

from collections.abc import Callable

from voicecoach.session.playback.commands import Command

ENDS_AFTER = 20.0
"""Seconds from the question to the end, if nothing is answered."""
LAST_CALL = 10.0
"""Seconds before the end at which it is told once more."""


class StopQuestion:
    """Keeps track of a stop that a voice asked for, from the question to the answer."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.drop()

    def drop(self) -> None:
        """Forget the question: the session goes on, or stays paused."""
        self.asked = False
        """Whether the person is being asked if the session ends."""
        self.untold = False
        """Whether the question still has to be said."""
        self._silence_ends = False
        self._until: float | None = None
        self._called = False

    @property
    def left(self) -> float | None:
        """Seconds until silence ends the session; None if it doesn't."""
        return self._left if self._silence_ends else None

    @property
    def _left(self) -> float:
        return ENDS_AFTER if self._until is None else max(0.0, self._until - self._clock())

    def meant(self, command: Command, moving: bool) -> Command:
        """Return what `command` comes to: a stop pauses and asks, a second one ends, anything else drops the question.

        Silence ends only a session that was `moving`: in a pause there may be nobody to hear the question.
        """
        again = self.asked
        self.drop()
        if command is not Command.STOP:
            return command
        self.asked = self.untold = not again
        self._silence_ends = moving and not again
        return Command.QUIT if again else Command.PAUSE

    def told(self) -> None:
        """Note that the question was said: from the first time on, its time runs."""
        self.untold = False
        if self._until is None:
            self._until = self._clock() + ENDS_AFTER

    def stay(self) -> None:
        """Note that nothing can be heard: silence ends nothing then."""
        self._silence_ends = False

    def over(self) -> bool:
        """Say whether silence has ended the session by now. To be asked a few times a second."""
        if self._silence_ends and not self._called and self._left <= LAST_CALL:
            self._called = self.untold = True
        if not self.asked or self._left > 0:
            return False
        ends = self._silence_ends
        self.drop()
        return ends
