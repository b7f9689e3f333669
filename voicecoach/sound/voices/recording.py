"""Reading an engine's recording: WAV on Linux and Windows, AIFF on macOS whatever the file's name."""

from __future__ import annotations

import struct
import wave
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from voicecoach.sound.voices.base import Speech

_ORDER = {b"": ">i2", b"NONE": ">i2", b"twos": ">i2", b"sowt": "<i2"}


def read(file: Path) -> Speech:
    """Return the 16-bit recording, mixed to mono. Raise ValueError if it is something else, or damaged."""
    content = file.read_bytes()
    if content.startswith(b"FORM"):
        return _aiff(content)
    try:
        with wave.open(BytesIO(content)) as recording:
            if recording.getsampwidth() != 2:
                raise ValueError(f"a recording of {recording.getsampwidth() * 8} bits, 16 expected")
            frames = recording.readframes(recording.getnframes())
            return _speech(frames, "<i2", recording.getnchannels(), recording.getframerate())
    except (wave.Error, EOFError) as error:
        raise ValueError(f"a damaged recording: {error}") from error


def _aiff(content: bytes) -> Speech:
    """Read AIFF and uncompressed AIFF-C (Python 3.13 no longer does)."""
    try:
        chunks = dict(_chunks(content))
        common, sound = chunks[b"COMM"], chunks[b"SSND"]
        channels, _, bits = struct.unpack(">hLh", common[:8])
        order = _ORDER.get(common[18:22])
        if bits != 16 or order is None:
            raise ValueError(f"a recording of {bits} bits as {common[18:22]!r}, plain 16 expected")
        skip = 8 + struct.unpack(">L", sound[:4])[0]
        return _speech(sound[skip:], order, channels, _extended(common[8:18]))
    except (KeyError, struct.error) as error:
        raise ValueError(f"a damaged recording: {error}") from error


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack(">4sL", content[at : at + 8])
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _extended(ten: bytes) -> int:
    """Return an 80-bit float, as AIFF keeps the sample rate, as a whole number."""
    exponent, mantissa = struct.unpack(">HQ", ten)
    return int(mantissa >> 16383 + 63 - exponent)


def _speech(frames: bytes, order: str, channels: int, rate: int) -> Speech:
    if channels < 1 or rate < 1:
        raise ValueError(f"a damaged recording: {channels} channels at {rate} Hz")
    import numpy as np

    whole = len(frames) // (2 * channels) * 2 * channels
    samples = np.frombuffer(frames[:whole], order).reshape(-1, channels).mean(axis=1) / 32768
    return Speech(samples.astype(np.float32), rate)
