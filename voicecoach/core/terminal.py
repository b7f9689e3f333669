"""Whether a stream is a terminal, and how wide it is."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether `stream` is a terminal. Python has None for a stream that was closed before the start."""
    return stream is not None and not stream.closed and stream.isatty()


def columns(stream: TextIO | None) -> int:
    """Return the width of the terminal behind `stream`; 0 if there is none, or its width is unknown."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream and is_terminal(stream) else 0
    except (OSError, ValueError):
        return 0


def at_terminal() -> bool:
    """Return whether there is a terminal with a person to ask."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)
