"""Changing a terminal's settings on POSIX, for as long as single keys are read, and restoring them."""

from __future__ import annotations

import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

Settings = list[Any]
"""As termios has them."""


def settings_of(terminal: int) -> Settings:
    """Return a terminal's settings, all as numbers. Raise termios.error if it was closed."""
    if sys.platform == "win32":
        raise NotImplementedError
    *modes, characters = termios.tcgetattr(terminal)
    return [*modes, [each if isinstance(each, int) else each[0] for each in characters]]


def while_reading(settings: Settings) -> Settings:
    """Return settings that deliver each key at once and without echo, Ctrl-S and Ctrl-Q included."""
    if sys.platform == "win32":
        raise NotImplementedError
    changed = while_flowing(settings)
    changed[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON)
    changed[tty.CC][termios.VMIN], changed[tty.CC][termios.VTIME] = 1, 0
    return changed


def while_flowing(settings: Settings) -> Settings:
    """Return settings in which Ctrl-S doesn't stop the output."""
    if sys.platform == "win32":
        raise NotImplementedError
    changed = [*settings[:-1], list(settings[-1])]
    changed[tty.IFLAG] &= ~termios.IXON
    return changed


@contextmanager
def changed(terminal: int, change: Callable[[Settings], Settings]) -> Iterator[None]:
    """Change the settings within the context, and let output flow again if Ctrl-S had stopped it.

    For that, the `change` has to leave Ctrl-S without a meaning. Raise OSError if the terminal was closed.
    """
    if sys.platform == "win32":
        raise NotImplementedError
    try:
        before = settings_of(terminal)
        termios.tcsetattr(terminal, termios.TCSANOW, change(before))  # lets it flow on Linux
        termios.tcflow(terminal, termios.TCOON)  # elsewhere
    except termios.error as error:
        raise OSError(*error.args) from error
    try:
        yield
    finally:
        with suppress(termios.error):  # closed meanwhile
            termios.tcsetattr(terminal, termios.TCSANOW, before)
