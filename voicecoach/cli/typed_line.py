"""A line that the person types at the terminal, with the keys of readline where there is one."""

from __future__ import annotations

import sys
from contextlib import suppress

from voicecoach.app.messages import tell
from voicecoach.core.terminal import put_at_once
from voicecoach.routine.yaml.tree import clean


def ask_line(prompt: str, prefilled: str = "") -> str:
    """Return a line that the person types; Ctrl-D is an empty one.

    What is `prefilled` stands there to be changed, where there is readline; else only the prompt is shown.
    """
    while True:
        try:
            return clean(_read(prompt, prefilled))
        except EOFError:
            tell("")
            return ""
        except UnicodeDecodeError:
            tell("     That can't be read in your terminal's encoding.")


def prefills() -> bool:
    """Whether a line can stand there to be changed."""
    with suppress(ImportError):
        import readline  # it also lets the arrow keys move within a line, in `_read`

        return hasattr(readline, "set_startup_hook")
    return False


def _read(prompt: str, prefilled: str) -> str:
    """Return a line that the person types; after Ctrl-Z and `fg` it stands there again as far as it was typed."""
    from voicecoach.session.control.job_control import typing

    editable = prefills()

    def show() -> None:
        typed = sys.modules["readline"].get_line_buffer() if editable else ""
        put_at_once(f"{prompt}{typed}")

    if editable:
        sys.modules["readline"].set_startup_hook(lambda: sys.modules["readline"].insert_text(prefilled))
    try:
        with typing(show):
            return input(prompt)
    finally:
        if editable:
            sys.modules["readline"].set_startup_hook(None)
