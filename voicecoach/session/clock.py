"""The clock that a session goes by."""

from __future__ import annotations

import time


def awake_clock() -> float:
    """Return seconds that only go forward, also while the computer sleeps."""
    if not hasattr(time, "clock_gettime"):
        return time.monotonic()  # Windows counts sleep here
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))  # macOS does in the latter
