"""The sessions that have begun: those that are still loading are found, too, but show nothing yet."""

from __future__ import annotations

from voicecoach.session.running import Session, sessions


def begun() -> list[Session]:
    """Return the running sessions that answer at once, the newest first."""
    return [session for session in sessions() if not session.starting]
