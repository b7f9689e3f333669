"""A pose as shapes on paper: seen from one side, what is further away first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from math import cos, radians, sin

from voicecoach.pose.fingers import FINGERS, hand
from voicecoach.pose.kinematics import STATIONS, Body
from voicecoach.pose.model import Pose, Viewpoint
from voicecoach.pose.outline import Disc
from voicecoach.pose.props import Solid, solids
from voicecoach.pose.resting import body
from voicecoach.pose.space import Point

ABOVE = 24.0
"""Degrees by which a view from above is higher."""
_FROM = {
    Viewpoint.SIDE: -90.0,
    Viewpoint.FRONT: 0.0,
    Viewpoint.BACK: 180.0,
    Viewpoint.CORNER: -48.0,
    Viewpoint.HAND: 54.0,
}
"""The direction from which one looks: 0 is ahead of the body, 90 its left."""
_FURTHER = 4.0
"""How much further away than the other one a limb is drawn lighter."""


class Shade(str, Enum):
    """What a shape is part of, which says how it is drawn."""

    NEAR = "near"
    FAR = "far"
    PROP = "prop"
    FLOOR = "floor"
    BAND = "band"


@dataclass(frozen=True)
class Group:
    """Shapes that look like one, such as an arm; each is what a rubber band round its discs encloses."""

    tone: Shade
    shapes: tuple[tuple[Disc, ...], ...]
    depth: float = 0.0

    def moved(self, x: float, y: float) -> Group:
        """Return them moved."""
        shapes = (tuple(Disc(disc.x + x, disc.y + y, disc.radius) for disc in shape) for shape in self.shapes)
        return replace(self, shapes=tuple(shapes))


@dataclass(frozen=True)
class Box:
    """A rectangle of a drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: Box) -> Box:
        """Return the rectangle that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def moved(self, x: float, y: float) -> Box:
        """Return it moved."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Drawing:
    """A whole drawing: groups in the order in which they are painted."""

    groups: tuple[Group, ...]

    @property
    def box(self) -> Box:
        """The rectangle that holds all of it."""
        discs = [disc for group in self.groups for shape in group.shapes for disc in shape]
        return Box(
            min(disc.x - disc.radius for disc in discs),
            min(disc.y - disc.radius for disc in discs),
            max(disc.x + disc.radius for disc in discs),
            max(disc.y + disc.radius for disc in discs),
        )


@dataclass(frozen=True)
class Camera:
    """How space is put on paper: a direction on it for what is to the right, up and towards the eye."""

    right: Point
    up: Point
    towards: Point

    def disc(self, point: Point, radius: float) -> Disc:
        """Return a ball as it is seen."""
        return Disc(point.dot(self.right), -point.dot(self.up), radius)


def camera(pose: Pose) -> Camera:
    """Return from where a pose is seen."""
    angle = radians(-_FROM[pose.view] if pose.from_left else _FROM[pose.view])
    height = radians(ABOVE if pose.above else 0.0)
    x, y = cos(angle), sin(angle)
    towards = Point(x * cos(height), y * cos(height), sin(height))
    up = Point(-x * sin(height), -y * sin(height), cos(height))
    return Camera(Point(-y, x, 0.0), up, towards)


def figure(pose: Pose) -> Body:
    """Return what is drawn of a body in a pose: all of it or, in a view of the hand, only that."""
    return hand(pose) if pose.view is Viewpoint.HAND else body(pose)


@lru_cache(maxsize=256)
def drawing(pose: Pose) -> Drawing:
    """Return the drawing of a pose."""
    there, eye = figure(pose), camera(pose)
    if pose.view is Viewpoint.HAND:
        groups = list(_hand(there, eye))
    else:
        groups = [*(_solid(solid, eye) for solid in solids(pose, there)), *_figure(there, eye)]
    return Drawing(tuple(sorted(groups, key=lambda group: (group.tone is not Shade.FLOOR, group.depth))))


def _solid(solid: Solid, eye: Camera) -> Group:
    shapes = tuple(tuple(eye.disc(point, solid.thick) for point in edge) for edge in solid.shapes)
    points = [point for edge in solid.shapes for point in edge]
    depth = sum(point.dot(eye.towards) for point in points) / len(points) + solid.nearer
    return Group(Shade(solid.layer.value), shapes, depth)


def _figure(there: Body, eye: Camera) -> Iterator[Group]:
    middle = _depth(there, ("pelvis", "neck"), eye)
    yield Group(Shade.NEAR, tuple(_shapes(there, [*_TRUNK, *_HEAD], eye)), middle)
    for side, other in (("left", "right"), ("right", "left")):
        for root, chain in _LIMBS.items():
            names = [[f"{side} {name}" for name in shape] for shape in chain]
            far = _depth(there, (f"{side} {root}",), eye) < _depth(there, (f"{other} {root}",), eye) - _FURTHER
            tips = (f"{side} {root}", names[-1][-1], names[1][0])
            depth = _depth(there, tips, eye) + (0.0 if far else 0.2)
            yield Group(Shade.FAR if far else Shade.NEAR, tuple(_shapes(there, names, eye)), depth)


def _hand(there: Body, eye: Camera) -> Iterator[Group]:
    """Yield a hand: first its palm, or what is further away, then finger by finger."""
    for chain in (_PALM, *_DIGITS):
        depth = _depth(there, [name for shape in chain for name in shape], eye)
        yield Group(Shade.NEAR, tuple(_shapes(there, chain, eye)), depth)


_WRIST = ("wrist thumb", "wrist little")
_PALM = (("forearm thumb", "forearm little", *_WRIST), (*_WRIST, *(f"{finger} 0" for finger in FINGERS)))
_DIGITS = [[(f"{name} {bone}", f"{name} {bone + 1}") for bone in range(3)] for name in (*FINGERS, "thumb")]
_TRUNK = [
    [f"{side} trunk {number}" for number in (at, at + 1) for side in ("left", "right")]
    for at in range(len(STATIONS) - 1)
]
_HEAD = (("neck", "head jaw"), ("head crown", "head jaw"), ("head jaw", "head nose"))
_LIMBS = {
    "hip": (("hip", "knee"), ("knee", "ankle"), ("ankle", "heel", "toe")),
    "shoulder": (("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "hand")),
}
"""Each limb's shapes, by the joint at which it begins."""


def _shapes(there: Body, chain: Sequence[Sequence[str]], eye: Camera) -> Iterator[tuple[Disc, ...]]:
    for names in chain:
        yield tuple(eye.disc(there[name].at, there[name].radius) for name in names)


def _depth(there: Body, names: Sequence[str], eye: Camera) -> float:
    return sum(there[name].at.dot(eye.towards) for name in names) / len(names)
