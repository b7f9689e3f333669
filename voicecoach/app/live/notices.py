"""Warnings from before a session, kept until it can show them."""

from __future__ import annotations

from collections.abc import Callable


class PendingNotices:
    """Collects warnings until there is a live session to tell them to, then passes them on."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._tell: Callable[[str], None] = self._told.append

    def __call__(self, notice: str) -> None:
        """Tell a warning, now or later; from any thread."""
        self._tell(notice)

    def pass_to(self, tell: Callable[[str], None]) -> None:
        """Tell what was told so far, and from now on at once."""
        self._tell = tell
        for notice in self._told:
            tell(notice)
