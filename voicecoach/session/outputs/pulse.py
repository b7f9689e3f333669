"""PulseAudio and PipeWire as a speaker: a long queue in the sound server, which C plays and we keep filling.

A device that calls Python when it wants more is starved with it: on a machine with sixteen busy processes 0.5 s ran dry
now and then. Here we may be late by two seconds. A key acts at once all the same: what is queued is written over in
place, so time goes on, or dropped.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from voicecoach.core.errors import Status
from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import SpeakerError
from voicecoach.session.outputs.base_output import BaseOutput
from voicecoach.session.outputs.counted_source import Clock, CountedSource
from voicecoach.session.outputs.devices import Device, pick
from voicecoach.session.outputs.libpulse import library
from voicecoach.session.outputs.pulse_stream import LONG_REQUEST, Connection, PulseError, Stream
from voicecoach.session.outputs.quiet_stderr import hushed

QUEUE = 2 * RATE
"""Frames in the server."""
FIRST, GROWTH = RATE, RATE // 2
"""Frames of them that are there at once, and that are added at each turn: voices have time to speak what is next."""
SPARE = RATE // 25
"""Frames that are left as they are while what follows is written over: for as long as that takes."""
TURN = 0.25
"""Seconds between two looks at the queue."""
STUCK = 16
"""Turns without a frame heard after which the server hangs; it tells where it is every 1.5 s."""
LEEWAY = RATE // 100
"""Frames by which the server's clock may be ahead of ours from one turn to the next."""
DUMMY = "auto_null"
"""What both servers call the device that they make when there is none."""
NOBODY = "There is no sound device but the server's dummy, which nobody hears: plug in headphones or a speaker."
HINT = "start PulseAudio or PipeWire"


class PulseSpeaker(BaseOutput):
    """Plays on the server's default device, or on the one that the target is a part of the name of."""

    name: ClassVar[str] = "pulse"
    rank: ClassVar[int] = 30

    def __init__(self, target: str = "", clock: Clock = time.monotonic) -> None:
        super().__init__(target, clock)
        self._stream: Stream | None = None
        self._turn = threading.RLock()
        """Held by who has the source called, or the stream written to."""
        self._ended = threading.Event()
        self._written = 0
        self._level = (0, 0.0)
        """How many frames were waiting when it was last filled, and when that was."""
        self._left = 0
        self._still = 0
        self._read = 0
        self._muted = ""

    @classmethod
    def status(cls) -> Status:
        """Say whether the library is installed and a server answers."""
        if not sys.platform.startswith("linux"):
            return Status(False, "only for Linux")
        try:
            library()
        except (OSError, AttributeError):
            return Status(False, "libpulse is not installed", "install it: the package is called libpulse0 or libpulse")
        try:
            with hushed():
                Connection().close()
        except PulseError as error:
            return Status(False, f"no sound server can be used: {error}", HINT)
        return Status(True)

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what the server can play on. Raise SpeakerError if there is none that answers."""
        try:
            with hushed():
                connection = Connection()
                try:
                    return [Device(sink.description, sink.default, sink.name) for sink in connection.sinks()]
                finally:
                    connection.close()
        except PulseError as error:
            raise SpeakerError(f"no sound server can be used: {error}", HINT) from error

    def _open(self, feed: CountedSource) -> None:
        new = self._connect()
        with self._turn:
            self._ended = threading.Event()
            self._written = self._still = 0
            self._level = (0, self._clock())
            self._fill(feed, self.primer + FIRST)
        threading.Thread(target=self._keep_full, args=(feed, self._ended), name="pulse", daemon=True).start()
        if new:
            self._muted = _muted(new)

    def _connect(self) -> Stream | None:
        """Have a stream: the one there is, if the server still plays it, or a new one, which is returned."""
        if self._stream and self._stream.alive and self._still < STUCK:
            return None
        self._let_go()
        try:
            sink = pick(self.target, self.devices()).id if self.target else ""
            with hushed():
                self._stream = Stream(QUEUE, sink)
        except (PulseError, OSError, AttributeError) as error:
            raise SpeakerError(f"no sound device could be opened: {error}", "voicecoach doctor") from error
        if self._stream.suspended:
            self._let_go()
            raise SpeakerError("the sound device is suspended", "voicecoach doctor")
        return self._stream

    def _keep_full(self, feed: CountedSource, ended: threading.Event) -> None:
        goal = FIRST
        while not ended.wait(TURN):
            goal = min(QUEUE, goal + GROWTH)
            with self._turn:
                if not ended.is_set():
                    self._fill(feed, goal)

    def _fill(self, feed: CountedSource, goal: int) -> None:
        assert self._stream
        waiting, now = self._waiting(feed), self._clock()
        lacking = goal - waiting
        if lacking > 0:
            self._stream.write(feed.pull(lacking).tobytes())
            self._written += lacking
        self._level = (max(goal, waiting), now)  # not before: the source may ask what is queued while it is pulled
        timing = self._stream.timing
        read = timing.read if timing else self._read
        self._still = self._still + 1 if read == self._read else 0
        self._read = read

    def _waiting(self, feed: CountedSource) -> int:
        """Return how many of the frames that were written are not yet heard."""
        timing = self._stream.timing if self._stream else None
        if not timing:
            return feed.queued
        # After its queue ran dry the server tells for a second that nothing waits, whatever it was given since: what it
        # can't have played yet is still there, and more would be more than it holds.
        level, then = self._level
        least = level - round((self._clock() - then) * RATE) - LEEWAY
        return min(max(timing.latency, least), self._written)

    def revise(self, change: Callable[[int], None]) -> None:
        """Write over what the device has not taken yet: time goes on."""
        with self._turn:
            feed = self._feed
            back = self._free(feed) if feed else 0
            change(back)
            if feed and self._stream and back:
                self._stream.write(feed.pull_again(back).tobytes(), back)

    def _free(self, feed: CountedSource) -> int:
        """Return how many of the last frames can still be written over, none of them of the primer."""
        timing = self._stream.timing if self._stream else None
        held = timing.held if timing else LONG_REQUEST
        return max(0, min(self._waiting(feed) - held - SPARE, self._written - self.primer))

    def stop(self) -> int:
        """Be silent at once; return how many frames were pulled and never heard. Raise what the source raised."""
        with self._turn:
            self._left = self.queued
            return super().stop()

    def _halt(self) -> None:
        self._ended.set()
        if self._stream:
            self._stream.drop()

    def _unheard(self, _feed: CountedSource) -> int:
        return self._left

    @property
    def queued(self) -> int:
        """Frames pulled but not yet heard."""
        feed = self._feed
        if feed is None:
            return 0
        with self._turn:
            return min(self._waiting(feed) + feed.given - self._written, feed.given - self.primer)

    @property
    def alive(self) -> bool:
        """Whether the server plays what it is given; also true while stopped."""
        feed, stream = self._feed, self._stream
        return feed is None or (feed.failure is None and stream is not None and stream.alive and self._still < STUCK)

    @property
    def warning(self) -> str:
        """Why nobody may hear this; empty if there is no reason known."""
        if self._stream and self._stream.sink.startswith(DUMMY):
            return NOBODY
        return self._muted

    def close(self) -> None:
        """Stop and let the device go; safe to call twice."""
        try:
            super().close()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        stream, self._stream = self._stream, None
        if stream:
            stream.close()


def _muted(stream: Stream) -> str:
    """Return what is muted, in words for the person; empty if nothing is, or the server doesn't say."""
    with suppress(PulseError):
        device = stream.device()
        if device.muted:
            return f"{device.description} is muted: nobody hears the coach until its sound is turned up."
        if stream.muted():
            return "The coach is muted in the system's mixer: nobody hears it until it is turned up there."
    return ""
