"""How each step of a session was left: done, skipped, hurt or to be repeated. Each is reported once, to the journal."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from voicecoach.session.playback.commands import Command, Effect
from voicecoach.session.playback.transport import Transport


class Left(str, Enum):
    """How a step was left."""

    DONE = "done"
    SKIPPED = "skipped"
    HURT = "hurt"
    AGAIN = "again"
    """Left by going back, or in order to do it once more."""


Leave = Callable[[int, Left, int], None]
"""Called with the step that was left, how it was left, and the current step, which is one past the end at the end."""


class Steps:
    """Follows a transport. Its states must be passed in the order in which they were heard."""

    def __init__(self, begin: int, tell: Leave | None) -> None:
        self._step = begin
        self._tell = tell
        self._ended = False

    def passed(self, transport: Transport) -> None:
        """Report the steps that ended by themselves before `transport`."""
        while self._step < transport.place.step:
            self._leave(Left.DONE, self._step + 1)
        if transport.finished:
            self._end(Left.DONE)

    def obeyed(self, command: Command, before: Transport, after: Transport) -> None:
        """Report the steps left when a command led from `before` to `after`."""
        self.passed(before)
        how = _LEFT.get(command.row.effect, Left.DONE)
        if command is Command.HURTS and before.step.name:  # the coach's own words don't hurt
            how = Left.HURT
        if command is Command.QUIT:
            self._ended = True  # the current step stays open
        elif after.finished:
            self._end(how)
        elif after.place.step != before.place.step:
            self._leave(how, after.place.step)

    def _end(self, how: Left) -> None:
        if not self._ended:
            self._ended = True
            self._leave(how, self._step + 1)

    def _leave(self, how: Left, now: int) -> None:
        left, self._step = self._step, now
        if self._tell:
            self._tell(left, how, now)


_LEFT = {Effect.SKIP: Left.SKIPPED, Effect.AGAIN: Left.AGAIN}
"""After any other command, a step that was left was simply over."""
