"""What moves from one pose to another, as the way that is followed by an arrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from math import hypot
from typing import TypeVar

from voicecoach.pose.drawing import Camera, Drawing, camera, figure
from voicecoach.pose.kinematics import Ball, Body, balls
from voicecoach.pose.model import Arm, BodyPart, Leg, Pose, Trunk, Viewpoint
from voicecoach.pose.outline import Spot, holds, polygon
from voicecoach.pose.resting import body
from voicecoach.pose.space import Point, mean

STAGES = 6
"""How many places of the way are looked at."""
LEAST, SHORTEST = 2.5, 11.0
"""A way shorter than this has no arrow; and how long an arrow is at least."""
APART = 10.0
"""How far from the first a second arrow is, at least."""
HEAD = 5.0
"""How long the head of an arrow is."""
_ALSO = 0.75
"""How far another limb has to move, against the first, to have an arrow too."""
_MOVERS = {
    "right heel": (1.0, "right leg"),
    "left heel": (1.0, "left leg"),
    "right knee": (1.05, "right leg"),
    "left knee": (1.05, "left leg"),
    "right wrist": (0.7, "right arm"),
    "left wrist": (0.7, "left arm"),
    "pelvis": (1.4, ""),
    "right trunk 2": (1.4, ""),
    "head crown": (0.9, ""),
    "head nose": (0.8, ""),
    "index 2": (1.0, "fingers"),
    "thumb 3": (0.8, "thumb"),
}
"""What an arrow may follow: how much it counts (more, if it carries the rest of the body), and the limb it is of."""

Limb = TypeVar("Limb", Arm, Leg, Trunk)
Way = tuple[Spot, ...]


def shift(start: Pose, end: Pose) -> Point:
    """Return how far the body of `end` is to be moved so that what both rest on stays in its place."""
    names = sorted(_shared(start, end)) or balls(BodyPart("foot"))
    return _middle(body(start), names).minus(_middle(body(end), names))


def _shared(start: Pose, end: Pose) -> set[str]:
    """Return the balls on which both rest."""
    one, other = ({name for part in pose.rests for name in balls(part)} for pose in (start, end))
    return one & other


def ways(start: Pose, end: Pose, drawn: Drawing) -> list[Way]:
    """Return the ways of what moves most, as they are seen beside the drawing of `end`."""
    if (start.view is Viewpoint.HAND) is not (end.view is Viewpoint.HAND):
        return []
    eye = camera(end)
    stages = _stages(start, end)
    seen = {name: tuple(_seen(stage[name].at, eye) for stage in stages) for name in _MOVERS if name in stages[0]}
    weights = {name: _length(way) * _MOVERS[name][0] for name, way in seen.items()}
    first, *others = sorted(weights, key=lambda name: -weights[name])
    if _length(seen[first]) < LEAST:
        return []
    limb = _MOVERS[first][1]
    others = [name for name in others if weights[name] > _ALSO * weights[first] and _MOVERS[name][1] not in ("", limb)]
    others = [name for name in others if limb and _apart(seen[first], seen[name]) > APART]
    return [_beside(seen[name], stages[-1][name].radius, drawn) for name in (first, *others[:1])]


def head(way: Way, length: float = HEAD) -> tuple[Spot, Spot, Spot]:
    """Return the head of the arrow that follows a way: a corner, the tip, the other corner."""
    end, before = way[-1], way[-3]
    long = hypot(end.x - before.x, end.y - before.y) or 1.0
    x, y = (end.x - before.x) / long, (end.y - before.y) / long
    one, other = (Spot(end.x - length * (x + turn * y), end.y - length * (y - turn * x)) for turn in (0.7, -0.7))
    return one, end, other


def _stages(start: Pose, end: Pose) -> list[Body]:
    """Return what is drawn at places of the way, its fixed part where it is at the end."""
    home = shift(start, end)
    shares = [step / STAGES for step in range(STAGES + 1)]
    if start.facing is end.facing and _shared(start, end):
        poses = [between(start, end, share) for share in shares]
        return [_moved(figure(pose), shift(start, pose).minus(home)) for pose in poses]
    # It rests on something else on the way, and nobody says when: straight on.
    first, last = _moved(figure(start), home.scaled(-1)), figure(end)
    return [
        {name: Ball(_mean(first[name].at, last[name].at, share), last[name].radius) for name in last}
        for share in shares
    ]


def _moved(there: Body, by: Point) -> Body:
    return {name: ball.moved(by) for name, ball in there.items()}


def _mean(start: Point, end: Point, share: float) -> Point:
    return start.plus(end.minus(start).scaled(share))


def between(start: Pose, end: Pose, share: float) -> Pose:
    """Return the pose on the way; what isn't an angle is as at the nearer end."""
    near = start if share < 0.5 else end
    return replace(
        near,
        lean=start.lean + (end.lean - start.lean) * share,
        left_arm=_mixed(start.left_arm, end.left_arm, share),
        right_arm=_mixed(start.right_arm, end.right_arm, share),
        left_leg=_mixed(start.left_leg, end.left_leg, share),
        right_leg=_mixed(start.right_leg, end.right_leg, share),
        trunk=_mixed(start.trunk, end.trunk, share),
    )


def _mixed(start: Limb, end: Limb, share: float) -> Limb:
    def value(name: str) -> object:
        one, other = getattr(start, name), getattr(end, name)
        if not {type(one), type(other)} & {int, float}:
            return one if share < 0.5 else other
        # An angle that isn't said is about none.
        return (one or 0.0) * (1 - share) + (other or 0.0) * share

    return replace(start, **{field.name: value(field.name) for field in fields(start)})  # type: ignore[arg-type]


def _middle(there: Body, names: Iterable[str]) -> Point:
    return mean([there[name].at for name in names])._replace(z=0.0)


def _seen(point: Point, eye: Camera) -> Spot:
    disc = eye.disc(point, 0.0)
    return Spot(disc.x, disc.y)


def _length(spots: Way) -> float:
    return hypot(spots[-1].x - spots[0].x, spots[-1].y - spots[0].y)


def _apart(one: Way, other: Way) -> float:
    return max(hypot(a.x - b.x, a.y - b.y) for a, b in zip(one, other, strict=True))


def _beside(spots: Way, radius: float, drawn: Drawing) -> Way:
    """Return the way moved aside, to where it covers least of the drawing."""
    corners = [polygon(shape) for group in drawn.groups for shape in group.shapes if len(shape) > 1]
    moved = list(_moved_aside(spots, radius))
    return min(moved, key=lambda way: sum(holds(shape, spot) for spot in way for shape in corners))


def _moved_aside(spots: Way, radius: float) -> Iterator[Way]:
    long = _length(spots)
    if long < SHORTEST:
        back = (SHORTEST - long) / long
        early = Spot(*(a - (b - a) * back for a, b in zip(spots[0], spots[-1], strict=True)))
        spots, long = (early, *spots), SHORTEST
    across = Spot((spots[-1].y - spots[0].y) / long, -(spots[-1].x - spots[0].x) / long)
    middle = spots[len(spots) // 2]
    bow = (middle.x - (spots[0].x + spots[-1].x) / 2) * across.x + (
        middle.y - (spots[0].y + spots[-1].y) / 2
    ) * across.y
    outer = 1 if bow >= 0 else -1
    for far in (radius + 4.0, radius + 9.0):
        for sign in (outer, -outer):
            yield tuple(Spot(spot.x + sign * far * across.x, spot.y + sign * far * across.y) for spot in spots)
