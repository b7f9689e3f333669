"""The ears' process from the outside: started, restarted when it ends, and told things by threads that can't wait."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count

from voicecoach.core.child_process import Child, RestartedChild, python_module
from voicecoach.core.units import RATE
from voicecoach.session.voice_control.echo_reference import Played, Stopped
from voicecoach.session.voice_control.model import EAR_RATE
from voicecoach.session.voice_control.wire import HearingTask, Message, line, sound, task_line
from voicecoach.sound.resample import Decimator

COMMAND = python_module("voicecoach.session.voice_control.worker")
AGAIN, LONGEST_AGAIN = 2.0, 60.0
"""Seconds after which a process that ended is restarted: each time twice as many, up to the latter."""
WAITING = 100
"""Messages that may wait for a process that reads late; further ones are dropped: 20 s of sound, by then of no use."""
FRAMES = RATE // EAR_RATE
"""Frames of the speaker for each sample of the ears."""


class Process(RestartedChild[Played | Stopped | Message]):
    """Tells `hear` what the process says, on a thread of its own, and `trouble` if it is gone. Never raises."""

    def __init__(self, task: HearingTask, hear: Callable[[Message], None], command: Sequence[str] = COMMAND) -> None:
        super().__init__("VoiceControl", WAITING, (min(AGAIN * 2**times, LONGEST_AGAIN) for times in count()))
        self._task = task
        self._hear = hear
        self._command = command
        self._stream = _Stream()

    def open(self) -> Child:
        """Return a process that was given its task. Raise OSError."""
        child = Child(self._command)
        child.tell(task_line(self._task))
        return child

    def follow(self, said: Iterator[str]) -> bool:
        """Pass on what a process says until it ends; return whether another may do better, as it says itself."""
        final = False
        with suppress(ValueError):
            for line in said:
                message = json.loads(line)
                final = final or bool(message.get("final"))
                if not self.ending.is_set():
                    self._hear(message)
        if not final and not self.ending.is_set():
            self._hear({"trouble": "the process that listens has ended"})
        return not final

    def encoded(self, what: Played | Stopped | Message) -> bytes:
        """Return how a process is told it."""
        return self._stream.encoded(what)


class _Stream:
    """Turns messages into bytes, and sound into the ears' rate, seamlessly from block to block."""

    def __init__(self) -> None:
        self._decimator: Decimator | None = None
        self._given = 0
        self._begun = float("-inf")

    def encoded(self, what: Played | Stopped | Message) -> bytes:
        if isinstance(what, Stopped):
            return line({"cut": round(what.at * EAR_RATE)})
        if not isinstance(what, Played):
            return line(what)
        clip = what.clip
        if self._decimator is None or what.first or what.again is not None:
            # From a frame on that falls on a sample of the ears: the canceller doesn't forgive even a part of one.
            skipped = -(what.again or 0) % FRAMES
            self._decimator, self._given = Decimator(FRAMES), ((what.again or 0) + skipped) // FRAMES
            clip = clip[skipped:]
        samples = self._decimator.take(clip)
        at = round(what.begun * EAR_RATE) + self._given
        self._given += len(samples)
        same_clock, self._begun = what.begun == self._begun, what.begun
        return sound(samples, at, again=what.again is not None and same_clock)
