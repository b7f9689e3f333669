"""The processes beside this one: started, told things, listened to, ended, and started again where one has ended."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, Generic, TypeVar

LONGEST = 65_536
"""Characters of a line that are read at once."""
LAST = 1.0
"""Seconds for which the end waits for a thread, or for what was killed."""
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For `creationflags`, on Windows."""
_USUAL: dict[str, Any] = {
    "stdin": subprocess.PIPE,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.DEVNULL,
    "cwd": Path(sys.executable).anchor,  # `python -m` looks for modules where it stands: never where routines are
    "start_new_session": True,  # signals of the terminal, such as that of Ctrl-C, are for us
    "creationflags": NO_WINDOW,
}

T = TypeVar("T")


def python_module(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs one of our modules with this Python."""
    return (sys.executable, "-m", "voicecoach.worker", module, *arguments)


class Child:
    """A process that is told things and answers in lines. Nothing that becomes of it raises, but for `line`."""

    def __init__(self, command: Sequence[str], **differently: Any) -> None:  # noqa: ANN401 - as Popen takes them
        """Start it, with settings of `subprocess.Popen` in place of the usual ones. Raise OSError."""
        self._process: subprocess.Popen[bytes] = subprocess.Popen(command, **(_USUAL | differently))
        assert self._process.stdin
        assert self._process.stdout
        self._input, self._said = self._process.stdin, TextIOWrapper(self._process.stdout, "utf-8", "replace")

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Kill it if it still runs, and leave it."""
        self.end()
        self.leave()

    def leave(self) -> None:
        """Tell it nothing more and hear nothing more of it."""
        self.close_input()
        self._said.close()

    @property
    def lives(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def tell(self, data: bytes) -> bool:
        """Return whether it could be told; waits for one that reads late."""
        with suppress(OSError, ValueError):  # it has ended
            self._input.write(data)
            self._input.flush()
            return True
        return False

    def tell_now(self, data: bytes) -> None:
        """Tell it without waiting, on POSIX: one that reads late misses it."""
        with suppress(OSError, ValueError):
            os.write(_at_once(self._input), data)

    def said_now(self) -> bool:
        """Return whether it has said anything since the last time, without waiting, on POSIX."""
        with suppress(OSError, ValueError):
            return bool(os.read(_at_once(self._said), LONGEST))
        return False

    def close_input(self) -> None:
        """Tell it that there is no more to tell, at which most end."""
        with suppress(OSError):  # what it was told last can't be told any more
            self._input.close()

    def line(self, limit: float) -> str:
        """Return the next line, cut off at its end. Kill it after `limit` seconds and raise TimeoutError."""
        began = time.monotonic()
        guard = threading.Timer(limit, self.kill)
        guard.start()
        line = self._said.readline()
        guard.cancel()
        if not line.endswith("\n") and time.monotonic() - began >= limit:
            raise TimeoutError
        return line

    def lines(self) -> Iterator[str]:
        """Yield what it says until it ends."""
        with suppress(OSError, ValueError):
            while line := self._said.readline(LONGEST):
                yield line

    def ends(self, seconds: float) -> bool:
        """Return whether it ends in so many seconds."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return not self.lives

    def end(self, patience: float = 0) -> None:
        """Give it so many seconds to end by itself, then kill it."""
        if not self.ends(patience):
            self.kill()
            self.ends(LAST)

    def kill(self) -> None:
        """Kill it, and don't wait until it has ended."""
        self._process.kill()


def _at_once(pipe: IO[Any]) -> int:
    """Return the descriptor of a pipe that nobody waits for from now on."""
    if sys.platform != "win32":
        os.set_blocking(pipe.fileno(), False)
    return pipe.fileno()


class RestartedChild(ABC, Generic[T]):
    """A child that is started again when it has ended, on threads of its own: nobody who tells it anything waits.

    What is told while none runs is lost.
    """

    def __init__(self, name: str, most: int, waits: Iterable[float]) -> None:
        """`most` things may wait to be told; another process is started after the next of `waits`, in seconds."""
        self.child: Child | None = None
        self.ending = threading.Event()
        self._most = most
        self._waits = waits
        self._waiting: SimpleQueue[T | None] = SimpleQueue()
        self._threads = [threading.Thread(target=act, name=name, daemon=True) for act in (self._keep, self._send)]

    @abstractmethod
    def open(self) -> Child:
        """Return a process that knows its task. Raise OSError."""

    @abstractmethod
    def follow(self, said: Iterator[str]) -> bool:
        """Take what a process says, nothing if it couldn't be started; return whether another is to follow it."""

    @abstractmethod
    def encoded(self, what: T) -> bytes:
        """Return how a process is told it."""

    def start(self) -> None:
        """Start it if it wasn't started; returns at once."""
        if self._threads[0].ident is None:
            for thread in self._threads:
                thread.start()

    def tell(self, what: T) -> bool:
        """Return whether it will be told, which it won't if much waits; from any thread, the speaker's too."""
        if self._waiting.qsize() >= self._most:
            return False
        self._waiting.put(what)
        return True

    @property
    def busy(self) -> bool:
        """Whether anything waits to be told."""
        return not self._waiting.empty()

    def close(self, last: T | None = None, patience: float = 0) -> None:
        """End it, after `last` and so many seconds; safe to call twice and without a start."""
        self.ending.set()
        for each in (last, None):
            self._waiting.put(each)
        if self.child:
            self.child.end(patience)
        for thread in self._threads:
            if thread.is_alive():
                thread.join(LAST)

    def _keep(self) -> None:
        for wait in chain((0.0,), self._waits):
            if self.ending.wait(wait) or not self._follow_one():
                return

    def _follow_one(self) -> bool:
        try:
            child = self.open()
        except OSError:
            return self.follow(iter(()))
        with child:
            self.child = child
            if self.ending.is_set():  # `close` ended the one before
                child.end()
            return self.follow(child.lines())

    def _send(self) -> None:
        while (what := self._waiting.get()) is not None:
            data = self.encoded(what)
            if self.child:
                self.child.tell(data)
        if self.child:
            self.child.close_input()
