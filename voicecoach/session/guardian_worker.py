"""The guardian's process, `python -m voicecoach.session.guardian_worker`: outlives the session by as long as it takes.

It reads lines: a task as JSON, then `low` and `normal`, `there?`, which it answers, and `bye` at the end. An end
without `bye` is that of a session that was killed: its terminal is given back, and the music turned up. It loads
little, for it is there all the time.
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

from voicecoach.session.ducked import STEP_SECONDS, Record
from voicecoach.session.modes import Settings, settings_of, while_reading

if TYPE_CHECKING:
    from voicecoach.session.music import Music

IGNORED = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGTSTP", "SIGTTIN", "SIGTTOU")
"""What ends or stops a session, or is sent to all that share its terminal: the guardian ends when the session has."""
ASK = "there?"
"""What the session asks, to know that we don't hang."""
ALIVE = 1.0
"""Seconds after which the session says `low` again."""
SILENT = 3 * ALIVE
"""Seconds of silence after which a session that said `low` is stopped or asleep, and nothing is being said."""
LEAVE_SCREEN = b"\x1b[2J\x1b[H\x1b[?1049l\x1b[?25h"
"""As `screen` leaves it: cleared, then the screen that was there before, then the cursor."""


@dataclass(frozen=True)
class Task:
    """What is to be guarded."""

    pid: int = 0
    """The session's."""
    record: str = ""
    """The file of what is turned down; empty: turn nothing down."""
    keyboard: int | None = None
    """A descriptor of the terminal whose settings the session changes."""
    settings: Settings | None = None
    """Those before it did."""
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


def give_back(task: Task) -> None:
    """Put the terminal back as it was before the session, unless a shell has already taken it over."""
    with suppress(OSError):
        if task.screen is not None:
            os.write(task.screen, LEAVE_SCREEN)
    if sys.platform == "win32" or task.keyboard is None or not task.settings:
        return
    with suppress(termios.error):
        if settings_of(task.keyboard) == while_reading(task.settings):
            termios.tcsetattr(task.keyboard, termios.TCSANOW, task.settings)


def follow(lines: Lines, music: Music | None, answer: Callable[[], object]) -> bool:
    """Turn other players down and up as told, until the session ends; return whether it said that it does."""
    low = False
    while True:
        line = lines.next(STEP_SECONDS if music and music.moving else SILENT if low else None)
        if line in ("", "bye"):
            return line == "bye"
        if line == ASK:
            answer()
        elif music and (line or not music.moving) and low != (line == "low"):  # else it only tells that it lives
            low = not low
            music.want(low)
        if music:
            music.step()


def _answer() -> None:
    with suppress(OSError):  # the session has ended
        os.write(sys.stdout.fileno(), b"yes\n")


@contextmanager
def music_of(task: Task) -> Iterator[Music | None]:
    """Return what turns other players down; None where that is not wanted, not possible, or another session does it."""
    if not task.record:
        yield None
        return
    from voicecoach.session.mixer import Mixer, library
    from voicecoach.session.music import Music

    try:
        library()
    except (ImportError, OSError):
        yield None
        return
    record = Record(Path(task.record))
    with record.sole() as alone:
        yield Music(record, Mixer([task.pid])) if alone else None


def main() -> None:
    """Guard one session."""
    for name in IGNORED:
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    lines = Lines(sys.stdin.fileno())
    task = Task(**json.loads(lines.next(None) or "{}"))
    with music_of(task) as music:
        if music:
            music.recover()
        if not follow(lines, music, _answer):
            give_back(task)
        if music:
            music.finish()


if __name__ == "__main__":
    main()
