"""The outline of what a rubber band round some discs encloses: a limb is such a shape of two discs."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import NamedTuple

STEPS = 72
"""How many directions are looked at, all around."""
_AROUND = [(cos(2 * pi * step / STEPS), sin(2 * pi * step / STEPS)) for step in range(STEPS)]


class Spot(NamedTuple):
    """A point of a drawing."""

    x: float
    y: float


class Disc(NamedTuple):
    """A disc of a drawing: x to the right, y down."""

    x: float
    y: float
    radius: float

    def edge(self, step: int) -> Spot:
        """Return the point of its edge in a direction."""
        x, y = _AROUND[step % STEPS]
        return Spot(self.x + self.radius * x, self.y + self.radius * y)


class Arc(NamedTuple):
    """A piece of a disc's edge, from one direction to another; straight lines join the pieces."""

    disc: Disc
    start: int
    end: int


def outline(discs: Sequence[Disc]) -> list[Arc]:
    """Return the arcs round `discs`, in order."""
    outer = [_outermost(discs, x, y) for x, y in _AROUND]
    starts = [step for step in range(STEPS) if outer[step] is not outer[step - 1]]
    if not starts:
        return [Arc(outer[0], 0, STEPS)]
    ends = [*starts[1:], starts[0] + STEPS]
    return [Arc(outer[start], start, end - 1) for start, end in zip(starts, ends, strict=True)]


def polygon(discs: Sequence[Disc]) -> list[Spot]:
    """Return the outline as corners, close enough for the cells of a terminal."""
    return [arc.disc.edge(step) for arc in outline(discs) for step in (*range(arc.start, arc.end, 3), arc.end)]


def holds(corners: Sequence[Spot], spot: Spot) -> bool:
    """Whether a spot lies within a polygon without dents whose corners go round to the right."""
    pairs = zip(corners, (*corners[1:], corners[0]), strict=True)
    return all((b.x - a.x) * (spot.y - a.y) >= (b.y - a.y) * (spot.x - a.x) for a, b in pairs)


def _outermost(discs: Sequence[Disc], x: float, y: float) -> Disc:
    return max(discs, key=lambda disc: disc.x * x + disc.y * y + disc.radius)
