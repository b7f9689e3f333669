"""Forward kinematics: from the angles of a pose to the balls that make up the body, its pelvis in the middle of space.

Lengths are hundredths of the body's height. A ball is a point with a radius; between two of them the body is as thick
as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, degrees

from voicecoach.pose.model import MIDDLE, Arm, BodyPart, Facing, Leg, Pose, Trunk
from voicecoach.pose.space import Point, Rotation, axial, frontal, mean, sagittal

THIGH, SHIN, UPPER_ARM, FOREARM, HAND, TRUNK, NECK = 24.5, 24.0, 16.5, 14.5, 6.0, 30.0, 5.0
HIPS, SHOULDERS = 4.6, 8.4
"""From the middle to the joint."""
STATIONS = ((4.4, 5.2), (3.6, 4.9), (3.4, 4.8), (4.4, 5.2), (5.2, 4.6))
"""The trunk from pelvis to neck: how far its balls lie from the middle, and their radius."""
_HEEL, _TOE = Point(-2.4, 0, -2.6), Point(9.5, 0, -3.1)
"""From the ankle, of a foot that points ahead."""
_HEAD = {"crown": (Point(0.3, 0, 6.6), 5.9), "jaw": (Point(1.2, 0, 3.4), 4.6), "nose": (Point(6.3, 0, 4.6), 1.1)}
_ELBOWS = Point(-0.2, 0.9, -0.4)
"""Where the left elbow points to when its hand reaches for something: behind, out and down."""
_LYING: Mapping[Facing, Rotation] = {
    Facing.AHEAD: sagittal(0),
    Facing.UP: sagittal(90),
    Facing.DOWN: sagittal(-90),
    Facing.LEFT: frontal(-90),
    Facing.RIGHT: frontal(90),
}
_BALLS: Mapping[str, tuple[str, ...]] = {
    "head": ("head crown", "head jaw"),
    "back": ("left trunk 0", "right trunk 0", "left trunk 3", "right trunk 3"),
    "chest": ("left trunk 3", "right trunk 3"),
    "belly": ("belly",),
    "seat": ("left trunk 0", "right trunk 0"),
    "waist": ("trunk 1",),
    "side": ("trunk 0", "trunk 3", "shoulder"),
    "shoulder": ("shoulder", "trunk 4"),
    "forearm": ("elbow", "wrist"),
    "hand": ("hand", "wrist"),
    "shin": ("knee", "ankle"),
    "foot": ("heel", "toe"),
}
"""What makes up a part, where that isn't the ball of its name."""


@dataclass(frozen=True)
class Ball:
    """A piece of the body."""

    at: Point
    radius: float

    @property
    def bottom(self) -> float:
        """How high its lowest point is."""
        return self.at.z - self.radius

    def moved(self, by: Point) -> Ball:
        """Return it moved."""
        return Ball(self.at.plus(by), self.radius)


Body = Mapping[str, Ball]
"""Balls by name: `pelvis`, `left knee`, `right toe` ..."""


def balls(part: BodyPart) -> tuple[str, ...]:
    """Return the names of the balls that make up a part."""
    names = _BALLS.get(part.name, (part.name,))
    sides = (part.side,) if part.side else ("left", "right")
    return names if part.name in MIDDLE else tuple(f"{side} {name}" for side in sides for name in names)


def jointed(pose: Pose, lean: float) -> Body:
    """Return the body with its pelvis in the middle of space, tipped by `lean`."""
    lying = pose.facing in (Facing.LEFT, Facing.RIGHT)
    tip = frontal(lean if pose.facing is Facing.LEFT else -lean) if lying else sagittal(-lean)
    pelvis = tip.then(_LYING[pose.facing])
    there = {"pelvis": Ball(Point(0, 0, 0), 5.0)}
    top, chest = _spine(there, pose.trunk, pelvis)
    _head(there, pose.trunk, chest, top)
    for side, leg in ((_LEFT, pose.left_leg), (_RIGHT, pose.right_leg)):
        _leg(there, leg, pelvis, side, flat=_rests(pose, side, "foot"))
    arms = ((_LEFT, pose.left_arm), (_RIGHT, pose.right_arm))
    for side, _ in arms:
        shoulder = top.plus(chest.of(Point(0, side.sign * SHOULDERS, -2.2)))
        there[f"{side.name} shoulder"] = Ball(shoulder, 3.6)
    free = [(side, arm) for side, arm in arms if arm.reach is None]
    reaching = [(side, arm.reach) for side, arm in arms if arm.reach]
    for side, arm in free:
        _arm(there, arm, chest, side, flat=_rests(pose, side, "hand", "forearm"))
    # One may reach for the other; where both do, neither can be the first.
    while ready := [each for each in reaching if _goals(there, *each)]:
        for side, part in ready:
            _reach(there, _goals(there, side, part), chest, side)
            reaching.remove((side, part))
    for side, _ in reaching:
        _arm(there, Arm(), chest, side, flat=False)
    return there


def _goals(there: Body, side: _Side, part: BodyPart) -> list[Ball]:
    """Return what a hand reaches for; nothing if it isn't there yet, or on the hand's own arm."""
    names = balls(part if part.side else BodyPart(part.name, side.name))
    own = {f"{side.name} {name}" for name in ("shoulder", "elbow", "wrist", "hand")}
    return [there[name] for name in names] if there.keys() >= set(names) and not own & set(names) else []


@dataclass(frozen=True)
class _Side:
    name: str
    sign: int
    """Of what lies to that side."""


_LEFT, _RIGHT = _Side("left", 1), _Side("right", -1)


def _rests(pose: Pose, side: _Side, *names: str) -> bool:
    return any(part.name in names and part.side in ("", side.name) for part in pose.rests)


def _spine(there: dict[str, Ball], trunk: Trunk, pelvis: Rotation) -> tuple[Point, Rotation]:
    """Add the trunk; return where its upper end is, and how that is turned."""
    at, turned, pieces = Point(0, 0, 0), pelvis, len(STATIONS) - 1
    for number, (out, radius) in enumerate(STATIONS):
        if number:
            bend = trunk.back / pieces + (trunk.chest * 2 / pieces if number > pieces / 2 else 0.0)
            inner = sagittal(-bend).then(frontal(trunk.back_aside / pieces)).then(axial(-trunk.back_turn / pieces))
            turned = turned.then(inner)
            at = at.plus(turned.of(Point(0, 0, TRUNK / pieces)))
        for side in (_LEFT, _RIGHT):
            there[f"{side.name} trunk {number}"] = Ball(at.plus(turned.of(Point(0, side.sign * out, 0))), radius)
        if number == 1:
            there["belly"] = Ball(at.plus(turned.of(Point(radius, 0, 0))), 0.5)
    return at, turned


def _head(there: dict[str, Ball], trunk: Trunk, chest: Rotation, top: Point) -> None:
    neck = chest.then(sagittal(-trunk.neck)).then(frontal(trunk.neck_aside)).then(axial(-trunk.neck_turn))
    base = top.plus(neck.of(Point(0, 0, NECK)))
    nod = neck.then(sagittal(-trunk.head))
    there["neck"] = Ball(top, 3.0)
    for name, (at, radius) in _HEAD.items():
        there[f"head {name}"] = Ball(base.plus(nod.of(at)), radius)


def _leg(there: dict[str, Ball], leg: Leg, pelvis: Rotation, side: _Side, flat: bool) -> None:
    hip = pelvis.of(Point(0, side.sign * HIPS, 0))
    thigh = pelvis.then(_ball_joint(leg.hip, leg.hip_out, leg.hip_turn, side))
    knee = hip.plus(thigh.of(Point(0, 0, -THIGH)))
    shin = thigh.then(sagittal(-leg.knee))
    ankle = knee.plus(shin.of(Point(0, 0, -SHIN)))
    foot = shin.then(sagittal(_flat(shin) if flat and leg.ankle is None else leg.ankle or 0.0))
    heel, toe = (ankle.plus(foot.of(way)) for way in (_HEEL, _TOE))
    for name, at, radius in (
        ("hip", hip, 4.9),
        ("knee", knee, 3.4),
        ("ankle", ankle, 2.3),
        ("heel", heel, 1.9),
        ("toe", toe, 1.4),
    ):
        there[f"{side.name} {name}"] = Ball(at, radius)


def _ball_joint(forward: float, out: float, turn: float, side: _Side) -> Rotation:
    return sagittal(forward).then(frontal(side.sign * out)).then(axial(side.sign * turn))


def _flat(shin: Rotation) -> float:
    """Return the angle of an ankle whose sole lies level below it."""
    return degrees(atan2(-shin.rows[2].x, shin.rows[2].z))


def _arm(there: dict[str, Ball], arm: Arm, chest: Rotation, side: _Side, flat: bool) -> None:
    upper = chest.then(_ball_joint(arm.shoulder, arm.shoulder_out, arm.shoulder_turn, side))
    elbow = there[f"{side.name} shoulder"].at.plus(upper.of(Point(0, 0, -UPPER_ARM)))
    lower = upper.then(sagittal(arm.elbow))
    wrist = elbow.plus(lower.of(Point(0, 0, -FOREARM)))
    fingers = lower.then(sagittal(arm.wrist or 0.0)).of(Point(0, 0, -HAND))
    if flat and arm.wrist is None:
        fingers = _level(fingers, lower.of(Point(HAND, 0, 0)))
    _add_arm(there, side, elbow, wrist, wrist.plus(fingers))


def _add_arm(there: dict[str, Ball], side: _Side, elbow: Point, wrist: Point, hand: Point) -> None:
    for name, at, radius in (("elbow", elbow, 2.4), ("wrist", wrist, 1.8), ("hand", hand, 1.6)):
        there[f"{side.name} {name}"] = Ball(at, radius)


def _level(fingers: Point, ahead: Point) -> Point:
    """Return a hand that lies level, its fingers where they would point or, of an upright forearm, ahead."""
    level = Point(fingers.x + ahead.x, fingers.y + ahead.y, 0.0)
    return level.along(HAND)


def _reach(there: dict[str, Ball], goals: Sequence[Ball], chest: Rotation, side: _Side) -> None:
    """Add an arm whose hand lies on a part of the body or, too short for it, points there."""
    shoulder = there[f"{side.name} shoulder"].at
    way = mean([ball.at for ball in goals]).minus(shoulder)
    lower = FOREARM + 0.7 * HAND
    far = max(abs(UPPER_ARM - lower) + 0.1, min(way.length - goals[0].radius - 1.0, UPPER_ARM + lower - 0.1))
    ahead = way.along(1.0)
    # An arm that goes across the chest has its elbow before it.
    from_chest = chest.back(way)
    across = side.sign * from_chest.y < -SHOULDERS and from_chest.z < SHOULDERS
    bow = chest.of(Point(1.0 if across else _ELBOWS.x, side.sign * _ELBOWS.y, _ELBOWS.z))
    bow = bow.minus(ahead.scaled(bow.dot(ahead)))
    # The triangle of upper arm, forearm and the way from the shoulder to where the hand lies.
    foot = (UPPER_ARM**2 - lower**2 + far**2) / (2 * far)
    elbow = shoulder.plus(ahead.scaled(foot)).plus(bow.along(max(0.0, UPPER_ARM**2 - foot**2) ** 0.5))
    down = shoulder.plus(ahead.scaled(far)).minus(elbow)
    wrist = elbow.plus(down.along(FOREARM))
    _add_arm(there, side, elbow, wrist, wrist.plus(down.along(HAND)))
