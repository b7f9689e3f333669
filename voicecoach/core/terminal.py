"""The terminal that a stream leads to, if it leads to one."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Whether `stream` is one that leads to a terminal; Python has none in place of one that was closed before."""
    return stream is not None and not stream.closed and stream.isatty()


def columns(stream: TextIO | None) -> int:
    """Return the width of the terminal behind `stream`; 0 if there is none, or it doesn't tell."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream and is_terminal(stream) else 0
    except (OSError, ValueError):
        return 0


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)
