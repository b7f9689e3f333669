"""The notices of a session, one at a time: each is shown for long enough to be read."""

from __future__ import annotations

import math
from collections import deque

NOTICE_TURNS = 80
"""The fewest turns for which a notice is shown, unless another takes its place."""
SEEN_AFTER, READ_IN_A_TURN = 20, 1.5
"""Turns until a notice is noticed, and characters read per turn; later notices wait until it has been read."""
MOST_WAITING = 8
"""The most notices that wait; beyond that the oldest are dropped as out of date."""


class Notices:
    """Holds the notice on screen, and those waiting for it to be read."""

    def __init__(self) -> None:
        self._text = ""
        self._left = self._unread = 0  # turns for which it will still be shown, and that it still takes to read
        self._waiting: deque[tuple[str, bool]] = deque(maxlen=MOST_WAITING)  # and whether each is but a remark

    def show(self, text: str) -> None:
        """Show `text` at once, in place of any other; an empty one clears the line."""
        self._text = text
        self._unread = SEEN_AFTER + math.ceil(len(text) / READ_IN_A_TURN) if text else 0
        self._left = max(NOTICE_TURNS, self._unread)

    def show_later(self, text: str, *, remark: bool = False) -> None:
        """Show `text` after there was time to read the one before it. May be called from any thread.

        A `remark` is of no use after the session, so it isn't counted as unshown.
        """
        self._waiting.append((text, remark))

    def turn(self) -> None:
        """Let a turn pass."""
        self._left, self._unread = max(0, self._left - 1), max(0, self._unread - 1)
        if self._waiting and not self._unread:
            self.show(self._waiting.popleft()[0])

    def shown(self, *, stays: bool) -> str:
        """Return the notice to show now; with `stays`, however long it has been there."""
        return self._text if self._left or stays else ""

    def unshown(self) -> tuple[str, ...]:
        """Return the notices that were never shown, each once, without remarks."""
        return tuple(dict.fromkeys(text for text, remark in self._waiting if not remark))
