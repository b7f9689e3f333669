"""A terminal's settings on POSIX: as they were, and as they are while single keys are read."""

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
    """Return a terminal's settings, all of them numbers. Raise termios.error if it was closed."""
    if sys.platform == "win32":
        raise NotImplementedError
    *modes, characters = termios.tcgetattr(terminal)
    return [*modes, [each if isinstance(each, int) else each[0] for each in characters]]


def while_reading(settings: Settings) -> Settings:
    """Return the settings with which each key is read at once and unseen, Ctrl-S and Ctrl-Q like any other."""
    if sys.platform == "win32":
        raise NotImplementedError
    changed = while_flowing(settings)
    changed[tty.LFLAG] &= ~(termios.ECHO | termios.ICANON)
    changed[tty.CC][termios.VMIN], changed[tty.CC][termios.VTIME] = 1, 0
    return changed


def while_flowing(settings: Settings) -> Settings:
    """Return the settings with which Ctrl-S holds no output."""
    if sys.platform == "win32":
        raise NotImplementedError
    changed = [*settings[:-1], list(settings[-1])]
    changed[tty.IFLAG] &= ~termios.IXON
    return changed


@contextmanager
def changed(terminal: int, change: Callable[[Settings], Settings]) -> Iterator[None]:
    """Have other settings while the context lasts, and output that flows though Ctrl-S held it.

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
