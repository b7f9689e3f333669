"""PulseAudio's own library by ctypes: as little of it as one stream needs, as its headers declare it."""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int, c_int64, c_long, c_size_t, c_uint8, c_uint32, c_uint64
from ctypes import c_void_p as pointer
from functools import cache
from typing import Any, ClassVar

from voicecoach.core.c_library import bound

NAME = "libpulse.so.0"
S16LE, RELATIVE, NO_AUTOSPAWN, DONE = 3, 0, 1, 1
READY_CONTEXT, READY_STREAM = 4, 2
INTERPOLATED, UPDATED, STAYING, PROMPT, EARLY = 0x2, 0x8, 0x200, 0x2000, 0x4000
"""Flags of a stream: its time is reckoned on between what the server tells, which it is asked of itself; it is not
moved to another device; the device hands on what it hears as often as we ask for; and it holds no more than one
request, while the rest of the queue stays where it can still be written over."""
UNSET = 0xFFFFFFFF


class SampleSpec(ctypes.Structure):
    """What the frames are."""

    _fields_: ClassVar[Any] = [("format", c_int), ("rate", c_uint32), ("channels", c_uint8)]


class ChannelMap(ctypes.Structure):
    """Where each channel is."""

    _fields_: ClassVar[Any] = [("channels", c_uint8), ("map", c_int * 32)]


class Volume(ctypes.Structure):
    """How loud each channel is."""

    _fields_: ClassVar[Any] = [("channels", c_uint8), ("values", c_uint32 * 32)]


class BufferAttr(ctypes.Structure):
    """Bytes to be queued."""

    _fields_: ClassVar[Any] = [(name, c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")]


class TimingInfo(ctypes.Structure):
    """How a stream stood when the server last told."""

    _fields_: ClassVar[Any] = [
        ("timestamp", c_long * 2),
        ("synchronized_clocks", c_int),
        ("sink_usec", c_uint64),
        ("source_usec", c_uint64),
        ("transport_usec", c_uint64),
        ("playing", c_int),
        ("write_index_corrupt", c_int),
        ("write_index", c_int64),
        ("read_index_corrupt", c_int),
        ("read_index", c_int64),
        ("configured_sink_usec", c_uint64),
        ("configured_source_usec", c_uint64),
        ("since_underrun", c_int64),
    ]


class DeviceInfo(ctypes.Structure):
    """The beginning of what is known of a sink, or of a source."""

    _fields_: ClassVar[Any] = [
        ("name", c_char_p),
        ("index", c_uint32),
        ("description", c_char_p),
        ("spec", SampleSpec),
        ("map", ChannelMap),
        ("owner_module", c_uint32),
        ("volume", Volume),
        ("mute", c_int),
        ("monitor", c_uint32),
    ]


class InputInfo(ctypes.Structure):
    """The beginning of what is known of a stream."""

    _fields_: ClassVar[Any] = [
        ("index", c_uint32),
        ("name", c_char_p),
        ("owner_module", c_uint32),
        ("client", c_uint32),
        ("sink", c_uint32),
        ("spec", SampleSpec),
        ("map", ChannelMap),
        ("volume", Volume),
        ("buffer_usec", c_uint64),
        ("sink_usec", c_uint64),
        ("resample_method", c_char_p),
        ("driver", c_char_p),
        ("mute", c_int),
    ]


class ServerInfo(ctypes.Structure):
    """The beginning of it."""

    _fields_: ClassVar[Any] = [
        *((name, c_char_p) for name in ("user_name", "host_name", "server_version", "server_name")),
        ("spec", SampleSpec),
        ("default_sink_name", c_char_p),
        ("default_source_name", c_char_p),
    ]


_FUNCTIONS: dict[str, tuple[Any, ...]] = {  # what each returns, and what it takes
    "threaded_mainloop_new": (pointer,),
    "threaded_mainloop_free": (None, pointer),
    "threaded_mainloop_get_api": (pointer, pointer),
    "threaded_mainloop_lock": (None, pointer),
    "threaded_mainloop_start": (c_int, pointer),
    "threaded_mainloop_stop": (None, pointer),
    "threaded_mainloop_unlock": (None, pointer),
    "context_connect": (c_int, pointer, c_char_p, c_int, pointer),
    "context_disconnect": (None, pointer),
    "context_errno": (c_int, pointer),
    "context_get_server_info": (pointer, pointer, pointer, pointer),
    "context_get_sink_info_by_name": (pointer, pointer, c_char_p, pointer, pointer),
    "context_get_sink_info_list": (pointer, pointer, pointer, pointer),
    "context_get_sink_input_info": (pointer, pointer, c_uint32, pointer, pointer),
    "context_get_source_info_list": (pointer, pointer, pointer, pointer),
    "context_get_state": (c_int, pointer),
    "context_new": (pointer, pointer, c_char_p),
    "context_unref": (None, pointer),
    "operation_get_state": (c_int, pointer),
    "operation_cancel": (None, pointer),
    "operation_unref": (None, pointer),
    "stream_connect_playback": (c_int, pointer, c_char_p, pointer, c_int, pointer, pointer),
    "stream_connect_record": (c_int, pointer, c_char_p, pointer, c_int),
    "stream_disconnect": (c_int, pointer),
    "stream_drop": (c_int, pointer),
    "stream_flush": (pointer, pointer, pointer, pointer),
    "stream_get_device_name": (c_char_p, pointer),
    "stream_get_index": (c_uint32, pointer),
    "stream_get_latency": (c_int, pointer, pointer, pointer),
    "stream_get_state": (c_int, pointer),
    "stream_get_timing_info": (ctypes.POINTER(TimingInfo), pointer),
    "stream_is_suspended": (c_int, pointer),
    "stream_new": (pointer, pointer, c_char_p, pointer, pointer),
    "stream_peek": (c_int, pointer, pointer, pointer),
    "stream_unref": (None, pointer),
    "stream_write": (c_int, pointer, c_char_p, c_size_t, pointer, c_int64, c_int),
    "strerror": (c_char_p, c_int),
}


@cache
def library() -> Any:  # noqa: ANN401 - ctypes' own
    """Return the library. Raise OSError if it isn't installed, AttributeError if it is another."""
    return bound(NAME, "pa_", _FUNCTIONS)
