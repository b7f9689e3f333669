"""The interface of what hears: it opens a device and hands on samples, mono, 16 bits, at `EAR_RATE`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from voicecoach.core.errors import Status
from voicecoach.session.outputs.devices import Device

PERIOD = 20
"""Milliseconds between two times that samples are handed on."""
TURN = 0.005
"""Seconds between two looks at a device that doesn't call."""

Hear = Callable[[bytes], None]
"""Told what was heard, on another thread."""


class CaptureError(Exception):
    """A microphone could not be opened."""


class Capture(Protocol):
    """A microphone that is open. When its device goes away it falls silent, without a word."""

    @classmethod
    def status(cls) -> Status:
        """Say, quickly and without opening a device, whether this can be used here."""

    @classmethod
    def devices(cls) -> list[Device]:
        """Return what can be heard through; empty where nothing answers."""

    def __init__(self, device: object, hear: Hear) -> None:
        """Open the device with that id, None for the default. Raise CaptureError."""

    def close(self) -> None:
        """Let the device go; `hear` is not called after."""


class Polled:
    """A thread that reads a device again and again, until that fails with `gone` or it is closed."""

    def __init__(self, read: Callable[[], bytes], hear: Hear, gone: type[Exception]) -> None:
        self._read, self._hear, self._gone = read, hear, gone
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="microphone", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        with suppress(self._gone):
            while not self._ended.wait(TURN):
                if sound := self._read():
                    self._hear(sound)

    def close(self) -> None:
        """End it; when it returns, nothing is being read."""
        self._ended.set()
        self._thread.join()
