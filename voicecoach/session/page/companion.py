"""The phone page, seen from the session's side: a companion that tells a process of its own and hears from it.

Neither can hold the session up: what is told goes through a thread that may wait, and what is heard is taken at a pace.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from queue import Empty, Full, Queue
from typing import Any

from voicecoach.session.page.where import Where, netloc, url
from voicecoach.session.page.worker import BYE, Task
from voicecoach.session.status import status
from voicecoach.session.transport import Command, Put
from voicecoach.session.view import View

COMMAND = (sys.executable, "-m", "voicecoach.session.page.worker")
OBEYED = (
    Command.PAUSE,
    Command.RESUME,
    Command.NEXT,
    Command.BACK,
    Command.REPEAT,
    Command.MORE,
    Command.SLOWER,
    Command.FASTER,
    Command.HOW_LONG,
    Command.WHATS_NEXT,
    Command.HURTS,
    Command.LOUDER,
    Command.SOFTER,
    Command.QUIT,
)
"""What the page may ask for."""
OPENING = 10.0
"""Seconds that the process is given to begin."""
SOONEST, LATEST = 0.2, 2.0
"""Seconds from one thing told to the next: at a change, and without one, so that the page knows we live."""
PACE = 0.1
"""Seconds from one command taken to the next."""
LAST_WORDS = 1.0
"""Seconds for which the end of a session waits for the process's."""
LONGEST = 256
"""Characters of a line that are read at once."""

Tell = Callable[[str], None]


class Page:
    """Serves the page while the context lasts; whatever becomes of it, `tell` is called with one line at most."""

    def __init__(self, where: Where, tell: Tell, clock: Callable[[], float] = time.monotonic) -> None:
        self._where = where
        self._tell = tell
        self._clock = clock
        self._lines: Queue[str] = Queue(1)
        self._told, self._told_at = "", -LATEST
        self._heard: Queue[dict[str, Any]] = Queue(1)
        self._ending = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self._threads = [threading.Thread(target=act, name="Page", daemon=True) for act in (self._write, self._read)]
        self._put: Put = self._begin
        self.begun = threading.Event()
        """Set by the first command, which is to begin."""
        self.host = self.address = ""
        """Where it is served, and what a browser opens; empty if it can't be."""

    def __enter__(self) -> Page:
        try:
            self.host = self._where.host()
            self.address = self._open(self.host)
        except OSError as error:
            self._ending.set()
            self._tell(f"There is no phone page: {error}.")
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        if not self._process:
            return
        with suppress(Full):  # nobody takes any more
            self._lines.put(BYE, timeout=LAST_WORDS if self._process.poll() is None else 0)
        try:
            self._process.wait(LAST_WORDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join(LAST_WORDS)

    @contextmanager
    def accompany(self, put: Put) -> Iterator[Page]:
        """Have commands obeyed by `put` while the context lasts, and nobody after."""
        self._put = put
        try:
            yield self
        finally:
            self._put = lambda _: None

    def wait(self, routine: str) -> None:
        """Say that `routine` is ready to begin; to be called again and again until it does."""
        self._say({"routine": routine, "kind": "", "state": "ready"})

    def show(self, view: View) -> None:
        """Tell what a person sees, unless it is the same or too soon."""
        if self._clock() - self._told_at >= SOONEST:
            now = asdict(status(view))
            self._say(now | {"left": round(view.left), "progress": round(view.progress, 2)})

    def _say(self, moment: dict[str, Any]) -> None:
        line, now = json.dumps(moment), self._clock()
        if line == self._told and now - self._told_at < LATEST:
            return
        with suppress(Full):  # it is busy; the next turn tries again
            self._lines.put_nowait(line)
            self._told, self._told_at = line, now

    def _open(self, host: str) -> str:
        """Start the process; return the address. Raise OSError."""
        task = Task(host, self._where.port, secrets.token_urlsafe(16), [command.value for command in OBEYED])
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
        self._process = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",  # `python -m` looks for modules where it stands: never in the folder of a routine
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # Ctrl-C at the terminal is for the session, which tells it
            creationflags=flags,
        )
        self._lines.put(json.dumps(asdict(task)))
        for thread in self._threads:
            thread.start()
        try:
            heard = self._heard.get(timeout=OPENING)
        except Empty:
            raise OSError("its process doesn't start") from None
        if "port" not in heard:
            raise OSError(f"{netloc(host, task.port)}: {heard.get('error', 'its process ended')}")
        return url(host, int(heard["port"]), task.token)

    def _write(self) -> None:
        assert self._process and self._process.stdin
        with suppress(OSError, ValueError), self._process.stdin as stream:
            line = ""
            while line != BYE:
                line = self._lines.get()
                stream.write(f"{line}\n")
                stream.flush()

    def _read(self) -> None:
        """Take the port or the error, then commands; a process that sends more than the pace has to wait."""
        assert self._process and self._process.stdout
        with suppress(OSError, ValueError), self._process.stdout as stream:
            self._heard.put(heard := _parsed(stream.readline(LONGEST)))
            if "port" not in heard:
                return
            while line := stream.readline(LONGEST):
                if command := _COMMANDS.get(line):
                    self._put(command)
                self._ending.wait(PACE)
        if not self._ending.is_set():
            self._tell("The phone page has stopped; the session goes on.")

    def _begin(self, _: Command) -> None:
        self.begun.set()


_COMMANDS = {f"{command.value}\n": command for command in OBEYED}


def _parsed(line: str) -> dict[str, Any]:
    """Return what the process says first; nothing if it has ended or talks nonsense."""
    with suppress(ValueError):
        told = json.loads(line)
        if isinstance(told, dict):
            return told
    return {}
