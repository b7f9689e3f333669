"""Points and rotations in space: x is ahead, y to the left, z up. All angles are degrees."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, radians, sin
from typing import NamedTuple


class Point(NamedTuple):
    """A point, or the way from one to another."""

    x: float
    y: float
    z: float

    def plus(self, other: Point) -> Point:
        """Return the point that lies `other` further."""
        return Point(self.x + other.x, self.y + other.y, self.z + other.z)

    def minus(self, other: Point) -> Point:
        """Return the way from `other` to it."""
        return Point(self.x - other.x, self.y - other.y, self.z - other.z)

    def scaled(self, by: float) -> Point:
        """Return it made longer."""
        return Point(self.x * by, self.y * by, self.z * by)

    def along(self, length: float) -> Point:
        """Return the way in the same direction that is so long."""
        return self.scaled(length / (self.length or 1.0))

    @property
    def length(self) -> float:
        """How far it is from the middle of the space."""
        return hypot(self.x, self.y, self.z)

    def dot(self, other: Point) -> float:
        """Return how far it reaches in the direction of `other`, of length 1."""
        return self.x * other.x + self.y * other.y + self.z * other.z


def mean(points: Sequence[Point]) -> Point:
    """Return the point in the middle of others."""
    return Point(*(sum(axis) / len(points) for axis in zip(*points, strict=True)))


class Rotation(NamedTuple):
    """A rotation, as the three rows of its matrix."""

    rows: tuple[Point, Point, Point]

    def of(self, point: Point) -> Point:
        """Return where a point goes."""
        return Point(*(row.dot(point) for row in self.rows))

    def back(self, point: Point) -> Point:
        """Return where a point came from."""
        return Point(
            *(sum(r * p for r, p in zip(column, point, strict=True)) for column in zip(*self.rows, strict=True))
        )

    def then(self, inner: Rotation) -> Rotation:
        """Return this rotation with another one within it, as of a joint on the segment before."""
        (ax, ay, az), (bx, by, bz), (cx, cy, cz) = inner.rows
        first, second, third = (
            Point(x * ax + y * bx + z * cx, x * ay + y * by + z * cy, x * az + y * bz + z * cz) for x, y, z in self.rows
        )
        return Rotation((first, second, third))


def sagittal(angle: float) -> Rotation:
    """Return the rotation that lifts a hanging limb to the front."""
    c, s = _turn(angle)
    return Rotation((Point(c, 0, -s), Point(0, 1, 0), Point(s, 0, c)))


def frontal(angle: float) -> Rotation:
    """Return the rotation that lifts a hanging limb to the left."""
    c, s = _turn(angle)
    return Rotation((Point(1, 0, 0), Point(0, c, -s), Point(0, s, c)))


def axial(angle: float) -> Rotation:
    """Return the rotation that turns what looks ahead to the left."""
    c, s = _turn(angle)
    return Rotation((Point(c, -s, 0), Point(s, c, 0), Point(0, 0, 1)))


def _turn(angle: float) -> tuple[float, float]:
    return cos(radians(angle)), sin(radians(angle))
