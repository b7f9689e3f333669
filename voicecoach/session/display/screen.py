"""The screen of a session: a terminal's alternate screen on which only rows that changed are drawn."""

from __future__ import annotations

from contextlib import suppress
from types import TracebackType

from rich.console import Console
from rich.control import Control
from rich.segment import Segments

from voicecoach.session.display.body import Keys
from voicecoach.session.display.cells import Line
from voicecoach.session.display.frame import render
from voicecoach.session.playback.view import View


class Screen:
    """Shows views. One thread uses it; the terminal is given back on leaving, whatever happened.

    It may be entered again: after somebody else has used the terminal all of it is drawn anew.

    rich.live.Live draws every row each time, which took 4 to 5 times as long (the same rows, at 80x24 and 200x60);
    most moments change one row or none.
    """

    def __init__(self, console: Console, keys: Keys = ()) -> None:
        self._keys = keys
        self._console = console
        self._size = (0, 0)
        self._rows: list[Line] = []
        self._lost = False

    def __enter__(self) -> Screen:
        self._console.set_alt_screen(True)
        self._console.show_cursor(False)
        self._size = (0, 0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):
            # Seen in tmux 3.3a: grown meanwhile, it left rows of ours on the screen that it went back to.
            self._console.clear()
            self._console.show_cursor(True)
            self._console.set_alt_screen(False)

    def show(self, view: View) -> None:
        """Draw what changed since the last time; all of it after a change of size."""
        if self._lost:
            return
        try:
            self._draw(view)
        except OSError:
            # The terminal was closed: the session goes on in the ears.
            self._lost = True

    def _draw(self, view: View) -> None:
        width, height = self._console.size
        if (width, height) != self._size:
            self._console.clear()
            self._size, self._rows = (width, height), []
        rows = render(view, width, height, self._keys)
        before = self._rows or [()] * height
        segments = [
            segment
            for y, (row, old) in enumerate(zip(rows, before, strict=True))
            if row != old
            for segment in (Control.move_to(0, y).segment, *row)
        ]
        if segments:
            self._console.print(Segments(segments), end="", crop=False, soft_wrap=True)
        self._rows = rows
