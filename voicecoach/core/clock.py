"""The time of day, as the journal writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the time, with its zone."""


def now() -> datetime:
    """Return the time here, with its offset from UTC."""
    return datetime.now().astimezone()
