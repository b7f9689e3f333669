"""The ears' process from the outside: started, started again when it ends, told things by whoever may not wait."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from voicecoach.session.ears.model import EAR_RATE
from voicecoach.session.ears.overheard import Played, Stopped
from voicecoach.session.ears.wire import Message, Task, line, sound, task_line
from voicecoach.units import RATE

COMMAND = (sys.executable, "-m", "voicecoach.worker", "voicecoach.session.ears.worker")
AGAIN, LONGEST_AGAIN = 2.0, 60.0
"""Seconds after which a process that ended is started anew; each time twice as many, up to the latter."""
WAITING = 100
"""Messages that may wait for a process that reads late; further ones are dropped: 20 s of sound, by then of no use."""
LAST = 1.0
"""Seconds for which the end waits for the threads."""


class Process:
    """Tells `hear` what the process says, on a thread of its own; `trouble` too when it is gone. None of it raises."""

    def __init__(self, task: Task, hear: Callable[[Message], None], command: Sequence[str] = COMMAND) -> None:
        self._task = task
        self._hear = hear
        self._command = command
        self._waiting: SimpleQueue[Played | Stopped | Message | None] = SimpleQueue()
        self._ended = threading.Event()
        self._begun = False
        self._process: subprocess.Popen[bytes] | None = None
        acts = {"Ears hear": self._keep, "Ears tell": self._send}
        self._threads = [threading.Thread(target=act, name=name, daemon=True) for name, act in acts.items()]

    def start(self) -> None:
        """Have it begin, if it hasn't; returns at once."""
        if not self._begun:
            self._begun = True
            for thread in self._threads:
                thread.start()

    def tell(self, what: Played | Stopped | Message) -> None:
        """Have it told; from any thread, the speaker's too. Dropped if much waits."""
        if self.waiting < WAITING:
            self._waiting.put(what)

    @property
    def waiting(self) -> int:
        """Messages that are still to be told."""
        return self._waiting.qsize()

    def close(self) -> None:
        """End the process; safe to call twice and without a start."""
        self._ended.set()
        if process := self._process:
            process.kill()
        self._waiting.put(None)
        for thread in self._threads:
            if thread.is_alive():
                thread.join(LAST)

    def _keep(self) -> None:
        """Keep a process running and hear it out, until the end or until there is no use in another."""
        again = AGAIN
        while not self._ended.is_set():
            if self._hear_out():
                return
            if not self._ended.is_set():
                self._hear({"trouble": "the process that listens has ended"})
            self._ended.wait(again)
            again = min(2 * again, LONGEST_AGAIN)

    def _hear_out(self) -> bool:
        """Start a process and hear it to its end; return whether it said that another would fare no better."""
        final = False
        with suppress(OSError, ValueError), self._started() as process:
            assert process.stdout
            for raw in process.stdout:
                message = json.loads(raw)
                final = final or bool(message.get("final"))
                if not self._ended.is_set():
                    self._hear(message)
            process.kill()
        self._process = None
        return final

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor,  # `python -m` looks for modules where it stands: never where routines are
            start_new_session=True,  # Ctrl-C at the terminal is for the session
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if self._ended.is_set():
            process.kill()
        elif _write(process, task_line(self._task)):
            self._process = process
        return process

    def _send(self) -> None:
        stream = _Stream()
        while (what := self._waiting.get()) is not None:
            data = stream.encoded(what)
            if process := self._process:
                _write(process, data)


class _Stream:
    """Turns what is to be told into bytes; sound to the ears' rate, block after block without a seam."""

    def __init__(self) -> None:
        import soxr

        self._new: Callable[[], Any] = lambda: soxr.ResampleStream(RATE, EAR_RATE, 1, dtype="int16", quality="MQ")
        self._resampler = self._new()
        self._given = 0

    def encoded(self, what: Played | Stopped | Message) -> bytes:
        if isinstance(what, Stopped):
            return line({"cut": round(what.at * EAR_RATE)})
        if not isinstance(what, Played):
            return line(what)
        if what.first or what.again is not None:
            self._resampler, self._given = self._new(), round((what.again or 0) * EAR_RATE / RATE)
        samples = self._resampler.resample_chunk(what.clip)
        at = round(what.begun * EAR_RATE) + self._given
        self._given += len(samples)
        return sound(samples, at, again=what.again is not None)


def _write(process: subprocess.Popen[bytes], data: bytes) -> bool:
    """Return whether the process could be told."""
    assert process.stdin
    with suppress(OSError, ValueError):  # it is gone, and its end is told by whoever hears it out
        process.stdin.write(data)
        process.stdin.flush()
        return True
    return False
