"""A terminal's settings on POSIX: as they were, and as they are while single keys are read."""

from __future__ import annotations

import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Settings = list[Any]
"""As termios has them."""


def settings_of(terminal: int) -> Settings:
    """Return a terminal's settings, all of them numbers. Raise termios.error if it was closed."""
    if sys.platform == "win32":
        raise NotImplementedError
    *modes, characters = termios.tcgetattr(terminal)
    return [*modes, [each if isinstance(each, int) else each[0] for each in characters]]


def while_reading(settings: Settings) -> Settings:
    """Return the settings with which each key is read at once and unseen, Ctrl-S and Ctrl-Q like any other."""
    if sys.platform == "win32":
        raise NotImplementedError
    changed = [*settings[:-1], list(settings[-1])]
    changed[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON)
    changed[tty.IFLAG] &= ~termios.IXON
    changed[tty.CC][termios.VMIN], changed[tty.CC][termios.VTIME] = 1, 0
    return changed


@contextmanager
def reading(terminal: int) -> Iterator[None]:
    """Have single keys while the context lasts, and output that flows: Ctrl-S may have been pressed before.

    Held output would hold us with it, at the first thing that we write. Raise termios.error if the terminal was closed.
    """
    if sys.platform == "win32":
        raise NotImplementedError
    before = settings_of(terminal)
    try:
        termios.tcsetattr(terminal, termios.TCSANOW, while_reading(before))  # for Linux, that lets it flow
        termios.tcflow(terminal, termios.TCOON)
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
