"""Choosing how a session is shown: on the screen or in plain lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TextIO

from voicecoach.core.terminal import columns
from voicecoach.session.display.plain import Plain
from voicecoach.session.playback.view import Display

NARROWEST = 20
"""Columns below which the screen has nothing to offer."""
SIZE = ("COLUMNS", "LINES")
"""Variables with a terminal's size, which `rich` would believe rather than the terminal."""


def choose(
    plain: bool, stream: TextIO, env: Mapping[str, str], keys: Sequence[tuple[str, str]] = ()
) -> AbstractContextManager[Display]:
    """Return the screen if `stream` is a terminal that can show it and `plain` is not asked for; else plain lines.

    It is entered before the first view and left after the last.
    """
    if not has_screen(plain, stream, env):
        return Plain(stream, keys)
    # Loaded here and not above: the first sound comes before rich.
    from rich.console import Console

    from voicecoach.session.display.screen import Screen

    # What shells and others leave there is the size when we were started: with it, no change of size would be seen.
    own = {name: value for name, value in env.items() if name not in SIZE}
    return Screen(Console(file=stream, highlight=False, _environ=own), keys)


def has_screen(plain: bool, stream: TextIO, env: Mapping[str, str]) -> bool:
    """Whether a session is shown on the screen rather than in plain lines."""
    return not plain and env.get("TERM") not in ("dumb", "unknown") and _shows(stream)


def _shows(stream: TextIO) -> bool:
    """Whether `stream` is a terminal wide enough that can show blocks."""
    try:
        "█░╱╍→".encode(stream.encoding or "ascii")
    except (ValueError, AttributeError):  # there may be no stream at all
        return False
    return columns(stream) >= NARROWEST
