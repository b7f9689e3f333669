"""The phone page, seen from the session's side: a companion that talks with a process of its own.

Neither direction can hold the session up: a thread that may wait sends, and commands are taken at a limited rate.
"""

from __future__ import annotations

import json
import secrets
import subprocess
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from hashlib import sha256
from itertools import repeat
from queue import Empty, Queue
from typing import Any

from voicecoach.core.child_process import NO_WINDOW, Child, RestartedChild, python_module
from voicecoach.routine.library.pictures import picture_of
from voicecoach.routine.model import Side
from voicecoach.session.control.status import status
from voicecoach.session.phone.address import PageAddress, netloc, url
from voicecoach.session.phone.worker import BYE, PICTURE, PageTask
from voicecoach.session.playback.commands import Command, Put
from voicecoach.session.playback.view import View

COMMAND = python_module("voicecoach.session.phone.worker")
OBEYED = [command for command in Command if command.row.button or command is Command.RESUME]
"""What the page may ask for; while paused, the button of PAUSE asks for RESUME."""
OPENING = 10.0
"""Seconds that the process is given to begin."""
SOONEST, LATEST = 0.2, 2.0
"""Seconds between two updates: at least, after a change; at most, without one, as a sign of life."""
PACE = 0.1
"""Least seconds between two commands that are taken."""
LAST_WORDS = 1.0
"""Seconds for which the end of a session waits for the process to end."""
MOST_AGAIN, AGAIN = 3, 1.0
"""How many times a process that ended is replaced, and after how many seconds."""

Tell = Callable[[str], None]


class Page(RestartedChild[str]):
    """Serves the page while the context lasts, replacing a process that ends; `tell` is told what fails."""

    def __init__(self, where: PageAddress, tell: Tell, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__("Page", 1, repeat(AGAIN))
        self._where = where
        self._tell = tell
        self._clock = clock
        self._told, self._told_at = "", -LATEST
        self._looks: object = None
        self._picture = ""
        self._heard: Queue[dict[str, Any]] = Queue()
        self._starts = 0
        self._put: Put = self._begin
        self.begun = threading.Event()
        """Set by the first command, with which the session begins."""
        self.host = self.address = ""
        """Where it is served, and what a browser opens; empty if it can't be."""

    def __enter__(self) -> Page:
        try:
            self.host = self._where.host()
            self.address = self._serve(self.host)
        except OSError as error:
            self.ending.set()
            self._tell(f"There is no phone page: {error}.")
        return self

    def __exit__(self, *_: object) -> None:
        self.close(BYE, LAST_WORDS)

    @contextmanager
    def accompany(self, put: Put) -> Iterator[Page]:
        """Pass commands to `put` within the context, and to nobody after it."""
        self._put = put
        try:
            yield self
        finally:
            self._put = lambda _: None

    def wait(self, routine: str) -> None:
        """Say that `routine` is ready to begin; to be called again and again until it does."""
        self._say({"routine": routine, "kind": "", "state": "ready"})

    def show(self, view: View) -> None:
        """Send what a person sees, unless nothing changed or it is too soon."""
        if not self.busy and self._clock() - self._told_at >= SOONEST and self._showed(view):
            now = asdict(status(view))
            less = {"left": round(view.left), "progress": round(view.progress, 2)}
            self._say(now | less | {"picture": self._picture})

    def _showed(self, view: View) -> bool:
        """Send the picture of the exercise if it is another than before; return whether that is done."""
        looks = (view.pose, view.picture, view.side is Side.LEFT)
        if looks == self._looks:
            return True
        picture = picture_of(view.pose, view.picture, view.side, view.exercise)
        name = sha256(picture.data).hexdigest()[:16] if picture else ""
        line = f"{PICTURE} {name} {picture.kind} {b64encode(picture.data).decode()}" if picture else ""
        if line and not self.tell(line):
            return False
        self._looks, self._picture = looks, name
        return not line  # the moment follows in the next turn, after the picture

    def _say(self, moment: dict[str, Any]) -> None:
        line, now = json.dumps(moment), self._clock()
        if line == self._told and now - self._told_at < LATEST:
            return
        if self.tell(line):  # if it is busy, the next turn tries again
            self._told, self._told_at = line, now

    def _serve(self, host: str) -> str:
        """Start the process; return the address. Raise OSError."""
        self._task = PageTask(host, self._where.port, secrets.token_urlsafe(16), [command.value for command in OBEYED])
        self.start()
        try:
            heard = self._heard.get(timeout=OPENING)
        except Empty:
            raise OSError("its process doesn't start") from None
        if "port" not in heard:
            raise OSError(f"{netloc(host, self._task.port)}: {heard.get('error', 'its process ended')}")
        return url(host, self._task.port, self._task.token)

    def open(self) -> Child:
        """Return a process that was given its task. Raise OSError."""
        child = Child(COMMAND, creationflags=NO_WINDOW | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0))
        child.tell(self.encoded(json.dumps(asdict(self._task))))
        self._told, self._looks = "", None
        return child

    def follow(self, said: Iterator[str]) -> bool:
        """Obey a process until it ends; return whether another should serve the same address."""
        self._starts += 1
        heard = _first_word(said)
        serves = "port" in heard
        if serves:
            self._task = replace(self._task, port=int(heard["port"]))
        if self._starts == 1:
            self._heard.put(heard)
        elif self._starts == 2 and serves:
            self._tell("The phone page had stopped; it is back at the same address.")
        if serves:
            self._obey(said)
        goes_on = serves and self._starts <= MOST_AGAIN
        if not goes_on and (serves or self._starts > 1) and not self.ending.is_set():
            self._tell("The phone page has stopped; the session goes on.")
        return goes_on

    def encoded(self, what: str) -> bytes:
        """Return `what` as a line."""
        return f"{what}\n".encode()

    def _obey(self, said: Iterator[str]) -> None:
        """Take commands; a process that sends more than the pace has to wait."""
        for line in said:
            if command := _COMMANDS.get(line):
                self._put(command)
            self.ending.wait(PACE)

    def _begin(self, _: Command) -> None:
        self.begun.set()


_COMMANDS = {f"{command.value}\n": command for command in OBEYED}


def _first_word(said: Iterator[str]) -> dict[str, Any]:
    """Return the port or the error; nothing if the process has ended or its line makes no sense."""
    with suppress(ValueError):
        told = json.loads(next(said, ""))
        if isinstance(told, dict):
            return told
    return {}
