"""Whether a stream is a terminal, how wide it is, and whether it shows pictures."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NamedTuple, TextIO

ANSWERS_WITHIN = 1.0
"""Seconds; over a slow line an answer that comes later would be read as keys."""

_NOWHERE = (-1, -1)


class Graphics(NamedTuple):
    """How a terminal shows pictures."""

    kitty: bool
    """By the protocol of kitty; else as sixels."""
    cell_height: int = 20
    """Of a character, in pixels."""
    cell_width: int = 10


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether `stream` is a terminal. Python has None for a stream that was closed before the start."""
    return stream is not None and not stream.closed and stream.isatty()


def columns(stream: TextIO | None) -> int:
    """Return the width of the terminal behind `stream`; 0 if there is none, or its width is unknown."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream and is_terminal(stream) else 0
    except (OSError, ValueError):
        return 0


def put_at_once(text: str) -> None:
    """Write to stdout past its buffer, as a signal handler must: the signal may have come within a write to it."""
    os.write(sys.stdout.fileno(), text.encode(sys.stdout.encoding, "replace"))


def at_terminal() -> bool:
    """Return whether there is a terminal with a person to ask."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def graphics() -> Graphics | None:
    """Ask the terminal how it shows pictures; None if it doesn't, or there is none."""
    # A drawing in characters is as good as a question that failed.
    with suppress(Exception):
        return _asked() if at_terminal() else None
    return None


def _asked() -> Graphics | None:
    from blessed import Terminal

    # With styling, one that is mute would be waited for up to 10 s.
    if Terminal(force_styling=None).get_location(ANSWERS_WITHIN) == _NOWHERE:
        return None
    terminal = Terminal()
    # tmux and screen take kitty's question for a title, and show it.
    within = os.environ.get("TERM", "").startswith(("tmux", "screen"))
    kitty = not within and terminal.does_kitty_graphics(ANSWERS_WITHIN)
    if not kitty and not terminal.does_sixel(ANSWERS_WITHIN):
        return None
    height, width = terminal.get_cell_height_and_width(ANSWERS_WITHIN)
    return Graphics(kitty, height, width) if min(height, width) > 0 else Graphics(kitty)
