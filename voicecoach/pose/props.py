"""What stands, lies or hangs around the body, as shapes in space."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from voicecoach.pose.kinematics import Body, balls
from voicecoach.pose.model import BodyPart, Place, Pose, Prop, Thing, Viewpoint
from voicecoach.pose.resting import HEIGHTS
from voicecoach.pose.space import Point, mean

_HALF = 11.0
"""Half the width and the depth of a chair."""
_BACKREST, _WALL = 25.0, 112.0
"""How high they are, above the seat and the floor."""
_LOWEST, _HIGHEST = 18.0, 34.0
"""Within which a chair's back is as high as the hand that holds it."""
_TILT = 2.0
"""How far the upper end of a chair's back is behind its lower one."""
_MARGIN = 7.0
"""How far floor and mat reach beyond the body."""
_BEHIND, _BELOW, _BEFORE = -40.0, -6.0, 10.0
"""How much nearer to the eye than its middle a thing counts that one stands before, lies on, or holds."""


class Layer(str, Enum):
    """How a thing is drawn."""

    FLOOR = "floor"
    FURNITURE = "prop"
    HELD = "band"


@dataclass(frozen=True)
class Solid:
    """A thing as edges or plates of some thickness."""

    layer: Layer
    thick: float
    """Half its thickness."""
    shapes: tuple[tuple[Point, ...], ...]
    nearer: float = 0.0
    """How much nearer to the eye than its middle it counts."""


Build = Callable[[Pose, Body, Prop], Iterator[Solid]]


def solids(pose: Pose, there: Body) -> Iterator[Solid]:
    """Yield the floor and all things around a body."""
    yield _floor(pose, there)
    for prop in pose.props:
        if prop.thing in _BUILT:
            yield from _BUILT[prop.thing](pose, there, prop)


def _floor(pose: Pose, there: Body) -> Solid:
    """Return the floor below the body: a line or, seen from above, a plate; a mat is thicker."""
    points = [ball.at for ball in there.values()]
    thick = 1.3 if any(prop.thing is Thing.MAT for prop in pose.props) else 0.5
    x0, x1 = min(point.x for point in points) - _MARGIN, max(point.x for point in points) + _MARGIN
    y0, y1 = min(point.y for point in points) - _MARGIN, max(point.y for point in points) + _MARGIN
    if pose.view is Viewpoint.SIDE and not pose.above:
        y0 = y1 = 0.0
    corners = tuple(Point(x, y, -thick) for x in (x0, x1) for y in (y0, y1))
    return Solid(Layer.FLOOR, thick, (corners,))


def _at(there: Body, part: BodyPart) -> Point:
    return mean([there[name].at for name in balls(part)])


def _furthest(there: Body, *names: str) -> float:
    """Return how far ahead the body reaches, or those parts of it."""
    return max(ball.at.x + ball.radius for name, ball in there.items() if not names or name.endswith(names))


def _rearmost(there: Body) -> float:
    return min(ball.at.x - ball.radius for ball in there.values())


def _chair(_pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    """Yield a chair: one sits on it, lays the feet on it, holds its back, or has it behind."""
    top = HEIGHTS[Thing.CHAIR]
    x, back, high = 0.0, -1, _BACKREST
    if prop.place is Place.IN_FRONT:
        hand = max((ball for name, ball in there.items() if name.endswith("hand")), key=lambda ball: ball.at.x)
        x, high = hand.at.x + _HALF + _TILT, min(max(hand.bottom - 1.2 - top, _LOWEST), _HIGHEST)
    elif prop.place is Place.BEHIND:
        x = _rearmost(there) - _HALF - 3
    elif prop.part and prop.part.name in ("seat", "hip"):
        x = _at(there, prop.part).x + 4
    elif prop.part:
        x, back = _at(there, prop.part).x + (0 if prop.part.name == "foot" else 3), 1

    def post(at_x: float, at_y: float, low: float, high: float, tilt: float = 0.0) -> tuple[Point, ...]:
        return (Point(at_x, at_y, low), Point(at_x + tilt, at_y, high))

    seat = tuple(Point(x + dx, dy, top - 1.2) for dx in (-_HALF, _HALF) for dy in (-_HALF, _HALF))
    legs = tuple(post(corner.x, corner.y, 1.2, top - 1.2) for corner in seat)
    rests = tuple(post(x + back * _HALF, dy, top, top + high, _TILT * back) for dy in (-_HALF, _HALF))
    rail = tuple(rest[1] for rest in rests)
    yield Solid(Layer.FURNITURE, 1.2, (seat, *legs, *rests, rail), _BEHIND)


def _wall(_pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    x = _rearmost(there) - 1.5 if prop.place is Place.BEHIND else _furthest(there) + 1.5
    yield Solid(Layer.FURNITURE, 1.5, ((Point(x, 0, 0), Point(x, 0, _WALL)),), _BEHIND)


def _step(_pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    """Yield a step; heels hang over its edge where one stands on it with the toes."""
    part = prop.part or BodyPart("foot")
    xs = [there[name].at.x for name in balls(part)]
    before, beyond = (3, 12) if part.name == "toe" else (4, 6)
    ys = {"right": (-14.0, 0.5), "left": (-0.5, 14.0)}.get(part.side, (-14.0, 14.0))
    corners = (
        Point(x, y, z)
        for x in (min(xs) - before, max(xs) + beyond)
        for y in ys
        for z in (0.6, HEIGHTS[Thing.STEP] - 0.6)
    )
    yield Solid(Layer.FURNITURE, 0.6, (tuple(corners),), _BEHIND)


def _bench(_pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    at, top = _at(there, prop.part or BodyPart("seat")), HEIGHTS[Thing.BENCH] - 0.6
    corners = (Point(at.x + dx, at.y + dy, z) for dx in (-11, 11) for dy in (-16, 16) for z in (0.6, top))
    yield Solid(Layer.FURNITURE, 0.6, (tuple(corners),), _BEHIND)


def _table(_pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    x, z = _at(there, prop.part or BodyPart("hand")).x + 8, HEIGHTS[Thing.TABLE] - 1.2
    top = tuple(Point(x + dx, dy, z) for dx in (-14, 14) for dy in (-14, 14))
    legs = tuple((Point(x + dx, 0, z), Point(x + dx, 0, 1.2)) for dx in (-11, 11))
    yield Solid(Layer.FURNITURE, 1.2, (top, *legs), _BEHIND)


def _pad(pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    """Yield a cushion or a rolled towel under a part; a towel from one to another is like a band."""
    if prop.place is Place.FROM:
        yield from _band(pose, there, prop)
        return
    part = prop.part or BodyPart("head")
    at, high = _at(there, part), min(there[name].bottom for name in balls(part))
    half = min(high, HEIGHTS[prop.thing]) / 2 if high > 1 else HEIGHTS[prop.thing] / 2
    long = 7.0 if prop.thing is Thing.CUSHION else 3.0
    z = max(half, high - half)
    corners = tuple(Point(at.x + dx, at.y + dy, z) for dx in (-long, long) for dy in (-long, long))
    yield Solid(Layer.FURNITURE, half, (corners,), _BELOW)


def _band(pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    """Yield a band between two parts or, from one, to a post ahead or, seen from the front, across the body."""
    part = prop.part or BodyPart("hand")
    start = there[balls(replace(part, side=part.side or "right"))[0]].at
    if prop.end or not part.side:
        other = prop.end or part
        end = there[balls(replace(other, side=other.side or "left"))[0]].at
    else:
        across = Point(0, 40 if part.side == "right" else -40, start.z)
        end = Point(58, start.y, start.z + 1) if pose.view is Viewpoint.SIDE else across
        yield Solid(Layer.FURNITURE, 1.0, ((end._replace(z=0), end._replace(z=_WALL)),), _BEHIND)
    yield Solid(Layer.HELD, 0.8, ((start, end),), _BEFORE)


def _stick(_pose: Pose, there: Body, _prop: Prop) -> Iterator[Solid]:
    """Yield a stick that both hands hold, and that is a little longer than they are apart."""
    ends = [there[balls(part)[0]].at for part in (BodyPart("hand", "left"), BodyPart("hand", "right"))]
    way = ends[1].minus(ends[0]).along(6.0)
    yield Solid(Layer.FURNITURE, 1.3, ((ends[0].minus(way), ends[1].plus(way)),), _BEFORE)


def _weight(_pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    """Yield a dumbbell in each hand, or a weight on another part."""
    part = prop.part or BodyPart("hand")
    for side in (part.side,) if part.side else ("left", "right"):
        at = there[balls(replace(part, side=side))[0]].at
        yield Solid(Layer.HELD, 2.2, ((Point(at.x - 4, at.y, at.z), Point(at.x + 4, at.y, at.z)),), _BEFORE)


def _bar(_pose: Pose, there: Body, _prop: Prop) -> Iterator[Solid]:
    at = there["right hand"].at
    ends = (Point(at.x, -34, at.z), Point(at.x, 34, at.z))
    posts = tuple((end, end._replace(z=1.2)) for end in ends)
    yield Solid(Layer.FURNITURE, 1.4, (ends, *posts), _BEHIND)


def _ball(_pose: Pose, there: Body, prop: Prop) -> Iterator[Solid]:
    yield Solid(Layer.HELD, 4.0, ((_at(there, prop.part or BodyPart("knee")),),))


_BUILT: Mapping[Thing, Build] = {
    Thing.CHAIR: _chair,
    Thing.WALL: _wall,
    Thing.STEP: _step,
    Thing.BENCH: _bench,
    Thing.TABLE: _table,
    Thing.CUSHION: _pad,
    Thing.TOWEL: _pad,
    Thing.BAND: _band,
    Thing.STICK: _stick,
    Thing.WEIGHT: _weight,
    Thing.BAR: _bar,
    Thing.BALL: _ball,
}
"""A mat is how the floor is drawn."""
