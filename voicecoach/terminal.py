"""The terminal that a stream leads to, if it leads to one."""

from __future__ import annotations

import os
from typing import TextIO


def columns(stream: TextIO) -> int:
    """Return the width of the terminal behind `stream`; 0 if there is none, or it doesn't tell."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0
