"""The clock that a session goes by."""

from __future__ import annotations

import sys
import time


def awake_clock() -> float:
    """Return seconds that only go forward, also while the computer sleeps."""
    if sys.platform == "win32":
        return time.monotonic()  # it counts sleep there
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))  # macOS does in the latter
