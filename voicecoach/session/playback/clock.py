"""The clock of a session."""

from __future__ import annotations

import sys
import time


def awake_clock() -> float:
    """Return seconds on a clock that never goes back and keeps running while the computer sleeps."""
    if sys.platform == "win32":
        return time.monotonic()  # counts sleep on Windows
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))  # the latter does on macOS
