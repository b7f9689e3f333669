"""Other players beside a session. On Linux only: elsewhere it can't even be imported."""

from __future__ import annotations

from voicecoach.core.errors import Status
from voicecoach.core.paths import cache_folder
from voicecoach.session.desktop.ducking import recovered
from voicecoach.session.desktop.guardian import RECORD
from voicecoach.session.desktop.mixer import status


def music_status() -> Status:
    """Return whether other players can be turned down; turn up what a killed session left low."""
    can = status()
    if not can.usable:
        return can
    names = ", ".join(dict.fromkeys(recovered(cache_folder() / RECORD)))
    return Status(True, f"and turned back up what was left low: {names}" if names else "while the coach speaks")
