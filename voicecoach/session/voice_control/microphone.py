"""The microphone: 16 kHz mono, a frame at a time."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Protocol

import numpy as np

from voicecoach.session.outputs.base import SpeakerError
from voicecoach.session.outputs.devices import pick
from voicecoach.session.outputs.time_limited import NoAnswerError, answered
from voicecoach.session.voice_control.captures.base import PERIOD, Capture, CaptureError
from voicecoach.session.voice_control.captures.choose import best_capture
from voicecoach.session.voice_control.model import EAR_RATE, FRAME, Frame, Microphone, MicrophoneError

LOST = 2.0
"""Seconds without a call after which the device counts as gone; some take a second to begin."""
QUEUED = 400
"""Frames kept for a late reader: 4 s, more than the recogniser needs for an utterance."""
ESTIMATES = 50
"""Chunks of which the one that arrived soonest tells when they were heard: those of a second."""
SLIP = 0.02
"""Seconds by which the device's time may differ from ours before samples count as lost."""

Chunk = tuple[float, bytes]
"""When it arrived, and its samples."""


class Timed(Microphone, Protocol):
    """A microphone that knows when it heard what."""

    def __enter__(self) -> Timed:
        """Open the device. Raise MicrophoneError if there is none, or it is busy."""

    @property
    def at(self) -> float:
        """When the frame that was read last began, by the monotonic clock."""

    @property
    def waiting(self) -> int:
        """Frames that were heard and not yet read."""


class DeviceMicrophone:
    """Hears through the system's sound server; `name` is a device's or a part of it, empty: the default."""

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._capture: Capture | None = None
        self._chunks: SimpleQueue[Chunk] = SimpleQueue()
        self._frames: deque[Frame] = deque()
        self._rest = b""
        self._taken = 0
        self._begun: float | None = None
        self._estimates: list[float] = []
        self.late = 0
        """Frames that nobody read in time, and that are lost."""

    def __enter__(self) -> DeviceMicrophone:
        """Open the device. Raise MicrophoneError if there is none, or it is busy."""
        try:
            answered(self._open, self._shut)
        except NoAnswerError as error:
            raise MicrophoneError(error.message, error.hint) from error
        return self

    def _open(self) -> None:
        capture = best_capture()
        try:
            self._capture = capture(self._find(capture), lambda sound: self._chunks.put((time.monotonic(), sound)))
        except CaptureError as error:
            raise MicrophoneError(f"the microphone can't be opened: {error}", "voicecoach doctor") from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shut()

    def read(self) -> Frame:
        """Return the next 10 ms, waiting for them. Raise MicrophoneError if the device is gone."""
        if not self._frames:
            try:
                self._take(self._chunks.get(timeout=LOST))
            except Empty:
                raise MicrophoneError("the microphone is gone") from None
            with suppress(Empty):
                while True:
                    self._take(self._chunks.get_nowait())
        return self._frames.popleft() if self._frames else self.read()

    @property
    def at(self) -> float:
        """When the frame that was read last began, by the monotonic clock."""
        unread = len(self._frames) * FRAME + len(self._rest) // 2
        return (self._begun or 0.0) + (self._taken - unread - FRAME) / EAR_RATE

    @property
    def waiting(self) -> int:
        """Frames that were heard and not yet read."""
        return len(self._frames) + self._chunks.qsize() * PERIOD // 10

    def _take(self, chunk: Chunk) -> None:
        arrived, sound = chunk
        self._taken += len(sound) // 2
        self._anchor(arrived - self._taken / EAR_RATE)
        data = self._rest + sound
        whole = len(data) // (2 * FRAME) * 2 * FRAME
        self._frames.extend(np.frombuffer(data[:whole], np.int16).reshape(-1, FRAME))
        self._rest = data[whole:]
        while len(self._frames) > QUEUED:
            self._frames.popleft()
            self.late += 1

    def _anchor(self, begun: float) -> None:
        """Learn when the first sample was heard: what arrived soonest tells best. Moves only if samples were lost."""
        self._estimates.append(begun)
        if self._begun is None:
            self._begun = begun
        elif len(self._estimates) >= ESTIMATES:
            earliest = min(self._estimates)
            self._estimates.clear()
            if abs(earliest - self._begun) > SLIP:
                self._begun = earliest

    def _find(self, capture: type[Capture]) -> object:
        """Return what the wanted device is known by, None for the system's default."""
        found = capture.devices()
        if not found:
            raise MicrophoneError("there is no microphone", "voicecoach doctor")
        try:
            return pick(self._name, found).id if self._name else None
        except SpeakerError as error:
            raise MicrophoneError(error.message.replace("sound device", "microphone"), error.hint) from error

    def _shut(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.close()
