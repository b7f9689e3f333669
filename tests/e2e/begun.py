"""The sessions that have begun: those that are still loading are found, too, but show nothing yet."""

from __future__ import annotations

from voicecoach.session.control.remote_client import RunningSession, sessions


def begun() -> list[RunningSession]:
    """Return the running sessions that answer at once, the newest first."""
    return [session for session in sessions() if not session.starting]
