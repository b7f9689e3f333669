"""Warnings from before a session, kept until it can show them."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[str], None]


class PendingNotices:
    """Collects warnings until there is a live session to tell them to, then passes them on."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._remarks: list[str] = []
        self._tell: Tell = self._told.append
        self._remark: Tell = self._remarks.append

    def __call__(self, notice: str) -> None:
        """Tell a warning, now or later; from any thread."""
        self._tell(notice)

    def remark(self, notice: str) -> None:
        """Tell what is of no use once the session is over; from any thread."""
        self._remark(notice)

    def pass_to(self, tell: Tell, remark: Tell) -> None:
        """Tell what was told so far, the remarks first, and from now on all of it at once."""
        self._tell, self._remark = tell, remark
        for notice in self._remarks:
            remark(notice)
        for notice in self._told:
            tell(notice)
