"""The boxes of an MP4 file that plays sound with chapters, byte for byte (ISO/IEC 14496-12 and -14; QuickTime's own).

They are those that FFmpeg's `mp4` writes. Through PyAV 18.1 sound, chapters, tags and cover come out the same, but that
muxer keeps 72 bytes of each packet to the end: ten hours took 215 MB, with these boxes 98 MB. A whole export may take
200 MB.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voicecoach.core.units import RATE

_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
"""The identity: neither rotated nor scaled."""
_UNDETERMINED = 0x55C4
"""The code for no particular language."""

Box = tuple[bytes, ...]
"""In pieces, so that the sizes of all samples, seven MB in ten hours, are not copied from box to box."""


@dataclass(frozen=True)
class Samples:
    """A track's samples, each one packet: how long they last, how large they are and where they lie."""

    clock: int
    """Ticks per second."""
    runs: Sequence[tuple[int, int]]
    """A run of samples that each last the same number of ticks."""
    sizes: Sequence[int]
    """In bytes."""
    chunks: Sequence[int]
    """Where in the file each chunk begins."""
    per_chunk: int
    """Samples in each chunk; the last may have fewer."""
    unheard: int = 0
    """Ticks to skip before the sound begins: the encoder's delay."""

    @property
    def ticks(self) -> int:
        """The length of them all."""
        return sum(count * ticks for count, ticks in self.runs)


def box(kind: bytes, *parts: bytes | Box) -> Box:
    """Return a box."""
    pieces = [piece for part in parts for piece in ((part,) if isinstance(part, bytes) else part)]
    return struct.pack(">I4s", 8 + sum(map(len, pieces)), kind), *pieces


def full(kind: bytes, *parts: bytes | Box, version: int = 0, flags: int = 0) -> Box:
    """Return a box with a version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def media_head(start: int, end: int) -> bytes:
    """Return the sixteen bytes at `start`, which head the samples; these reach to `end`."""
    size = end - start
    if size - 8 < 2**32:
        return struct.pack(">I4sI4s", 8, b"free", size - 8, b"mdat")
    return struct.pack(">I4sQ", 1, b"mdat", size)


def movie_header(frames: int, tracks: int) -> Box:
    """Return the header of a movie; its clock is that of the sound."""
    rest = struct.pack(">IH10x", 0x10000, 0x100) + _MATRIX + struct.pack(">24xI", tracks + 1)
    return _timed(b"mvhd", struct.pack(">I", RATE), frames, rest)


def sound_track(number: int, frames: int, samples: Samples, config: bytes, chapters: int) -> Box:
    """Return the AAC track; `chapters` is the number of the track of chapters, 0 for none."""
    entry = box(b"mp4a", struct.pack(">6xH8xHHIHH", 1, 1, 16, 0, RATE, 0), _esds(config))
    before_each = box(b"sgpd", struct.pack(">I4sIIh", 1 << 24, b"roll", 2, 1, -1))  # decoding begins a packet earlier
    every = box(b"sbgp", struct.pack(">I4sIII", 0, b"roll", 1, len(samples.sizes), 1))
    table = _table(samples, entry, before_each, every)
    references = box(b"tref", box(b"chap", struct.pack(">I", chapters))) if chapters else b""
    head = full(b"smhd", bytes(4))
    enabled_and_in_movie = 3
    return _track(number, frames, samples, references, _media(samples, b"soun", head, table), enabled_and_in_movie)


def text_track(number: int, frames: int, samples: Samples) -> Box:
    """Return the track of chapters, not enabled, so that players don't show it as subtitles."""
    font = box(b"ftab", struct.pack(">HHB", 1, 1, 0))
    entry = box(b"text", struct.pack(">6xHI18xH6x", 1, 1, 1), font)
    head = box(b"gmhd", full(b"gmin", struct.pack(">4H4x", 0x40, 0x8000, 0x8000, 0x8000)), box(b"text", _MATRIX))
    media = _media(samples, b"text", head, _table(samples, entry))
    in_movie = 2
    return _track(number, frames, samples, b"", media, in_movie)


def text_sample(text: str) -> bytes:
    """Return a chapter's title as a sample."""
    data = text.encode()
    utf8 = 0x100
    return b"".join((struct.pack(">H", len(data)), data, *box(b"encd", struct.pack(">I", utf8))))


def handler(kind: bytes, maker: bytes = b"") -> Box:
    """Return the box that names the kind of a track or of its metadata."""
    return full(b"hdlr", struct.pack(">4x4s4s9x", kind, maker))


def _track(number: int, frames: int, samples: Samples, references: bytes | Box, media: Box, flags: int) -> Box:
    volume = 0x100 if samples.clock == RATE else 0
    rest = struct.pack(">8x2hH2x", 0, int(bool(volume)), volume) + _MATRIX + bytes(8)
    head = _timed(b"tkhd", struct.pack(">I4x", number), frames, rest, flags)
    return box(b"trak", head, box(b"edts", _edits(frames, samples.unheard)), references, media)


def _edits(frames: int, unheard: int) -> Box:
    word = _word(frames)
    one = struct.pack(f">I{word}{word.lower()}I", 1, frames, unheard, 0x10000)
    return full(b"elst", one, version=int(word == "Q"))


def _media(samples: Samples, kind: bytes, head: Box, table: Box) -> Box:
    clock = _timed(b"mdhd", struct.pack(">I", samples.clock), samples.ticks, struct.pack(">H2x", _UNDETERMINED))
    here = full(b"dref", struct.pack(">I", 1), full(b"url ", flags=1))
    return box(b"mdia", clock, handler(kind), box(b"minf", head, box(b"dinf", here), table))


def _table(samples: Samples, entry: Box, *groups: Box) -> Box:
    """Return the sample table, which says where each sample is."""
    whole, rest = divmod(len(samples.sizes), samples.per_chunk)
    chunks = [(1, samples.per_chunk, 1)] * bool(whole) + [(whole + 1, rest, 1)] * bool(rest)
    return box(
        b"stbl",
        full(b"stsd", _words([1]), entry),
        full(b"stts", _words([len(samples.runs)]), _words([word for run in samples.runs for word in run])),
        full(b"stsc", _words([len(chunks)]), _words([word for chunk in chunks for word in chunk])),
        full(b"stsz", _words([0, len(samples.sizes)]), _words(samples.sizes)),
        full(b"co64", _words([len(samples.chunks)]), np.asarray(samples.chunks, ">u8").tobytes()),
        *groups,
    )


def _words(numbers: Sequence[int]) -> bytes:
    return np.asarray(numbers, ">u4").tobytes()


def _timed(kind: bytes, before: bytes, length: int, after: bytes, flags: int = 0) -> Box:
    """Return a box of two empty dates, `before`, a length and `after`; with 64-bit fields if the length needs them."""
    word = _word(length)
    dates = struct.pack(f">2{word}", 0, 0)
    return full(kind, dates, before, struct.pack(f">{word}", length), after, version=int(word == "Q"), flags=flags)


def _word(number: int) -> str:
    return "I" if number < 2**32 else "Q"


def _esds(config: bytes) -> Box:
    """Return what an AAC decoder needs to know, as descriptors (ISO/IEC 14496-1)."""
    aac, sound = 0x40, 0x15
    decoder = _descriptor(4, struct.pack(">BB3xII", aac, sound, 0, 0), _descriptor(5, config))
    return full(b"esds", _descriptor(3, struct.pack(">Hx", 1), decoder, _descriptor(6, b"\x02")))


def _descriptor(tag: int, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return bytes((tag, len(data))) + data
