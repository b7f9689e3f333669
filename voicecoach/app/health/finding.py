"""One line of the report on what works here."""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.core.errors import Status


@dataclass(frozen=True)
class HealthFinding:
    """Whether one thing works."""

    what: str
    status: Status
    needed: bool = False
    """Whether a session is poorer without it."""
    stops: bool = False
    """Whether no session begins without it."""
