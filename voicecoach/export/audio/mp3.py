"""MP3 files: an ID3 tag, an info frame with the length to the sample, then what LAME encodes.

Through lameenc, because the LAME in PyAV takes four times as long.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.installing import add_extra
from voicecoach.core.units import RATE
from voicecoach.export.audio import id3
from voicecoach.export.audio.tags import Tags
from voicecoach.sound.clip import Clip

if TYPE_CHECKING:
    from types import ModuleType

    from lameenc import Encoder

_KBITS = 96
"""Per second, and constant, so that a player finds a chapter by its time."""
_SCALE = 0.95
"""LAME attenuates by this factor (0.45 dB) against clipping, which our ceiling already prevents, so we undo it."""
_SAMPLES, _FRAME = 1152, 144 * _KBITS * 1000 // RATE
"""Samples and bytes of one MPEG frame."""
_HEADER = b"\xff\xfb\x74\xc4" + bytes(17)
"""MPEG 1 layer III, 96 kbit/s, 48 kHz, mono, original; then the side information, empty."""
_DELAY = 576
"""Samples that LAME adds before the first."""


def encode(file: BinaryIO, blocks: Iterable[Clip], tags: Tags) -> None:
    """Write 48 kHz mono; `blocks` must come to `tags.frames`. Raise VoicecoachError without lameenc."""
    encoder = _encoder()
    file.write(id3.encode(tags))
    start = file.tell()
    file.write(bytes(_FRAME))
    for block in blocks:
        scaled = np.clip(np.rint(block / np.float32(_SCALE)), -32768, 32767).astype(np.int16)
        file.write(encoder.encode(scaled.tobytes()))
    file.write(encoder.flush())
    size = file.tell() - start
    file.seek(start)
    file.write(_info(size, tags.frames))


def lame() -> ModuleType:
    """Return LAME. Raise VoicecoachError if it isn't there."""
    try:
        return import_module("lameenc")
    except ImportError as error:
        hint = f"use .wav, or install it: {add_extra('export')}"
        raise VoicecoachError("MP3 files can't be written without lameenc", hint) from error


def _encoder() -> Encoder:
    encoder = lame().Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(_KBITS)
    encoder.set_quality(5)  # 0 to 9, LAME's own choice
    return encoder


def _info(size: int, length: int) -> bytes:
    """Return the info frame of `size` bytes of MP3, itself included (gabriel.mp3-tech.org/mp3infotag.html)."""
    frames = size // _FRAME - 1
    padding = frames * _SAMPLES - _DELAY - length
    places = bytes(percent * 256 // 100 for percent in range(100))
    everything, constant = 0b1111, 0x01
    made = _HEADER + b"Info" + struct.pack(">3I", everything, frames, size) + places + bytes(4)
    made += b"LAME3.100" + struct.pack(">B10xB", constant, _KBITS)
    made += (_DELAY << 12 | padding).to_bytes(3, "big") + bytes(4) + struct.pack(">I2x", size)
    return (made + _crc16(made).to_bytes(2, "big")).ljust(_FRAME, b"\0")


def _crc16(data: bytes) -> int:
    """Return the CRC-16 with the polynomial 0x8005, bits reversed."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
