"""The steps of a session as they are left: each is told once, however it was left."""

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
    """By going back, or to do it once more."""


Leave = Callable[[int, Left, int], None]
"""Told which step was left, how, and which is in hand now; after the last that is one past the end."""


class Steps:
    """Follows a transport. What it is shown must be in the order in which it was heard."""

    def __init__(self, begin: int, tell: Leave | None) -> None:
        self._step = begin
        self._tell = tell
        self._ended = False

    def passed(self, transport: Transport) -> None:
        """Tell of the steps that were over by themselves before `transport`."""
        while self._step < transport.place.step:
            self._leave(Left.DONE, self._step + 1)
        if transport.finished:
            self._end(Left.DONE)

    def obeyed(self, command: Command, before: Transport, after: Transport) -> None:
        """Tell what was left when a command led from `before` to `after`."""
        self.passed(before)
        how = _LEFT.get(command.row.effect, Left.DONE)
        if command is Command.HURTS and before.step.name:  # the coach's own words don't hurt
            how = Left.HURT
        if command is Command.QUIT:
            self._ended = True  # the step in hand is not over
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
"""Any other command leaves no step: it was over."""
