"""The table of joints: what may stand in a pose, within which limits, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Joint:
    """An angle that a pose may name."""

    low: float
    high: float
    help: str
    of: str = "trunk"
    """trunk, arm or leg: the latter two may have `left` or `right` before them."""


JOINTS: Mapping[str, Joint] = {
    "back": Joint(-80, 120, "the spine bent forward"),
    "back aside": Joint(-60, 60, "the spine bent to the right"),
    "back turn": Joint(-80, 80, "the spine turned to the right"),
    "chest": Joint(-60, 80, "the upper half of the spine bent forward beside that"),
    "neck": Joint(-70, 70, "the neck bent forward"),
    "neck aside": Joint(-60, 60, "the neck bent to the right"),
    "neck turn": Joint(-90, 90, "the head turned to the right"),
    "head": Joint(-60, 60, "the head nodded forward on the neck"),
    "shoulder": Joint(-70, 220, "the arm lifted to the front, 180 being overhead", "arm"),
    "shoulder out": Joint(-60, 180, "the arm lifted away from the body", "arm"),
    "shoulder turn": Joint(-120, 120, "the arm turned outward", "arm"),
    "elbow": Joint(0, 160, "the elbow bent", "arm"),
    "wrist": Joint(-90, 90, "the hand bent to the palm", "arm"),
    "knuckles": Joint(-30, 100, "the fingers bent at the knuckles; seen in the view `hand`", "arm"),
    "fingers": Joint(0, 120, "the fingers bent at their middle joints", "arm"),
    "fingertips": Joint(-10, 90, "the fingers bent at their end joints", "arm"),
    "thumb": Joint(0, 120, "the thumb laid across the palm", "arm"),
    "hip": Joint(-50, 150, "the thigh lifted to the front", "leg"),
    "hip out": Joint(-50, 100, "the thigh lifted away from the middle", "leg"),
    "hip turn": Joint(-60, 100, "the leg turned outward", "leg"),
    "knee": Joint(0, 165, "the knee bent", "leg"),
    "ankle": Joint(-90, 50, "the toes pulled up; pointed is negative", "leg"),
}
"""By the name that stands in a pose."""
LEAN = Joint(-120, 180, "the pelvis tipped forward")
FIELDS: Mapping[str, str] = {
    "like": "another pose, of which this one changes something",
    "on": "what it rests on, such as `feet`, `back`, `left side`, `hands and knees`",
    "view": "from where it is seen: side, front, back or corner, and `from above` may follow; or `hand`, a hand alone",
    "facing": "where the front looks: ahead, up, down, left or right; mostly `on` tells it",
    "lean": LEAN.help,
    "hand": "what the hand lies on, such as `waist` or `left knee`",
    "props": "things around it, such as `mat`, `chair`, `wall behind`, `step under right foot`",
    **{name: joint.help for name, joint in JOINTS.items()},
}
"""All that may stand in a pose, with what it means; `left` or `right` may stand before what arms and legs do."""


def sides(name: str) -> tuple[str, ...]:
    """Return what may stand before a field: nothing or, of what arms and legs do, a side."""
    sided = name == "hand" or (name in JOINTS and JOINTS[name].of != "trunk")
    return ("", "left ", "right ") if sided else ("",)
