"""The notation of poses: a group of fields becomes a `Pose`, or problems, each with the field it is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import isfinite
from typing import TypeVar

from voicecoach.core.suggest import did_you_mean
from voicecoach.pose.joints import FIELDS, JOINTS, LEAN, Joint
from voicecoach.pose.model import PARTS, BodyPart, Facing, Place, Pose, Prop, Thing, Viewpoint

Value = str | Sequence[str]
"""A field's value as it is written; of `on` and `props` it may be a list."""

MOST_PROPS, MOST_RESTS = 6, 4
"""Things around a body, and parts that it rests on."""
_SIDES = ("left", "right")
_PLURALS = {"feet": "foot", "front": "chest"}
_FACING = {
    "back": Facing.UP,
    "shoulder": Facing.UP,
    "chest": Facing.DOWN,
    "hand": Facing.DOWN,
    "forearm": Facing.DOWN,
}
"""Where a body faces that rests on these, unless it is said."""
_USUAL: Mapping[Thing, BodyPart] = {
    Thing.CHAIR: BodyPart("seat"),
    Thing.STEP: BodyPart("foot"),
    Thing.BENCH: BodyPart("seat"),
    Thing.TABLE: BodyPart("hand"),
    Thing.CUSHION: BodyPart("head"),
    Thing.BAR: BodyPart("hand"),
}
"""What things are under, unless it is said."""

OneOf = TypeVar("OneOf", bound=Enum)


@dataclass(frozen=True)
class PoseProblem:
    """What is wrong with a pose."""

    field: str
    """The field as it is written."""
    message: str
    hint: str
    unknown: bool = False
    """Whether it is the field that isn't there, rather than its value that is wrong."""


def read(
    fields: Mapping[str, Value], known: Mapping[str, Pose], name: str = ""
) -> tuple[Pose, tuple[PoseProblem, ...]]:
    """Return the pose that the fields make which are fine, and what is wrong with the others."""
    reader = _Reader(known)
    pose = reader.pose(fields)
    return replace(pose, name=name), tuple(reader.problems)


def no_such_pose(name: str, known: Collection[str]) -> tuple[str, str]:
    """Return what to say of a name that no pose has: a message and a hint."""
    hint = did_you_mean(name, known, "`voicecoach poses` lists them")
    return f"there is no pose called “{name[:60]}”", hint


class _WrongError(Exception):
    """A value that can't be."""

    def __init__(self, message: str, hint: str, unknown: bool = False) -> None:
        super().__init__(message)
        self.message, self.hint, self.unknown = message, hint, unknown


class _Reader:
    def __init__(self, known: Mapping[str, Pose]) -> None:
        self.known = known
        self.problems: list[PoseProblem] = []

    def pose(self, fields: Mapping[str, Value]) -> Pose:
        pose = Pose()
        # What others change comes first, whatever the order: another pose, what it rests on, both sides.
        for field in sorted(fields, key=lambda field: (field != "like", field != "on", field.startswith(_SIDES))):
            try:
                pose = self.changed(pose, field, fields[field])
            except _WrongError as wrong:
                self.problems.append(PoseProblem(field, wrong.message, wrong.hint, wrong.unknown))
        return pose if "like" in fields else _settled(pose, fields)

    def changed(self, pose: Pose, field: str, value: Value) -> Pose:
        """Return the pose with what a field says. Raise _WrongError."""
        if field in ("on", "props"):
            return _changed_list(pose, field, value)
        text = _text(field, value)
        if field == "like":
            if found := self.known.get(text):
                return found
            raise _WrongError(*no_such_pose(text, self.known))
        if field == "view":
            seen = text.removesuffix("from above").strip()
            return replace(pose, view=_one_of(Viewpoint, seen or "side", field), above=seen != text)
        if field == "facing":
            return replace(pose, facing=_one_of(Facing, text, field))
        if field == "lean":
            return replace(pose, lean=_angle(field, text, LEAN))
        return _bent(pose, field, text)


def _changed_list(pose: Pose, field: str, value: Value) -> Pose:
    between = " and " if field == "on" else ","
    texts = [_text(field, each) for each in (value.split(between) if isinstance(value, str) else value)]
    if field == "props":
        if len(texts) > MOST_PROPS:
            raise _WrongError(f"`props` has {len(texts)} things; at most {MOST_PROPS} fit", "keep those that matter")
        return replace(pose, props=tuple(_prop(text) for text in texts))
    rests = tuple(_part(text) for text in texts)
    if not 0 < len(rests) <= MOST_RESTS:
        raise _WrongError(f"`on` names {len(rests)} parts; one to {MOST_RESTS} fit", "write, for example, `on: feet`")
    return replace(pose, rests=rests, facing=_facing(rests))


def _settled(pose: Pose, fields: Mapping[str, Value]) -> Pose:
    """Return a pose with what isn't said: who lies on a side is best seen from the front, and a little from above."""
    lying = pose.facing in (Facing.LEFT, Facing.RIGHT) and "view" not in fields
    return replace(pose, view=Viewpoint.FRONT, above=True) if lying else pose


def _facing(rests: Sequence[BodyPart]) -> Facing:
    for part in rests:
        if part.name == "side":
            return Facing.RIGHT if part.side == "right" else Facing.LEFT
    return next((_FACING[part.name] for part in rests if part.name in _FACING), Facing.AHEAD)


def _bent(pose: Pose, field: str, text: str) -> Pose:
    """Return the pose with a joint at an angle, on both sides or on one, or with a hand on something."""
    first, _, rest = field.partition(" ")
    side, name = (first, rest) if first in _SIDES else ("", field)
    joint = JOINTS.get(name)
    if name != "hand" and (joint is None or (side and joint.of == "trunk")):
        hint = did_you_mean(name, FIELDS, f"fields are {', '.join(FIELDS)}")
        raise _WrongError(f"“{field[:60]}” is not a field of a pose", hint, unknown=True)
    value = _part(text.removeprefix("on ")) if joint is None else _angle(field, text, joint)
    attribute = "reach" if joint is None else name.replace(" ", "_")
    of = joint.of if joint else "arm"
    places = [of] if of == "trunk" else [f"{each}_{of}" for each in ((side,) if side else _SIDES)]
    return replace(pose, **{place: replace(getattr(pose, place), **{attribute: value}) for place in places})


def _angle(field: str, text: str, joint: Joint) -> float:
    try:
        angle = float(text.removesuffix("°").removesuffix("degrees"))
    except ValueError:
        angle = float("nan")
    if not isfinite(angle):
        raise _WrongError(f"`{field}` is an angle in degrees, not “{text[:40]}”", f"write, for example, `{field}: 30`")
    if not joint.low <= angle <= joint.high:
        raise _WrongError(
            f"`{field}` can't be {text[:40]}°", f"it goes from {joint.low:g} to {joint.high:g}: {joint.help}"
        )
    return angle


def _part(text: str) -> BodyPart:
    first, _, rest = text.partition(" ")
    side, name = (first, rest) if first in _SIDES else ("", text)
    name = _PLURALS.get(name, name if name in PARTS else name.removesuffix("s"))
    if name not in PARTS:
        hint = did_you_mean(name, PARTS, f"parts are {', '.join(PARTS)}")
        raise _WrongError(f"“{text[:60]}” is no part of the body here", hint)
    return BodyPart(name, side)


def _prop(text: str) -> Prop:
    """Return a thing: its name and, if it isn't at its usual place, where it is."""
    name, _, rest = text.partition(" ")
    thing = _one_of(Thing, name, "props")
    if not rest:
        usual = _USUAL.get(thing)
        return Prop(thing, Place.UNDER if usual else Place.USUAL, usual)
    place = next((each for each in Place if each.value and f"{rest} ".startswith(f"{each.value} ")), None)
    if place is None:
        places = ", ".join(f"`{each.value}`" for each in Place if each.value)
        raise _WrongError(f"where is the {name}, “{rest[:40]}”?", f"write {places}, for example `{name} under feet`")
    start, _, end = rest.removeprefix(place.value).strip().partition(" to ")
    return Prop(thing, place, _part(start) if start else None, _part(end) if end else None)


def _one_of(kind: type[OneOf], text: str, field: str) -> OneOf:
    known = [str(each.value) for each in kind]
    if text not in known:
        hint = did_you_mean(text, known, f"write one of {', '.join(known)}")
        raise _WrongError(f"`{field}` can't be “{text[:40]}”", hint)
    return kind(text)


def _text(field: str, value: Value) -> str:
    text = " ".join(value.lower().split()) if isinstance(value, str) else ""
    if not text:
        raise _WrongError(f"`{field}` has no value that can be read", "see `voicecoach explain pose`")
    return text
