"""Drawings as pixels, and as what terminals that show pictures are sent: by kitty's protocol, or as sixels."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray

from voicecoach.pose.drawing import Shade
from voicecoach.pose.motion import head
from voicecoach.pose.outline import Disc, Spot, polygon
from voicecoach.pose.scene import Scene
from voicecoach.pose.svg import COLOURS, HALO, MARGIN

Pixels = NDArray[np.uint8]
"""Rows of pixels, each red, green and blue."""
_FINER = 3
"""How many times finer it is painted, for smooth edges."""
_WHITE = "#ffffff"
_ARROW = 1.0
"""Half the thickness of an arrow."""
_CHUNK = 4096
"""The most characters that kitty takes at once."""
_BAND = 6
"""Rows of pixels that a row of sixels has."""
_ALIKE = re.compile(r"(.)\1{3,}")


def pixels(picture: Scene, width: int, height: int) -> Pixels:
    """Return a picture on white, as large as it gets in so many pixels."""
    box = picture.box
    scale = min(width / (box.width + 2 * MARGIN), height / (box.height + 2 * MARGIN)) * _FINER
    wide, high = (_FINER * ceil((side + 2 * MARGIN) * scale / _FINER) for side in (box.width, box.height))
    canvas = np.full((high, wide, 3), 255, np.uint8)
    for shape, colour in _shapes(picture):
        corners = polygon(shape)
        spots = [Spot((x - box.left + MARGIN) * scale, (y - box.top + MARGIN) * scale) for x, y in corners]
        _fill(canvas, spots, _rgb(colour))
    small: Pixels = canvas.reshape(high // _FINER, _FINER, wide // _FINER, _FINER, 3).mean(axis=(1, 3)).astype(np.uint8)
    return small


def _shapes(picture: Scene) -> Iterator[tuple[Sequence[Disc], str]]:
    """Yield all that is painted, one over the other, with its colour."""
    for group in picture.groups:
        if group.tone in (Shade.NEAR, Shade.FAR):
            for shape in group.shapes:
                yield [disc._replace(radius=disc.radius + HALO) for disc in shape], _WHITE
        yield from ((shape, COLOURS[group.tone]) for shape in group.shapes)
    for way in picture.arrows:
        for line in (way, head(way)):
            for ends in pairwise(line):
                yield [Disc(x, y, _ARROW) for x, y in ends], COLOURS[Shade.BAND]


def _fill(canvas: Pixels, corners: Sequence[Spot], colour: Sequence[int]) -> None:
    """Fill a shape without dents."""
    xs, ys = ([max(0, int(value)) for value in axis] for axis in zip(*corners, strict=True))
    part = canvas[min(ys) : max(ys) + 1, min(xs) : max(xs) + 1]
    rows, columns = (np.arange(size) + least + 0.5 for size, least in zip(part.shape, (min(ys), min(xs)), strict=False))
    left, right = np.full(len(rows), np.inf), np.full(len(rows), -np.inf)
    for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
        crossed = (rows >= min(one.y, other.y)) & (rows < max(one.y, other.y))
        x = one.x + (rows[crossed] - one.y) * ((other.x - one.x) / ((other.y - one.y) or 1.0))
        left[crossed], right[crossed] = np.minimum(left[crossed], x), np.maximum(right[crossed], x)
    part[(columns >= left[:, None]) & (columns < right[:, None])] = colour


def _rgb(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def kitty(picture: Pixels) -> str:
    """Return what shows a picture at the cursor by the graphics protocol of kitty."""
    high, wide, _ = picture.shape
    data = b64encode(zlib.compress(picture.tobytes())).decode()
    parts = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)]
    heads = [f"a=T,f=24,o=z,q=2,s={wide},v={high},", *[""] * (len(parts) - 1)]
    more = [1] * (len(parts) - 1) + [0]
    return "".join(f"\x1b_G{first}m={m};{part}\x1b\\" for first, m, part in zip(heads, more, parts, strict=True))


def sixel(picture: Pixels) -> str:
    """Return what shows a picture at the cursor as sixels, in our few colours: some terminals have only sixteen."""
    high, wide, _ = picture.shape
    palette = np.array([_rgb(colour) for colour in (*COLOURS.values(), _WHITE)])
    nearest = np.abs(picture[:, :, None].astype(int) - palette).sum(axis=3).argmin(axis=2)
    colours = "".join("#{};2;{};{};{}".format(number, *rgb) for number, rgb in enumerate(palette * 100 // 255))
    bands = (_band(nearest[top : top + _BAND]) for top in range(0, high, _BAND))
    return f'\x1bPq"1;1;{wide};{high}{colours}{"-".join(bands)}\x1b\\'


def _band(rows: NDArray[np.intp]) -> str:
    """Return six rows: for each colour which of the six are set in each column, with those that repeat counted."""
    bits = 1 << np.arange(len(rows))[:, None]
    texts = {number: _text((bits * (rows == number)).sum(axis=0)) for number in np.unique(rows)}
    return "$".join(f"#{number}{_ALIKE.sub(_repeated, text)}" for number, text in texts.items())


def _text(sixels: NDArray[np.intp]) -> str:
    return (sixels + ord("?")).astype(np.uint8).tobytes().decode()


def _repeated(found: re.Match[str]) -> str:
    return f"!{len(found[0])}{found[1]}"
