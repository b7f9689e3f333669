"""What is drawn of an exercise: its pose, its start and its end with an arrow of what moves, or all poses of a flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

from voicecoach.pose.drawing import Box, Group, drawing
from voicecoach.pose.model import Pose
from voicecoach.pose.motion import Way, ways

APART = 10.0
"""Between two poses."""
FLAT = 1.7
"""Poses that are so much wider than high stand one below the other."""
IN_A_ROW = 4
"""Of more than two poses."""


@dataclass(frozen=True)
class Scene:
    """A whole picture, start before end."""

    groups: tuple[Group, ...]
    arrows: tuple[Way, ...]
    box: Box


def scene(poses: Sequence[Pose], mirrored: bool = False) -> Scene:
    """Return the picture of a pose or of several, as they are for the right side or, `mirrored`, for the left one."""
    return _scene(tuple(pose.mirrored() if mirrored else pose for pose in poses))


@lru_cache(maxsize=256)
def _scene(poses: tuple[Pose, ...]) -> Scene:
    if len(poses) == 2:
        return _start_and_end(*poses)
    rows = [poses[at : at + IN_A_ROW] for at in range(0, len(poses), IN_A_ROW)]
    top, groups, boxes = 0.0, list[Group](), list[Box]()
    for row in rows:
        drawn = [drawing(pose) for pose in row]
        bottom, left = top + max(one.box.height for one in drawn), 0.0
        for one in drawn:
            x, y = left - one.box.left, bottom - one.box.bottom
            groups += (group.moved(x, y) for group in one.groups)
            boxes.append(one.box.moved(x, y))
            left += one.box.width + APART
        top = bottom + APART
    return Scene(tuple(groups), (), reduce(Box.around, boxes))


def _start_and_end(start: Pose, end: Pose) -> Scene:
    first, last = drawing(start), drawing(end)
    arrows = ways(start, end, last)
    one, other = first.box, _with(last.box, arrows)
    x, y = other.left - one.left, 0.0
    if min(one.width, other.width) > FLAT * max(one.height, other.height):
        y = other.top - APART - one.bottom
    else:
        x = other.left - APART - one.right
    moved = tuple(group.moved(x, y) for group in first.groups)
    return Scene((*moved, *last.groups), tuple(arrows), other.around(one.moved(x, y)))


def _with(box: Box, arrows: Sequence[Way]) -> Box:
    for spot in (spot for way in arrows for spot in way):
        box = box.around(Box(spot.x - 4, spot.y - 4, spot.x + 4, spot.y + 4))
    return box
