"""ALSA's own library by ctypes: as little of it as one stream needs, as its headers declare it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong
from ctypes import c_void_p as pointer
from functools import cache
from typing import Any, Literal

from voicecoach.core.c_library import bound
from voicecoach.core.errors import Status
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.quiet_stderr import hushed

NAME = "libasound.so.2"
Kind = Literal["playback", "capture"]
PLAYBACK, CAPTURE, NONBLOCK = 0, 1, 1
S16LE, INTERLEAVED, RESAMPLED = 2, 3, 1
TRY_AGAIN = -11
"""What is answered where nothing can be read or written yet: EAGAIN."""
DEFAULT, CARD = "default", "sysdefault:CARD="
"""The system's default, and how the way to a card begins that converts rates and lets others play too."""
BYTES = 2
"""Of a frame."""

_FUNCTIONS: dict[str, tuple[Any, ...]] = {  # what each returns, and what it takes
    "device_name_free_hint": (c_int, pointer),
    "device_name_get_hint": (pointer, pointer, c_char_p),
    "device_name_hint": (c_int, c_int, c_char_p, pointer),
    "pcm_avail_update": (c_long, pointer),
    "pcm_close": (c_int, pointer),
    "pcm_delay": (c_int, pointer, POINTER(c_long)),
    "pcm_drop": (c_int, pointer),
    "pcm_open": (c_int, pointer, c_char_p, c_int, c_int),
    "pcm_readi": (c_long, pointer, pointer, c_ulong),
    "pcm_recover": (c_int, pointer, c_int, c_int),
    "pcm_set_params": (c_int, pointer, c_int, c_int, c_uint, c_uint, c_int, c_uint),
    "pcm_start": (c_int, pointer),
    "pcm_writei": (c_long, pointer, c_char_p, c_ulong),
    "strerror": (c_char_p, c_int),
}


class AlsaError(Exception):
    """What the library refused."""


@cache
def library() -> Any:  # noqa: ANN401 - ctypes' own
    """Return the library. Raise OSError if it isn't installed, AttributeError if it is another."""
    return bound(NAME, "snd_", _FUNCTIONS)


def library_status() -> Status:
    """Say whether the library is installed."""
    try:
        library()
    except (OSError, AttributeError):
        return Status(False, "libasound is not installed", "install it: the package is called libasound2 or alsa-lib")
    return Status(True)


class Pcm:
    """A device opened to play on or to hear, mono with 16 bits; `latency` is the length of its queue in seconds.

    Nothing here waits for the device. Raise AlsaError if it can't be opened.
    """

    def __init__(self, kind: Kind, name: str, rate: int, latency: float) -> None:
        self._alsa = library()
        handle = pointer()
        self._check(self._alsa.snd_pcm_open(byref(handle), name.encode(), _stream(kind), NONBLOCK))
        self._handle = handle
        try:
            microseconds = round(latency * 1_000_000)
            self._check(self._alsa.snd_pcm_set_params(handle, S16LE, INTERLEAVED, 1, rate, RESAMPLED, microseconds))
        except AlsaError:
            self.close()
            raise

    def start(self) -> None:
        """Begin to hear."""
        self._check(self._alsa.snd_pcm_start(self._handle))

    def ready(self) -> int:
        """Return how many frames can be written or read. Raise AlsaError if the device is gone."""
        frames = int(self._alsa.snd_pcm_avail_update(self._handle))
        return frames if frames >= 0 else self._recovered(frames)

    def write(self, frames: bytes) -> None:
        """Have `frames` heard next, no more than are ready; the first begin it. Raise AlsaError if it is gone."""
        written = self._alsa.snd_pcm_writei(self._handle, frames, len(frames) // BYTES)
        if written < 0:
            self._recovered(written)
            self._check(self._alsa.snd_pcm_writei(self._handle, frames, len(frames) // BYTES))

    def read(self, frames: int) -> bytes:
        """Return at most so many frames that were heard. Raise AlsaError if the device is gone."""
        heard = ctypes.create_string_buffer(frames * BYTES)
        read = self._alsa.snd_pcm_readi(self._handle, heard, frames)
        if read < 0:
            read = 0 if read == TRY_AGAIN else self._restarted(read)
        return heard.raw[: read * BYTES]

    def delay(self) -> int:
        """Return how many frames were written and are not heard yet, as far as the device knows."""
        frames = c_long()
        return max(0, frames.value) if self._alsa.snd_pcm_delay(self._handle, byref(frames)) == 0 else 0

    def drop(self) -> None:
        """Be silent at once."""
        self._alsa.snd_pcm_drop(self._handle)

    def close(self) -> None:
        """Let the device go."""
        self._alsa.snd_pcm_close(self._handle)

    def _restarted(self, error: int) -> int:
        self._recovered(error)
        self.start()
        return 0

    def _recovered(self, error: int) -> int:
        """Go on after a queue that ran dry or over, or a computer that slept; nothing is ready then."""
        self._check(self._alsa.snd_pcm_recover(self._handle, error, 1))
        return 0

    def _check(self, code: int) -> None:
        if code < 0:
            raise AlsaError(self._alsa.snd_strerror(code).decode(errors="replace").lower())


def devices_of(kind: Kind) -> list[Device]:
    """Return the default and each card, to play on or to hear by; empty without the library."""
    if not library_status().usable:
        return []
    with hushed():
        hints = list(_hints())
    return [
        Device(name if name == DEFAULT else described.partition("\n")[0], name == DEFAULT, name, name != DEFAULT)
        for name, described, direction in hints
        if (name == DEFAULT or name.startswith(CARD)) and direction in ("", _DIRECTIONS[kind])
    ]


_DIRECTIONS: dict[Kind, str] = {"playback": "Output", "capture": "Input"}


def _hints() -> Iterator[tuple[str, str, str]]:
    """Yield of each device its name, its description and its direction, empty for both."""
    alsa, hints = library(), POINTER(pointer)()
    if alsa.snd_device_name_hint(-1, b"pcm", byref(hints)) < 0:
        return
    try:
        for hint in _until_null(hints):
            yield _told(hint, b"NAME"), _told(hint, b"DESC"), _told(hint, b"IOID")
    finally:
        alsa.snd_device_name_free_hint(hints)


def _until_null(hints: Any) -> Iterator[int]:  # noqa: ANN401 - a pointer
    at = 0
    while hints[at]:
        yield hints[at]
        at += 1


def _told(hint: int, what: bytes) -> str:
    text = library().snd_device_name_get_hint(hint, what)
    if not text:
        return ""
    try:
        return ctypes.string_at(text).decode(errors="replace")
    finally:
        _libc_free()(text)


@cache
def _libc_free() -> Any:  # noqa: ANN401 - ctypes' own
    free = ctypes.CDLL(None).free
    free.restype, free.argtypes = None, [pointer]
    return free


def _stream(kind: Kind) -> int:
    return PLAYBACK if kind == "playback" else CAPTURE
