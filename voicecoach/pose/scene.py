"""What is drawn of an exercise: its pose, or its start and its end with an arrow of what moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from voicecoach.pose.drawing import Box, Drawing, Group, drawing
from voicecoach.pose.model import Pose
from voicecoach.pose.motion import Way, ways
from voicecoach.pose.outline import Spot

APART = 10.0
"""Between two poses."""
FLAT = 1.7
"""Poses that are so much wider than high stand one below the other."""


@dataclass(frozen=True)
class Scene:
    """A whole picture, start before end."""

    groups: tuple[Group, ...]
    arrows: tuple[Way, ...]
    box: Box


def scene(poses: Sequence[Pose], mirrored: bool = False) -> Scene:
    """Return the picture of a pose or of two, as they are for the right side or, `mirrored`, for the left one."""
    return _scene(tuple(pose.mirrored() if mirrored else pose for pose in poses))


@lru_cache(maxsize=256)
def _scene(poses: tuple[Pose, ...]) -> Scene:
    first, last = drawing(poses[0]), drawing(poses[-1])
    if len(poses) == 1:
        return Scene(first.groups, (), first.box)
    arrows = ways(poses[0], poses[-1], last)
    one, other = first.box, _with(last.box, arrows)
    x, y = other.left - one.left, 0.0
    if min(one.width, other.width) > FLAT * max(one.height, other.height):
        y = other.top - APART - one.bottom
    else:
        x = other.left - APART - one.right
    moved = [group.moved(x, y) for group in first.groups]
    box = other.around(Drawing(tuple(moved)).box)
    return Scene((*moved, *last.groups), tuple(arrows), box)


def _with(box: Box, arrows: Sequence[Way]) -> Box:
    spots: list[Spot] = [spot for way in arrows for spot in way]
    for spot in spots:
        box = box.around(Box(spot.x - 4, spot.y - 4, spot.x + 4, spot.y + 4))
    return box
