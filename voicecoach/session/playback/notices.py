"""The notices of a session, one at a time: each is shown for long enough to be read."""

from __future__ import annotations

import math
from collections import deque

NOTICE_TURNS = 80
"""Turns for which a notice is shown at least, unless another takes its place."""
SEEN_AFTER, READ_IN_A_TURN = 20, 1.5
"""Turns until a notice is seen, and characters read in one; what is told meanwhile waits until it was read."""
MOST_WAITING = 8
"""Most notices that wait; when there are more, the oldest are out of date."""


class Notices:
    """Holds the notice that is shown, and those that wait for it to be read."""

    def __init__(self) -> None:
        self._text = ""
        self._left = self._unread = 0  # turns for which it will still be shown, and that it still takes to read
        self._waiting: deque[tuple[str, bool]] = deque(maxlen=MOST_WAITING)  # and whether each is but a remark

    def show(self, text: str) -> None:
        """Show `text` at once, in place of any other; nothing if it is empty."""
        self._text = text
        self._unread = SEEN_AFTER + math.ceil(len(text) / READ_IN_A_TURN) if text else 0
        self._left = max(NOTICE_TURNS, self._unread)

    def show_later(self, text: str, *, remark: bool = False) -> None:
        """Show `text` once there was time to read the one before it; from any thread. A `remark` has its time only."""
        self._waiting.append((text, remark))

    def turn(self) -> None:
        """Let a turn pass."""
        self._left, self._unread = max(0, self._left - 1), max(0, self._unread - 1)
        if self._waiting and not self._unread:
            self.show(self._waiting.popleft()[0])

    def shown(self, *, stays: bool) -> str:
        """Return what is to be shown now; with `stays` however long it has been there."""
        return self._text if self._left or stays else ""

    def unshown(self) -> tuple[str, ...]:
        """Return what still waits to be shown, each once, remarks aside."""
        return tuple(dict.fromkeys(text for text, remark in self._waiting if not remark))
