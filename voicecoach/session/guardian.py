"""The guardian, seen from the session's side: a companion in a process of its own, for it must outlive a kill -9."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TextIO

from voicecoach.session.guardian_worker import ALIVE, Task, settings_of
from voicecoach.session.view import View

COMMAND = (sys.executable, "-m", "voicecoach.session.guardian_worker")
RECORD = "turned-down.json"
"""The file of what is turned down, in the cache folder: outliving a restart, as the low volumes do."""
LAST_FADE = 1.0
"""Seconds for which the end waits for the music to be as it was."""


class Guardian:
    """Turns other players down while the coach speaks; whatever becomes of us, turns them up and tidies the terminal.

    For POSIX. `record` is the file for what is turned down, None: turn nothing down. `screen` is the stream whose
    alternate screen is in use, if one is.
    """

    def __init__(self, record: Path | None, screen: TextIO | None = None) -> None:
        self._record = record
        self._screen = screen
        self._process: subprocess.Popen[bytes] | None = None
        self._low = False
        self._told = 0.0

    def __enter__(self) -> Guardian:
        with suppress(OSError), _guarded(self._record, self._screen) as task:
            self._process = subprocess.Popen(
                COMMAND,
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",  # `python -m` looks for modules where it stands: never in the folder of a routine
                pass_fds=[each for each in (task.keyboard, task.screen) if each is not None],
                start_new_session=True,  # no signal of the terminal reaches it, not even before it can ignore them
            )
            os.set_blocking(self._pipe(), False)
            self._tell(json.dumps(asdict(task)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is None or self._process.stdin is None:
            return
        self._tell("bye")
        self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(LAST_FADE)

    def show(self, view: View) -> None:
        """Tell whether words are being heard: at each change, and while they are so that we are known to be alive."""
        low = view.speaking and not view.paused and not view.muted
        now = time.monotonic()
        if low != self._low or (low and now - self._told >= ALIVE):
            self._low, self._told = low, now
            self._tell("low" if low else "normal")

    def _tell(self, line: str) -> None:
        with suppress(OSError):  # it is gone, or busy for long
            os.write(self._pipe(), f"{line}\n".encode())

    def _pipe(self) -> int:
        return self._process.stdin.fileno() if self._process and self._process.stdin else -1


@contextmanager
def _guarded(record: Path | None, screen: TextIO | None) -> Iterator[Task]:
    """Yield the task, with descriptors of its own while the context lasts."""
    import termios

    with ExitStack() as stack:
        keyboard = _copy(sys.__stdin__, stack)
        settings = None
        if keyboard is not None:
            with suppress(termios.error):
                settings = settings_of(keyboard)
        yield Task(os.getpid(), str(record or ""), keyboard, settings, _copy(screen, stack))


def _copy(stream: TextIO | None, stack: ExitStack) -> int | None:
    """Return a copy of a terminal's descriptor, closed with `stack`; None for what is no terminal."""
    if stream is None or stream.closed or not stream.isatty():
        return None
    copy = os.dup(stream.fileno())
    stack.callback(os.close, copy)
    return copy
