"""A session as a media player's track."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MediaTrack:
    """What desktops show as playing; there is a new one whenever the exercise, side, round or set changes."""

    status: str
    """Playing, Paused or Stopped."""
    title: str
    album: str
    length: float
    """Seconds of the session."""
