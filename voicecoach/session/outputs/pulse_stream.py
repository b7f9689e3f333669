"""A stream to PulseAudio, or to PipeWire, which answers to the same library.

The library's loop runs in C, in a thread of its own. Where a stream is, is looked at with the loop's lock held; nothing
of Python is called when the server wants something. Nothing waits for a server longer than `PATIENCE`.
"""

from __future__ import annotations

import ctypes
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_int, c_uint64
from ctypes import c_void_p as pointer
from dataclasses import dataclass, replace
from typing import Any, NoReturn, TypeVar

from voicecoach.core.units import RATE
from voicecoach.session.outputs.libpulse import (
    DONE,
    EARLY,
    INTERPOLATED,
    NO_AUTOSPAWN,
    READY_CONTEXT,
    READY_STREAM,
    RELATIVE,
    S16LE,
    STAYING,
    UNSET,
    UPDATED,
    BufferAttr,
    DeviceInfo,
    InputInfo,
    SampleSpec,
    ServerInfo,
    library,
)

PATIENCE = 1.5
"""Seconds that the server is given to answer: it may be stopped."""
LOOK_EVERY = 0.001
"""Seconds between two looks at what is waited for."""
BYTES = 2
"""Of a frame."""
REQUEST = RATE // 40
"""Frames that the device takes at a time, for a key acts the sooner the fewer they are."""
LONG_REQUEST = RATE // 20
"""The same in PipeWire. It takes turns of so many, at most 2048, and each that comes late is heard as silence of that
length: with 256 frames that was several times a minute on a busy machine, with 1024 once in some minutes."""
Result = TypeVar("Result")


class PulseError(Exception):
    """What the server refused, or that it doesn't answer."""


@dataclass(frozen=True)
class PulseDevice:
    """A device to play on or to hear by, or what the server takes for one."""

    name: str
    description: str
    muted: bool
    """By itself, or turned down to nothing."""
    default: bool = False
    monitor: bool = False
    """Whether it only hears what another plays; told of those to hear by."""


@dataclass(frozen=True)
class Timing:
    """Where a stream is."""

    latency: int
    """Frames from what was written last to what is heard."""
    held: int
    """Frames of them that the device may have taken already, and can't be written over."""
    read: int
    """What the server has read so far, as it last told; it grows while the stream is heard."""


@dataclass(frozen=True)
class _Server:
    """The server."""

    name: str
    default: str
    """The name of the device that it plays on unless told otherwise."""
    default_source: str
    """The same of the one that it hears by."""


class Connection:
    """A connection to the server. Raise PulseError if there is none that answers, and as `library` does."""

    def __init__(self) -> None:
        self._pa = library()
        self._loop = self._pa.pa_threaded_mainloop_new()
        self._context = self._pa.pa_context_new(self._pa.pa_threaded_mainloop_get_api(self._loop), b"voicecoach")
        try:
            if self._pa.pa_context_connect(self._context, None, NO_AUTOSPAWN, None) < 0:
                self._refused()
            self._pa.pa_threaded_mainloop_start(self._loop)
            self._wait(lambda: self._stands(self._pa.pa_context_get_state(self._context), READY_CONTEXT))
        except PulseError:
            self.close()
            raise

    def close(self) -> None:
        """End it, without waiting for the server."""
        with self._locked():
            self._pa.pa_context_disconnect(self._context)
            self._pa.pa_context_unref(self._context)
        self._pa.pa_threaded_mainloop_stop(self._loop)
        self._pa.pa_threaded_mainloop_free(self._loop)

    def sinks(self) -> list[PulseDevice]:
        """Return the devices to play on."""
        return self._devices(self._pa.pa_context_get_sink_info_list, self._server().default)

    def sources(self) -> list[PulseDevice]:
        """Return the devices to hear by, but for those that hear what another plays."""
        found = self._devices(self._pa.pa_context_get_source_info_list, self._server().default_source)
        return [device for device in found if not device.monitor]

    def _devices(self, asked: Callable[..., int], default: str) -> list[PulseDevice]:
        found = self._ask(lambda tell: asked(self._context, tell, None), DeviceInfo, _device)
        return [replace(device, default=device.name == default) for device in found]

    def _server(self) -> _Server:
        asked = self._pa.pa_context_get_server_info
        found = self._ask(lambda tell: asked(self._context, tell, None), ServerInfo, _server)
        return found[0] if found else _Server("", "", "")

    def _ask(
        self, begin: Callable[[Any], int | None], kind: type[ctypes.Structure], read: Callable[[Any], Result]
    ) -> list[Result]:
        """Return what is told, each as `read`, by an operation that `begin` begins, given what is called back."""
        found: list[Result] = []

        def told(_context: int, info: Any, *_: int) -> None:  # noqa: ANN401 - a pointer
            if info:
                found.append(read(info.contents))

        last = [] if kind is ServerInfo else [c_int]  # of a list it is told when it is over
        tell = ctypes.CFUNCTYPE(None, pointer, ctypes.POINTER(kind), *last, pointer)(told)
        with self._locked():
            operation = begin(ctypes.cast(tell, pointer))
        if not operation:
            self._refused()
        try:
            self._wait(lambda: self._pa.pa_operation_get_state(operation) == DONE)
        finally:
            with self._locked():
                self._pa.pa_operation_cancel(operation)
                self._pa.pa_operation_unref(operation)
        return found

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._pa.pa_threaded_mainloop_lock(self._loop)
        try:
            yield
        finally:
            self._pa.pa_threaded_mainloop_unlock(self._loop)

    def _wait(self, true: Callable[[], bool]) -> None:
        """Wait until it is true. Raise PulseError if that takes too long."""
        deadline = time.monotonic() + PATIENCE
        while True:
            with self._locked():
                if true():
                    return
            if time.monotonic() > deadline:
                raise PulseError("the sound server doesn't answer")
            time.sleep(LOOK_EVERY)

    def _stands(self, state: int, ready: int) -> bool:
        """Say whether what comes into being is ready. Raise PulseError if it failed."""
        if state > ready:
            self._refused()
        return state == ready

    def _refused(self) -> NoReturn:
        raise PulseError(_text(self._pa.pa_strerror(self._pa.pa_context_errno(self._context))).casefold())


class StreamConnection(Connection, ABC):
    """A connection with one stream on it: mono, 16 bits. Raise PulseError if it can't be begun."""

    _stream: int | None = None

    def __init__(self) -> None:
        super().__init__()
        try:
            self._begin()
            self._wait(lambda: self._stands(self._pa.pa_stream_get_state(self._stream), READY_STREAM))
        except PulseError:
            self.close()
            raise

    @abstractmethod
    def _begin(self) -> None:
        """Have the server begin the stream, by `_connect`."""

    def _connect(self, name: bytes, rate: int, connect: Callable[[int], int]) -> None:
        """Make a stream called `name`, and have `connect` connect it. Raise PulseError if that is refused."""
        spec = SampleSpec(S16LE, rate, 1)
        with self._locked():
            self._stream = stream = self._pa.pa_stream_new(self._context, name, ctypes.byref(spec), None)
            begun = connect(stream)
        if begun < 0:
            self._refused()

    def close(self) -> None:
        """End the stream at once and the connection, without waiting for the server."""
        with self._locked():
            if self._stream:
                self._pa.pa_stream_disconnect(self._stream)
                self._pa.pa_stream_unref(self._stream)
        super().close()


class Stream(StreamConnection):
    """A stream to be heard, on a connection of its own, at our rate. Begins with what is written first.

    The server keeps `queue` frames of it.
    """

    def __init__(self, queue: int, sink: str = "") -> None:
        self._queue, self._wanted_sink = queue, sink
        super().__init__()

    def _begin(self) -> None:
        request = LONG_REQUEST if "PipeWire" in self._server().name else REQUEST
        sink, kept = self._wanted_sink.encode() or None, self._queue * BYTES
        wanted = BufferAttr(2 * kept, kept, BYTES, request * BYTES, UNSET)
        flags = INTERPOLATED | UPDATED | EARLY
        flags |= STAYING if sink else 0  # headphones that are pulled out are not replaced by loudspeakers in silence
        play = self._pa.pa_stream_connect_playback
        self._connect(b"coach", RATE, lambda stream: play(stream, sink, ctypes.byref(wanted), flags, None, None))

    def write(self, frames: bytes, back: int = 0) -> None:
        """Have `frames` heard next, or in place of the last `back` that were written."""
        with self._locked():
            self._pa.pa_stream_write(self._stream, frames, len(frames), None, -back * BYTES, RELATIVE)

    def drop(self) -> None:
        """Be silent at once: what was written and isn't heard yet never is."""
        with self._locked():
            if operation := self._pa.pa_stream_flush(self._stream, None, None):
                self._pa.pa_operation_unref(operation)

    @property
    def timing(self) -> Timing | None:
        """Where it is; None while the server has not told."""
        latency, negative = c_uint64(), c_int()
        with self._locked():
            told = self._pa.pa_stream_get_timing_info(self._stream)
            if not told or self._pa.pa_stream_get_latency(self._stream, ctypes.byref(latency), ctypes.byref(negative)):
                return None
            held, read = told.contents.configured_sink_usec, told.contents.read_index
        frames = 0 if negative.value else _frames(latency.value)
        return Timing(frames, _frames(held), read)

    @property
    def alive(self) -> bool:
        """Whether the server still has it."""
        with self._locked():
            return bool(self._pa.pa_stream_get_state(self._stream) == READY_STREAM)

    @property
    def suspended(self) -> bool:
        """Whether the device is not used at present, by anyone."""
        with self._locked():
            return bool(self._pa.pa_stream_is_suspended(self._stream) == 1)

    @property
    def sink(self) -> str:
        """The name of the device that it is heard on now; costs nothing."""
        with self._locked():
            return _text(self._pa.pa_stream_get_device_name(self._stream))

    def device(self) -> PulseDevice:
        """Return what is known of that device."""
        asked, name = self._pa.pa_context_get_sink_info_by_name, self.sink.encode()
        found = self._ask(lambda tell: asked(self._context, name, tell, None), DeviceInfo, _device)
        return found[0] if found else PulseDevice("", "", muted=False)

    def muted(self) -> bool:
        """Return whether the stream itself is muted or turned down to nothing, as the server remembers by our name."""
        asked = self._pa.pa_context_get_sink_input_info
        with self._locked():
            index = self._pa.pa_stream_get_index(self._stream)
        found = self._ask(lambda tell: asked(self._context, index, tell, None), InputInfo, _is_muted)
        return any(found)


def _server(info: Any) -> _Server:  # noqa: ANN401 - ctypes' own
    names = (info.server_name, info.default_sink_name, info.default_source_name)
    return _Server(*map(_text, names))


def _device(info: Any) -> PulseDevice:  # noqa: ANN401 - ctypes' own
    name, description = _text(info.name), _text(info.description)
    return PulseDevice(name, description, _is_muted(info), monitor=info.monitor != UNSET)


def _is_muted(info: Any) -> bool:  # noqa: ANN401 - ctypes' own
    return bool(info.mute) or not any(info.volume.values[: info.volume.channels])


def _text(told: bytes | None) -> str:
    return (told or b"").decode(errors="replace")


def _frames(microseconds: int) -> int:
    return round(microseconds * RATE / 1_000_000)
