"""Forward kinematics of one hand, larger than life: it points up, its palm looks ahead, its wrist is the middle."""

from __future__ import annotations

from collections.abc import Iterator

from voicecoach.pose.kinematics import Ball, Body
from voicecoach.pose.model import Arm, Pose
from voicecoach.pose.space import Point, Rotation, axial, frontal, sagittal

FINGERS = ("index", "middle", "ring", "little")
_KNUCKLES = ((7.5, 25.0), (2.5, 26.0), (-2.5, 25.0), (-7.0, 23.0))
"""How far each is towards the thumb, and from the wrist."""
_BONES = ((14.0, 9.0, 6.5), (15.5, 10.0, 7.0), (14.5, 9.5, 6.5), (11.5, 7.5, 6.0))
"""How long the three of each finger are, from the knuckle on."""
_THUMB_BASE, _THUMB = Point(1.5, 7.0, 7.0), (11.0, 8.0, 6.5)
"""Where the thumb begins on the palm, and how long its three bones are."""
_THUMB_OUT, _THUMB_LOWER, _THUMB_BEND = 38.0, 0.25, 0.25
"""How far it stands off beside the palm; what more, and how its joints bend, for each degree that it is laid across."""
_FOREARM, _THICK = 20.0, 2.9
"""What is drawn of the forearm, and half the thickness of a finger."""


def hand(pose: Pose) -> Body:
    """Return the balls of the hand at work: the right one or, of a pose in a mirror, the left one."""
    arm, thumbwards = (pose.left_arm, -1.0) if pose.from_left else (pose.right_arm, 1.0)
    return dict(_balls(arm, thumbwards))


def _balls(arm: Arm, thumbwards: float) -> Iterator[tuple[str, Ball]]:
    palm = sagittal(-(arm.wrist or 0.0))
    for name, across in (("thumb", 5.0), ("little", -5.0)):
        yield f"forearm {name}", Ball(Point(0, across * thumbwards, -_FOREARM), 4.6)
        yield f"wrist {name}", Ball(Point(0, across * thumbwards, 0), 4.0)
    bends = (arm.knuckles, arm.fingers, arm.fingertips)
    for finger, (across, up), bones in zip(FINGERS, _KNUCKLES, _BONES, strict=True):
        knuckle = palm.of(Point(0, across * thumbwards, up))
        yield from _chain(finger, knuckle, palm, bends, bones)
    base = palm.of(_THUMB_BASE._replace(y=_THUMB_BASE.y * thumbwards))
    out = _THUMB_OUT + _THUMB_LOWER * arm.thumb
    root = palm.then(axial(-thumbwards * arm.thumb)).then(frontal(-thumbwards * out))
    bend = _THUMB_BEND * arm.thumb
    yield from _chain("thumb", base, root, (0.0, bend, bend), _THUMB)


def _chain(
    name: str, at: Point, turned: Rotation, bends: tuple[float, float, float], bones: tuple[float, float, float]
) -> Iterator[tuple[str, Ball]]:
    """Yield the joints of a finger and its tip, each bone bent towards the palm against the one before."""
    yield f"{name} 0", Ball(at, _THICK)
    for number, (bend, bone) in enumerate(zip(bends, bones, strict=True), 1):
        turned = turned.then(sagittal(-bend))
        at = at.plus(turned.of(Point(0, 0, bone)))
        yield f"{name} {number}", Ball(at, _THICK - 0.2 * number)
