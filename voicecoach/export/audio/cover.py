"""A cover picture without text: the session's exercises as bars of their lengths, in the routine's own colour."""

from __future__ import annotations

import colorsys
import hashlib
import struct
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

SIZE = 600
MARGIN, GAP, CLEFT = 60, 12, 6
"""Pixels: around, between rows, between bars."""

Pixels = npt.NDArray[np.uint8]


def cover(name: str, lengths: Sequence[int]) -> bytes:
    """Return a square PNG: rows of bars with widths in proportion to `lengths`; a name always has the same colours."""
    digest = hashlib.sha256(name.encode()).digest()
    hue = digest[0] / 256
    pixels = np.empty((SIZE, SIZE, 3), np.uint8)
    pixels[:] = _colour(hue, 0.55, 0.22)
    rows = max(1, min(6, round(len(lengths) ** 0.5)))
    height = (SIZE - 2 * MARGIN + GAP) // rows - GAP
    for row in range(rows):
        some = lengths[row * len(lengths) // rows : (row + 1) * len(lengths) // rows]
        top = MARGIN + row * (height + GAP)
        _bars(pixels[top : top + height, MARGIN : SIZE - MARGIN], some, hue + 0.03 * row)
    return _png(pixels)


def _bars(strip: Pixels, lengths: Sequence[int], hue: float) -> None:
    ends = np.cumsum([0, *lengths]) / max(1, sum(lengths)) * (strip.shape[1] + CLEFT)
    for number in range(len(lengths)):
        left, right = round(ends[number]), round(ends[number + 1]) - CLEFT
        strip[:, left : max(left + 1, right)] = _colour(hue + 0.015 * number, 0.45, 0.95 - 0.12 * (number % 2))


def _colour(hue: float, saturation: float, value: float) -> list[int]:
    return [round(255 * part) for part in colorsys.hsv_to_rgb(hue % 1, saturation, value)]


def _png(pixels: Pixels) -> bytes:
    """Return an RGB image as a PNG file (RFC 2083)."""
    height, width = pixels.shape[:2]
    rows = np.pad(pixels.reshape(height, -1), ((0, 0), (1, 0)))  # each row begins with the number of its filter: none
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows.tobytes(), 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
