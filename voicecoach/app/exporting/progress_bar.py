"""Long work: a bar that shows how far it is, and whatever ends a program ends it without leaving half a file."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

from voicecoach.app.exporting.session import Advance
from voicecoach.core.signals import handled, present
from voicecoach.core.terminal import is_terminal

SIGNALS = present("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def progress_bar(label: str, length: int) -> Iterator[Advance]:
    """Show a progress bar with the time left, for who sees it, and yield what moves it on.

    A closed terminal and a `kill` raise KeyboardInterrupt as Ctrl-C does: at once, and once more on the next move. A
    library may lose the first: PyAV 18's wheels do, once in a hundred times (Cython clears it while it adds its line
    to the traceback of an error of its own).
    """
    asked = list[int]()

    def end(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    def advance(frames: int) -> None:
        if asked:
            raise KeyboardInterrupt
        bar.update(frames)

    heeded = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]  # `nohup` ignores one
    bar = click.progressbar(length=length, label=label, hidden=not is_terminal(sys.stderr), file=sys.stderr)
    with handled(heeded, end), bar:
        yield advance
