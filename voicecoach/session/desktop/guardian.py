"""The guardian, seen from the session's side: a companion in a process of its own, as it must survive a `kill -9`."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import TextIO

from voicecoach.core.child_process import Child, python_module
from voicecoach.core.terminal import is_terminal
from voicecoach.core.terminal_modes import Settings, settings_of
from voicecoach.session.desktop.guardian_worker import ALIVE, ASK, GuardianTask
from voicecoach.session.playback.view import View

COMMAND = python_module("voicecoach.session.desktop.guardian_worker")
RECORD = "turned-down.json"
"""The file of what is turned down, in the cache folder: it survives a restart, as the low volumes do."""
LAST_FADE = 1.0
"""Seconds for which the end of a session waits for the music to be turned up."""
MOST_STARTS, SECOND = 4, 2
"""How many guardians a session starts, as what ended four would end a fifth, too; and which start is reported."""
AGAIN = 2.0
"""Least seconds between two starts."""
ASK_EVERY, MOST_UNANSWERED = 5.0, 3
"""Seconds between asking a guardian whether it is alive, and how many times in a row it may be late: one that hangs
never answers, while a busy machine, or a sound server that is stopped, only delays it."""

Tell = Callable[[str], None]


class Guardian:
    """Turns other players down while the coach speaks; whatever becomes of us, turns them up and tidies the terminal.

    For POSIX. `record` is the file for what is turned down, None: turn nothing down. `screen` is the stream whose
    alternate screen is in use, if one is. A guardian that was killed or hangs is replaced, and `tell` is told so.
    """

    def __init__(self, record: Path | None, screen: TextIO | None = None, tell: Tell = lambda _: None) -> None:
        self._record = record
        self._screen = screen
        self._tell_person = tell
        self._child: Child | None = None
        self._settings: Settings | None = None
        self._starts, self._started = 0, 0.0
        self._asked, self._unanswered, self._hung = 0.0, 0, False
        self._low = False
        self._told = 0.0

    def __enter__(self) -> Guardian:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._lives and not self._given_up:  # killed at the last moment: another restores things
            self._start()
        self._answered()
        self._tell(ASK)
        self._let_go()
        if self._child and not self._child.ends(LAST_FADE) and not self._answered():  # it hangs: likewise, unattended
            self._child.end()
            self._start()
            self._let_go()
        if self._child:
            self._child.leave()

    def show(self, view: View) -> None:
        """Tell it whether the coach speaks: at each change and, while it does, repeatedly as a sign of life."""
        self._watch()
        low = view.speaking and not view.paused and not view.muted
        now = time.monotonic()
        if low != self._low or (low and now - self._told >= ALIVE):
            self._low, self._told = low, now
            self._tell("low" if low else "normal")

    @property
    def _lives(self) -> bool:
        return self._child is not None and self._child.lives

    @property
    def _given_up(self) -> bool:
        return self._starts > MOST_STARTS

    def _watch(self) -> None:
        """Replace a guardian that has ended; the last one only restores what the one before left."""
        if self._child and self._lives and not self._given_up and self._hangs():
            self._child.kill()
        if self._lives or self._given_up or time.monotonic() - self._started < AGAIN:
            return
        what = "turns your music down" if self._record else "tidies the terminal after a crash"
        how = "hung" if self._hung else "has ended"
        self._start()
        if self._given_up:
            self._let_go()
            self._tell_person(f"The helper that {what} ended again and again: the session goes on without it.")
        elif self._starts == SECOND:
            self._tell_person(f"The helper that {what} {how}; another was started.")

    def _hangs(self) -> bool:
        """Ask it now and then whether it is alive; return whether it hasn't answered for too long."""
        now = time.monotonic()
        if now - self._asked < ASK_EVERY:
            return False
        self._asked = now
        self._unanswered = 0 if self._answered() else self._unanswered
        self._hung = self._unanswered >= MOST_UNANSWERED
        self._unanswered += 1
        self._tell(ASK)
        return self._hung

    def _answered(self) -> bool:
        """Whether it has answered since the last time."""
        return self._child is not None and self._child.said_now()

    def _start(self) -> None:
        now = time.monotonic()
        self._starts, self._started, self._low = self._starts + 1, now, False
        self._asked, self._unanswered, self._hung = now, 0, False
        self._let_go()
        if self._child:
            self._child.leave()
        with suppress(OSError), _guarded(self._record, self._screen) as task:
            self._settings = self._settings or task.settings  # at a later start they are what the session has set
            self._child = Child(COMMAND, pass_fds=[each for each in (task.keyboard, task.screen) if each is not None])
            self._tell(json.dumps(asdict(replace(task, settings=self._settings))))

    def _let_go(self) -> None:
        """Say goodbye to the process, which then restores everything."""
        self._tell("bye")
        if self._child:
            self._child.close_input()

    def _tell(self, line: str) -> None:
        if self._child:
            self._child.tell_now(f"{line}\n".encode())


@contextmanager
def _guarded(record: Path | None, screen: TextIO | None) -> Iterator[GuardianTask]:
    """Yield the task, with descriptors of its own while the context lasts."""
    with ExitStack() as stack:
        keyboard = _copy(sys.__stdin__, stack)
        settings = settings_of(keyboard) if keyboard is not None else None
        yield GuardianTask(os.getpid(), str(record or ""), keyboard, settings, _copy(screen, stack))


def _copy(stream: TextIO | None, stack: ExitStack) -> int | None:
    """Return a copy of a terminal's descriptor, closed with `stack`; None for what is no terminal."""
    if stream is None or not is_terminal(stream):
        return None
    copy = os.dup(stream.fileno())
    stack.callback(os.close, copy)
    return copy
