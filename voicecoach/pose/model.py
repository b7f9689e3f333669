"""A pose: the angles of a body's joints, what it rests on, what stands around, and from where it is seen.

Angles are degrees and as physiotherapists count them: 0 is standing upright with hanging arms, bending is positive,
`out` is away from the middle, `turn` is outward; of the trunk, `aside` and `turn` are to the right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Viewpoint(str, Enum):
    """From where a pose is seen."""

    SIDE = "side"
    """From its right: who stands looks to the right of the picture."""
    FRONT = "front"
    BACK = "back"
    CORNER = "corner"
    """Between side and front."""
    HAND = "hand"
    """Only the right hand, pointing up, from its thumb's side."""


class Facing(str, Enum):
    """Where the front of the body turns to."""

    AHEAD = "ahead"
    """Upright: standing, kneeling, sitting, hanging."""
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    """Lying on the left side."""
    RIGHT = "right"


@dataclass(frozen=True)
class BodyPart:
    """A part of the body, of one side or of both."""

    name: str
    """One of `PARTS`."""
    side: str = ""
    """left, right or empty."""

    def mirrored(self) -> BodyPart:
        """Return the same part of the other side."""
        return replace(self, side=OTHER[self.side])


PARTS = (
    *("head", "shoulder", "back", "chest", "belly", "waist", "seat", "side", "hip"),
    *("elbow", "forearm", "hand", "knee", "shin", "ankle", "heel", "foot", "toe"),
)
MIDDLE = frozenset({"head", "back", "chest", "belly", "seat"})
"""Those that there is one of."""
OTHER = {"left": "right", "right": "left", "": ""}


class Thing(str, Enum):
    """What may stand, lie or hang around the body."""

    MAT = "mat"
    CHAIR = "chair"
    WALL = "wall"
    STEP = "step"
    BENCH = "bench"
    """A bench, a sofa, a box."""
    TABLE = "table"
    CUSHION = "cushion"
    TOWEL = "towel"
    BAND = "band"
    STICK = "stick"
    WEIGHT = "weight"
    BAR = "bar"
    BALL = "ball"


class Place(str, Enum):
    """Where a thing is."""

    USUAL = ""
    UNDER = "under"
    """Under a part, which rests on it."""
    IN_FRONT = "in front"
    BEHIND = "behind"
    IN = "in"
    """In a hand."""
    ON = "on"
    """On another part."""
    FROM = "from"
    """Of a band: from a part to another or, without one, to something fixed."""


@dataclass(frozen=True)
class Prop:
    """A thing, and where it is."""

    thing: Thing
    place: Place = Place.USUAL
    part: BodyPart | None = None
    """The part it is under or in, or begins at."""
    end: BodyPart | None = None
    """Of a band: the part where it ends; None: something fixed."""

    def mirrored(self) -> Prop:
        """Return the thing as it is in a mirror."""
        part, end = (each.mirrored() if each else None for each in (self.part, self.end))
        return replace(self, part=part, end=end)


@dataclass(frozen=True)
class Trunk:
    """Angles of the spine, the neck and the head."""

    back: float = 0.0
    """How far it is bent forward, from the pelvis to the neck."""
    back_aside: float = 0.0
    back_turn: float = 0.0
    chest: float = 0.0
    """What its upper half is bent forward beside that."""
    neck: float = 0.0
    neck_aside: float = 0.0
    neck_turn: float = 0.0
    head: float = 0.0
    """What the head nods on the neck."""

    def mirrored(self) -> Trunk:
        """Return the trunk as it is in a mirror."""
        turned = ("back_aside", "back_turn", "neck_aside", "neck_turn")
        return replace(self, **{name: 0.0 - getattr(self, name) for name in turned})


@dataclass(frozen=True)
class Arm:
    """Angles of an arm."""

    shoulder: float = 0.0
    shoulder_out: float = 4.0
    shoulder_turn: float = 0.0
    elbow: float = 6.0
    wrist: float | None = None
    """None: flat on what it rests on, else straight."""
    knuckles: float = 0.0
    """How far the fingers are bent there; like the next three, seen in a view of the hand."""
    fingers: float = 0.0
    """At their middle joints."""
    fingertips: float = 0.0
    """At their end joints."""
    thumb: float = 0.0
    """How far it is laid across the palm."""
    reach: BodyPart | None = None
    """What the hand lies on, whatever the angles say; without a side, the arm's own."""

    def mirrored(self) -> Arm:
        """Return the other arm doing the same."""
        return replace(self, reach=self.reach.mirrored()) if self.reach else self


@dataclass(frozen=True)
class Leg:
    """Angles of a leg."""

    hip: float = 0.0
    hip_out: float = 0.0
    hip_turn: float = 0.0
    knee: float = 0.0
    ankle: float | None = None
    """How far the toes are pulled up; None: flat on what the foot rests on, else 0."""


@dataclass(frozen=True)
class Pose:
    """A position of the body."""

    name: str = ""
    view: Viewpoint = Viewpoint.SIDE
    above: bool = False
    """Whether it is seen a little from above."""
    from_left: bool = False
    """Whether it is seen from the left; a pose that is written is seen from the right."""
    rests: tuple[BodyPart, ...] = (BodyPart("foot"),)
    """The parts it rests on."""
    facing: Facing = Facing.AHEAD
    lean: float = 0.0
    """How far the pelvis is tipped forward."""
    left_arm: Arm = Arm()
    right_arm: Arm = Arm()
    left_leg: Leg = Leg()
    right_leg: Leg = Leg()
    trunk: Trunk = Trunk()
    props: tuple[Prop, ...] = ()

    def mirrored(self) -> Pose:
        """Return the pose as it is in a mirror: what the right side does, the left one does."""
        facing = {Facing.LEFT: Facing.RIGHT, Facing.RIGHT: Facing.LEFT}.get(self.facing, self.facing)
        return replace(
            self,
            from_left=not self.from_left,
            rests=tuple(part.mirrored() for part in self.rests),
            facing=facing,
            left_arm=self.right_arm.mirrored(),
            right_arm=self.left_arm.mirrored(),
            left_leg=self.right_leg,
            right_leg=self.left_leg,
            trunk=self.trunk.mirrored(),
            props=tuple(prop.mirrored() for prop in self.props),
        )
