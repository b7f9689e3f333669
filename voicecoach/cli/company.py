"""What accompanies a session beside the voice and the screen; none of it is needed, each comes after the first sound."""

from __future__ import annotations

from voicecoach.session.view import Companion


def company() -> list[Companion]:
    """Return the companions of a session on this machine."""
    return []
