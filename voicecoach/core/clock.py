"""The time of day, as the journal writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the time, with its zone."""


def now() -> datetime:
    """Return the time here, with its offset from UTC."""
    return datetime.now().astimezone()


def local(moment: datetime) -> datetime:
    """Return the time as the clock showed it where it was: time of day and date, with no zone to change them."""
    return moment.replace(tzinfo=None)
