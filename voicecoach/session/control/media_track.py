"""What a media player would be playing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MediaTrack:
    """What a media player would be playing; a new one whenever exercise, side, round or set change."""

    status: str
    """Playing, Paused or Stopped."""
    title: str
    album: str
    length: float
    """Seconds of the session."""
