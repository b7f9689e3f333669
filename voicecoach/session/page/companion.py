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
from dataclasses import asdict, replace
from queue import Empty, Full, Queue
from typing import Any

from voicecoach.session.page.where import Where, netloc, url
from voicecoach.session.page.worker import BYE, Task
from voicecoach.session.status import status
from voicecoach.session.transport import Command, Put
from voicecoach.session.view import View

COMMAND = (sys.executable, "-m", "voicecoach.worker", "voicecoach.session.page.worker")
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
MOST_AGAIN, AGAIN = 3, 1.0
"""How many times another process takes the place of one that ended, and the seconds until it does."""
LONGEST = 256
"""Characters of a line that are read at once."""

Tell = Callable[[str], None]


class Page:
    """Serves the page while the context lasts, by another process where one has ended; `tell` is told what fails."""

    def __init__(self, where: Where, tell: Tell, clock: Callable[[], float] = time.monotonic) -> None:
        self._where = where
        self._tell = tell
        self._clock = clock
        self._lines: Queue[str] = Queue(1)
        self._told, self._told_at = "", -LATEST
        self._heard: Queue[dict[str, Any]] = Queue(1)
        self._ending = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self._threads = [threading.Thread(target=act, name="Page", daemon=True) for act in (self._write, self._keep)]
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

    @property
    def busy(self) -> bool:
        """Whether what was told last is still to be taken."""
        return not self._lines.empty()

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
        if not self.busy and self._clock() - self._told_at >= SOONEST:
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
        self._task = Task(host, self._where.port, secrets.token_urlsafe(16), [command.value for command in OBEYED])
        self._process = _started(self._task)
        for thread in self._threads:
            thread.start()
        try:
            heard = self._heard.get(timeout=OPENING)
        except Empty:
            raise OSError("its process doesn't start") from None
        if "port" not in heard:
            raise OSError(f"{netloc(host, self._task.port)}: {heard.get('error', 'its process ended')}")
        self._task = replace(self._task, port=int(heard["port"]))
        return url(host, self._task.port, self._task.token)

    def _write(self) -> None:
        going_on = True
        while going_on:
            line = self._lines.get()
            assert self._process
            going_on = _written(self._process, line) or not self._ending.is_set()

    def _keep(self) -> None:
        """Take what the process says; when it has ended, let another serve the same address, a few times."""
        self._heard.put(heard := self._first_word())
        if "port" not in heard:
            return
        for number in range(MOST_AGAIN):
            self._hear_out()
            if self._ending.wait(AGAIN) or not self._is_back():
                break
            if number == 0:
                self._tell("The phone page had stopped; it is back at the same address.")
        else:
            self._hear_out()
        if not self._ending.is_set():
            self._tell("The phone page has stopped; the session goes on.")

    def _is_back(self) -> bool:
        """Start another process at the same address; return whether it serves."""
        with suppress(OSError):
            self._process, self._told = _started(self._task), ""
            if self._ending.is_set():  # `__exit__` waited for the one before
                self._process.kill()
            return "port" in self._first_word()
        return False

    def _first_word(self) -> dict[str, Any]:
        """Return the port or the error; nothing if the process has ended or talks nonsense."""
        assert self._process
        assert self._process.stdout
        with suppress(OSError, ValueError):
            told = json.loads(self._process.stdout.readline(LONGEST))
            if isinstance(told, dict):
                return told
        return {}

    def _hear_out(self) -> None:
        """Take commands; a process that sends more than the pace has to wait."""
        assert self._process
        assert self._process.stdout
        with suppress(OSError, ValueError), self._process.stdout as stream:
            while line := stream.readline(LONGEST):
                if command := _COMMANDS.get(line):
                    self._put(command)
                self._ending.wait(PACE)

    def _begin(self, _: Command) -> None:
        self.begun.set()


_COMMANDS = {f"{command.value}\n": command for command in OBEYED}


def _started(task: Task) -> subprocess.Popen[str]:
    """Return a process that was told its task. Raise OSError."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    process = subprocess.Popen(
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
    _written(process, json.dumps(asdict(task)))
    return process


def _written(process: subprocess.Popen[str], line: str) -> bool:
    """Tell the process a line; return whether it takes more: not after BYE, nor once it has ended."""
    assert process.stdin
    last = True
    with suppress(OSError, ValueError):
        process.stdin.write(f"{line}\n")
        process.stdin.flush()
        last = line == BYE
    with suppress(OSError, ValueError):
        if last:
            process.stdin.close()
    return not last
