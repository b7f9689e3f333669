"""The guardian's process, which outlives the session until everything is restored.

It reads lines: a task as JSON, then `low` and `normal`, `there?`, which it answers, and `bye` at the end. If they
end without `bye`, the session was killed: its terminal is restored, and the music turned up. It imports little, as it
runs all the time.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.core.terminal_modes import Settings, settings_of, while_reading
from voicecoach.session.desktop.ducking_record import STEP_SECONDS, DuckingRecord

if TYPE_CHECKING:
    from voicecoach.session.desktop.ducking import Ducking

IGNORED = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGTSTP", "SIGTTIN", "SIGTTOU")
"""What ends or stops a session, or is sent to all processes of its terminal: the guardian only ends after it."""
ASK = "there?"
"""What the session asks to find out whether we hang."""
ALIVE = 1.0
"""Seconds after which the session says `low` again."""
SILENT = 3 * ALIVE
"""Seconds without a line after `low`: then the session must be stopped or asleep, and the coach isn't speaking."""
LEAVE_SCREEN = b"\x1b[2J\x1b[H\x1b[?1049l\x1b[?25h"
"""As `screen` leaves it: cleared, then the screen that was there before, then the cursor."""


@dataclass(frozen=True)
class GuardianTask:
    """What is to be guarded."""

    pid: int = 0
    """The session's."""
    record: str = ""
    """The file of what is turned down; empty: turn nothing down."""
    keyboard: int | None = None
    """A descriptor of the terminal whose settings the session changes."""
    settings: Settings | None = None
    """What they were before."""
    screen: int | None = None
    """A descriptor of the terminal whose alternate screen the session uses."""


class Lines:
    """Lines from a descriptor."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._rest = b""

    def next(self, seconds: float | None) -> str | None:
        """Return the next line, empty at the end; None if none comes in time."""
        while b"\n" not in self._rest:
            if not select.select([self._descriptor], [], [], seconds)[0]:
                return None
            data = os.read(self._descriptor, 4096)
            if not data:
                return ""
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()


def give_back(task: GuardianTask) -> None:
    """Put the terminal back as it was before the session, unless a shell has already taken it over."""
    with suppress(OSError):
        if task.screen is not None:
            os.write(task.screen, LEAVE_SCREEN)
    if sys.platform == "win32" or task.keyboard is None or not task.settings:
        return
    with suppress(termios.error):
        if settings_of(task.keyboard) == while_reading(task.settings):
            termios.tcsetattr(task.keyboard, termios.TCSANOW, task.settings)


def follow(lines: Lines, music: Ducking | None, answer: Callable[[], object]) -> bool:
    """Turn other players down and up as told, until the session ends; return whether it said goodbye."""
    low = False
    while True:
        line = lines.next(STEP_SECONDS if music and music.moving else SILENT if low else None)
        if line in ("", "bye"):
            return line == "bye"
        if line == ASK:
            answer()
        elif music and (line or not music.moving) and low != (line == "low"):  # otherwise just a sign of life
            low = not low
            music.want(low)
        if music:
            music.step()


def _answer() -> None:
    with suppress(OSError):  # the session has ended
        os.write(sys.stdout.fileno(), b"yes\n")


@contextmanager
def music_of(task: GuardianTask) -> Iterator[Ducking | None]:
    """Yield what turns other players down; None if that isn't wanted or possible, or another session does it."""
    if not task.record:
        yield None
        return
    from voicecoach.session.desktop.ducking import Ducking
    from voicecoach.session.desktop.mixer import Mixer, library

    try:
        library()
    except (ImportError, OSError):
        yield None
        return
    record = DuckingRecord(Path(task.record))
    with record.sole() as alone:
        yield Ducking(record, Mixer([task.pid])) if alone else None


def main() -> None:
    """Guard one session."""
    for name in IGNORED:
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    lines = Lines(sys.stdin.fileno())
    task = GuardianTask(**json.loads(lines.next(None) or "{}"))
    with music_of(task) as music:
        if music:
            music.recover()
        if not follow(lines, music, _answer):
            give_back(task)
        if music:
            music.finish()


if __name__ == "__main__":
    main()
