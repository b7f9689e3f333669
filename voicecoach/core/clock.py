"""The time of day, as the journal writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Tells the time, with the zone it is told in."""


def now() -> datetime:
    """Return the time here, with its offset from UTC."""
    return datetime.now().astimezone()
