"""A body where it rests: turned so that what it rests on touches the floor, or the thing that lies there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from voicecoach.pose.kinematics import Body, balls, jointed
from voicecoach.pose.model import BodyPart, Facing, Place, Pose, Thing
from voicecoach.pose.space import Point

HEIGHTS: Mapping[Thing, float] = {
    Thing.CHAIR: 24.0,
    Thing.STEP: 11.0,
    Thing.BENCH: 21.0,
    Thing.TABLE: 44.0,
    Thing.CUSHION: 4.0,
    Thing.TOWEL: 3.0,
    Thing.BAR: 126.0,
}
"""How high what lies on them, or hangs from them, is."""
_WIDEST, _STRIDE = 80, 10
"""How far from its start, and in which steps, the angle is looked for at which a body rests."""
_CLOSE, _TRIES = 1e-3, 30
"""When it is found, in hundredths of the body's height."""


@lru_cache(maxsize=512)
def body(pose: Pose) -> Body:
    """Return the body in a pose, the floor being at 0."""
    tipped = _tipped(pose)
    lift = -min(above(tipped, pose, part) for part in pose.rests)
    return {name: ball.moved(Point(0, 0, lift)) for name, ball in tipped.items()}


def above(there: Body, pose: Pose, part: BodyPart) -> float:
    """Return how far a part is above what is under it."""
    return min(there[name].bottom for name in balls(part)) - _height_under(pose, part)


def _height_under(pose: Pose, part: BodyPart) -> float:
    here = set(balls(part))
    under = [prop for prop in pose.props if prop.part and prop.place is Place.UNDER]
    return max(
        (HEIGHTS.get(prop.thing, 0.0) for prop in under if prop.part and here & set(balls(prop.part))), default=0.0
    )


def _tipped(pose: Pose) -> Body:
    """Return the body turned so that the first and the last part it rests on both lie on something."""
    first, last = pose.rests[0], pose.rests[-1]
    if first == last or pose.facing is Facing.AHEAD:
        return jointed(pose, pose.lean)

    def apart(lean: float) -> float:
        there = jointed(pose, lean)
        return above(there, pose, first) - above(there, pose, last)

    return jointed(pose, _root(apart, pose.lean))


def _root(function: Callable[[float], float], start: float) -> float:
    """Return the angle nearest to `start` at which a function of it is 0, or `start` if there is none."""
    up = down = (start, function(start))
    for step in range(_STRIDE, _WIDEST + _STRIDE, _STRIDE):
        above_, below = ((angle, function(angle)) for angle in (start + step, start - step))
        for near, far in ((up, above_), (down, below)):
            if near[1] * far[1] <= 0:
                return _between(function, near, far)
        up, down = above_, below
    return start


def _between(function: Callable[[float], float], low: tuple[float, float], high: tuple[float, float]) -> float:
    """Return where a function is 0 between two angles at which it has other signs (regula falsi, after Illinois)."""
    (a, at_a), (b, at_b) = low, high
    for _ in range(_TRIES):
        if at_a == at_b:
            return a
        c = b - at_b * (b - a) / (at_b - at_a)
        at_c = function(c)
        if abs(at_c) < _CLOSE:
            return c
        if at_c * at_b < 0:
            a, at_a = b, at_b
        else:
            at_a /= 2
        b, at_b = c, at_c
    return b
