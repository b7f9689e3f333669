"""A speaker whose device may hang, as it does when the sound server is stopped or stuck.

Whatever needs the device is done on a thread of its own, and given up after a while. A device that was given up counts
as one that is gone; another try is made once that call has come back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from voicecoach.core.time_limit import hanging, within
from voicecoach.session.outputs.base import Frames, Source, Speaker, SpeakerError, silence
from voicecoach.session.outputs.quiet_stderr import speak_up

T = TypeVar("T")

OPENING = 2.0
"""Seconds for a device to open, or to say what there is: most take hundredths, a headset that wakes up takes longer."""
OTHERS = 0.5
"""The same while another call hangs: it is mostly the same sound server that all of them ask."""
STOPPING = 1.0
"""Seconds for a device to be silent."""
LEAVING = 0.4
"""Seconds for either when the person wants to go."""


class NoAnswerError(SpeakerError):
    """An output hangs."""

    def __init__(self) -> None:
        super().__init__("the sound system doesn't answer", "restart the sound server, or the computer")


def answered(act: Callable[[], T], late: Callable[[], object] = lambda: None) -> T:
    """Return what a sound library says. Raise NoAnswerError if it doesn't; should it do so after all, call `late`."""
    return _given(lambda: OTHERS if hanging() else OPENING, act, late)


def _given(limit: Callable[[], float], act: Callable[[], T], late: Callable[[], object] = lambda: None) -> T:
    try:
        return within(limit, act, late)
    except TimeoutError:
        speak_up()
        raise NoAnswerError from None


class TimeLimitedSpeaker:
    """Any speaker, with a limit on its patience. `make` makes another in place of one that was given up."""

    def __init__(self, make: Callable[[], Speaker]) -> None:
        self._make = make
        self.inner = make()
        self._door = _Door()
        self._stuck: threading.Event | None = None
        """Set once the call that was given up has come back."""
        self._lost = False
        self._hurried = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what else a speaker has
        return getattr(self.inner, name)

    def start(self, source: Source) -> None:
        """Open if need be and pull from `source` until stopped. Raise SpeakerError if there is no device."""
        self._renew()
        self._door = door = _Door(source)
        self._call(OTHERS if hanging() else OPENING, lambda: self.inner.start(door))
        self._lost = False

    def stop(self) -> int:
        """Be silent at once; return how many frames were pulled and never heard."""
        if self._stuck:
            return 0
        queued = self.inner.queued
        try:
            return self._call(STOPPING, self.inner.stop)
        except NoAnswerError:
            return queued

    @property
    def queued(self) -> int:
        """Frames pulled but not yet heard."""
        return 0 if self._stuck else self.inner.queued

    @property
    def alive(self) -> bool:
        """Whether frames are being taken; false once the device hung."""
        return not self._lost and self.inner.alive

    def close(self) -> None:
        """Stop and let the device go; safe to call twice."""
        if not self._stuck:
            try:
                self._call(STOPPING, self.inner.close)
            except NoAnswerError:
                return

    def hurry(self) -> None:
        """Give up sooner from now on, and what is under way; from any thread."""
        self._hurried = True

    def _call(self, seconds: float, act: Callable[[], T]) -> T:
        speaker, back = self.inner, threading.Event()

        def late() -> None:
            speaker.close()
            back.set()

        try:
            return _given(lambda: min(seconds, LEAVING) if self._hurried else seconds, act, late)
        except NoAnswerError:
            self._door.shut()
            self._stuck, self._lost = back, True
            raise

    def _renew(self) -> None:
        """Take another speaker in place of one that was given up. Raise NoAnswerError while that still hangs."""
        if self._stuck:
            if not self._stuck.is_set():
                raise NoAnswerError
            self.inner, self._stuck = self._make(), None


class _Door:
    """A source that can be shut: a device that was given up may come back and ask."""

    def __init__(self, source: Source | None = None) -> None:
        self._source = source
        self.wakes = getattr(source, "wakes", False)
        self._lock = threading.Lock()

    def __call__(self, frames: int) -> Frames:
        with self._lock:
            return self._source(frames) if self._source else silence(frames)

    def shut(self) -> None:
        with self._lock:
            self._source = None
