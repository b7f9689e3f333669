"""WAV files: PCM, then the tags twice, as a LIST chunk and as ID3, for different players."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import BinaryIO

from voicecoach.core.units import RATE
from voicecoach.export.audio import id3
from voicecoach.export.audio.tags import Tags
from voicecoach.sound.clip import Clip

MOST_FRAMES = (2**32 - 2**24) // 2
"""As many as the 32-bit length field allows, with room for a tag: 12.4 hours."""
_INFO = {"title": b"INAM", "artist": b"IART", "album": b"IPRD", "date": b"ICRD", "comment": b"ICMT"}


def encode(file: BinaryIO, blocks: Iterable[Clip], tags: Tags) -> None:
    """Write 48 kHz 16-bit mono; `blocks` must come to `tags.frames`."""
    texts = b"".join(_chunk(_INFO[name], text.encode() + b"\0") for name, text in tags.texts().items())
    about = _chunk(b"LIST", b"INFO" + texts) + _chunk(b"id3 ", id3.encode(tags))
    size = 2 * tags.frames
    form = _chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16))
    file.write(b"RIFF" + struct.pack("<I", 4 + len(form) + 8 + size + len(about)) + b"WAVE" + form)
    file.write(b"data" + struct.pack("<I", size))
    for block in blocks:
        file.write(block.astype("<i2", copy=False).data)
    file.write(about)


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
