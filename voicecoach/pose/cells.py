"""Drawings in the cells of a terminal: braille, two dots wide and four high in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from voicecoach.pose.drawing import Group, Shade
from voicecoach.pose.motion import HEAD, Way, head
from voicecoach.pose.outline import Disc, Spot, polygon
from voicecoach.pose.scene import Scene

Row = tuple[tuple[str, Shade], ...]
"""Pieces of a row of cells, each with what is drawn in it."""
Dot = tuple[int, int]
_EMPTY = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a cell, row by row."""
_THIN = 0.6
"""Half the thickness, in dots, that nothing is drawn thinner than."""
_SHORTEST_HEAD = 3.0
"""Dots of an arrow's head, from its tip back."""
_NOTHING = 1e-6
"""Less than this is a rounding error."""
_STRONGEST = (Shade.BAND, Shade.NEAR, Shade.PROP, Shade.FAR, Shade.FLOOR)
"""What a cell with several things in it counts as."""


@lru_cache(maxsize=64)
def cells(picture: Scene, columns: int, rows: int) -> tuple[Row, ...]:
    """Return a picture in at most so many rows and columns, as large as it gets; all rows are equally wide."""
    box = picture.box
    scale = min(2 * columns / box.width, 4 * rows / box.height)
    wide, high = (max(1, ceil(each * scale - _NOTHING)) for each in (box.width, box.height))
    dots: dict[Dot, Shade] = {}
    for group in picture.groups:
        _paint(dots, group, picture, scale)
    for way in picture.arrows:
        _draw(dots, way, picture, scale)
        _draw(dots, head(way, max(HEAD, _SHORTEST_HEAD / scale)), picture, scale)
    return tuple(_row(dots, y, ceil(wide / 2)) for y in range(ceil(high / 4)))


def _paint(dots: dict[Dot, Shade], group: Group, picture: Scene, scale: float) -> None:
    """Paint a group: of the body with a gap around it, in what it lies over; of the floor only the edge."""
    inside = {dot for shape in group.shapes for dot in _filled(shape, picture, scale)}
    if group.tone in (Shade.NEAR, Shade.FAR):
        for cleared in {beside for dot in inside for beside in _beside(dot)} | inside:
            dots.pop(cleared, None)
    for dot in inside:
        lighter = group.tone is Shade.FAR and sum(dot) % 2
        within = group.tone is Shade.FLOOR and inside.issuperset(_beside(dot))
        if not lighter and not within:
            dots[dot] = group.tone


def _beside(dot: Dot) -> Iterator[Dot]:
    x, y = dot
    yield from ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1))


def _filled(shape: Sequence[Disc], picture: Scene, scale: float) -> Iterator[Dot]:
    """Yield the dots that lie within a shape."""
    thick = (Disc(disc.x, disc.y, max(disc.radius, _THIN / scale)) for disc in shape)
    corners = [_dot(spot, picture, scale) for spot in polygon(list(thick))]
    ys = [corner.y for corner in corners]
    for y in range(max(0, ceil(min(ys) - 0.5)), floor(max(ys) - 0.5) + 1):
        crossed = list(_crossings(corners, y + 0.5))
        if crossed:
            for x in range(max(0, ceil(min(crossed) - 0.5)), floor(max(crossed) - 0.5) + 1):
                yield x, y


def _crossings(corners: Sequence[Spot], y: float) -> Iterator[float]:
    for one, other in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (one.y <= y) != (other.y <= y):
            yield one.x + (y - one.y) / (other.y - one.y) * (other.x - one.x)


def _draw(dots: dict[Dot, Shade], way: Way, picture: Scene, scale: float) -> None:
    spots = [_dot(spot, picture, scale) for spot in way]
    for one, other in pairwise(spots):
        steps = ceil(max(abs(other.x - one.x), abs(other.y - one.y))) or 1
        for step in range(steps + 1):
            x, y = (a + (b - a) * step / steps for a, b in zip(one, other, strict=True))
            dots[floor(x), floor(y)] = Shade.BAND


def _dot(spot: Spot, picture: Scene, scale: float) -> Spot:
    return Spot((spot.x - picture.box.left) * scale, (spot.y - picture.box.top) * scale)


def _row(dots: dict[Dot, Shade], row: int, columns: int) -> Row:
    pieces: list[tuple[str, Shade]] = []
    for column in range(columns):
        code, tones = _EMPTY, set()
        for y, bits in enumerate(_DOTS):
            for x, bit in enumerate(bits):
                if tone := dots.get((2 * column + x, 4 * row + y)):
                    code |= bit
                    tones.add(tone)
        tone = next((each for each in _STRONGEST if each in tones), Shade.FLOOR)
        character = chr(code) if tones else " "
        if pieces and pieces[-1][1] is tone:
            pieces[-1] = (pieces[-1][0] + character, tone)
        else:
            pieces.append((character, tone))
    return tuple(pieces)
