"""Child processes: starting them, writing to them, reading what they say, ending them, and restarting them."""

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
"""Characters of a line that are read at a time."""
LAST = 1.0
"""Seconds to wait for a thread, or for a process that was killed."""
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For `creationflags`, on Windows."""
_USUAL: dict[str, Any] = {
    "stdin": subprocess.PIPE,
    "stdout": subprocess.PIPE,
    "stderr": subprocess.DEVNULL,
    "cwd": Path(sys.executable).anchor,  # `python -m` imports from where it runs: never from among routines
    "start_new_session": True,  # the terminal's signals, such as Ctrl-C's, are for us alone
    "creationflags": NO_WINDOW,
}

T = TypeVar("T")


def python_module(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs one of our modules with this Python."""
    return (sys.executable, "-m", "voicecoach.worker", module, *arguments)


class Child:
    """A process that is sent bytes and answers in lines. Only `line` raises if it ends or hangs."""

    def __init__(self, command: Sequence[str], **differently: Any) -> None:  # noqa: ANN401 - as Popen takes them
        """Start it; keyword arguments override the usual ones of `subprocess.Popen`. Raise OSError."""
        self._process: subprocess.Popen[bytes] = subprocess.Popen(command, **(_USUAL | differently))
        assert self._process.stdin
        assert self._process.stdout
        self._input, self._said = self._process.stdin, TextIOWrapper(self._process.stdout, "utf-8", "replace")

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Kill it if it still runs, and close its pipes."""
        self.end()
        self.leave()

    def leave(self) -> None:
        """Close the pipes to and from it."""
        self.close_input()
        self._said.close()

    @property
    def lives(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    def tell(self, data: bytes) -> bool:
        """Send it `data`, waiting for a slow reader; return whether that was possible."""
        with suppress(OSError, ValueError):  # it has ended
            self._input.write(data)
            self._input.flush()
            return True
        return False

    def tell_now(self, data: bytes) -> None:
        """Send it `data` without waiting (on POSIX): a slow reader misses it."""
        with suppress(OSError, ValueError):
            os.write(_at_once(self._input), data)

    def said_now(self) -> bool:
        """Return whether it has said anything since the last call, without waiting (on POSIX)."""
        with suppress(OSError, ValueError):
            return bool(os.read(_at_once(self._said), LONGEST))
        return False

    def close_input(self) -> None:
        """Close its input, at which most processes end."""
        with suppress(OSError):  # the last bytes may not have been read
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
        """Yield the lines it writes, until it ends."""
        with suppress(OSError, ValueError):
            while line := self._said.readline(LONGEST):
                yield line

    def ends(self, seconds: float) -> bool:
        """Wait up to `seconds` for it to end; return whether it did."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return not self.lives

    def end(self, patience: float = 0) -> None:
        """Give it `patience` seconds to end by itself, then kill it."""
        if not self.ends(patience):
            self.kill()
            self.ends(LAST)

    def kill(self) -> None:
        """Kill it without waiting for its end."""
        self._process.kill()


def _at_once(pipe: IO[Any]) -> int:
    """Make a pipe non-blocking and return its descriptor."""
    if sys.platform != "win32":
        os.set_blocking(pipe.fileno(), False)
    return pipe.fileno()


class RestartedChild(ABC, Generic[T]):
    """A child that is restarted when it ends. It has threads of its own, so sending to it never waits.

    What is sent while no process runs is lost.
    """

    def __init__(self, name: str, most: int, waits: Iterable[float]) -> None:
        """Queue at most `most` messages; before each restart, wait for the next of `waits`, in seconds."""
        self.child: Child | None = None
        self.ending = threading.Event()
        self._most = most
        self._waits = waits
        self._waiting: SimpleQueue[T | None] = SimpleQueue()
        self._threads = [threading.Thread(target=act, name=name, daemon=True) for act in (self._keep, self._send)]

    @abstractmethod
    def open(self) -> Child:
        """Start a process, give it its task and return it. Raise OSError."""

    @abstractmethod
    def follow(self, said: Iterator[str]) -> bool:
        """Handle the lines a process says (none if it couldn't be started); return whether to start another."""

    @abstractmethod
    def encoded(self, what: T) -> bytes:
        """Return a message as the bytes to send."""

    def start(self) -> None:
        """Start it unless it was started; return at once."""
        if self._threads[0].ident is None:
            for thread in self._threads:
                thread.start()

    def tell(self, what: T) -> bool:
        """Queue a message; return False if the queue is full. May be called from any thread, even the speaker's."""
        if self._waiting.qsize() >= self._most:
            return False
        self._waiting.put(what)
        return True

    @property
    def busy(self) -> bool:
        """Whether any message is still waiting."""
        return not self._waiting.empty()

    def close(self, last: T | None = None, patience: float = 0) -> None:
        """Send `last`, wait up to `patience` seconds, then end it. Safe to call twice, or without a start."""
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
