"""What an exercise looks like, for pages that load nothing from elsewhere: a person's own picture, else a drawing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import read_bytes
from voicecoach.pose.model import Pose
from voicecoach.pose.scene import scene
from voicecoach.pose.svg import svg
from voicecoach.routine.model import Exercise, Side
from voicecoach.routine.reading.references import LARGEST_PICTURE, kind_of

SVG = "image/svg+xml"


class Picture(NamedTuple):
    """A picture as a browser is sent it."""

    kind: str
    """`image/png` or such."""
    data: bytes

    @property
    def ending(self) -> str:
        """What a file with it ends in."""
        return f".{self.kind.partition('/')[2].removesuffix('+xml')}"

    def element(self, title: str) -> str:
        """Return it as an element of HTML."""
        if self.kind == SVG:
            return self.data.decode()
        return f'<img src="data:{self.kind};base64,{b64encode(self.data).decode()}" alt="{escape(title)}">'


def picture_of(pose: Sequence[Pose], own: str, side: Side | None, title: str) -> Picture | None:
    """Return what an exercise looks like on a side; None if that isn't known. `title` is read where it can't be seen.

    A picture of the person's own, in the file `own`, gives way to the drawing of the pose if it can't be read any more.
    """
    if own:
        try:
            return Picture(kind_of(Path(own)), read_bytes(Path(own), LARGEST_PICTURE))
        except (VoicecoachError, OSError):
            pass
    drawn = svg(scene(pose, mirrored=side is Side.LEFT), title) if pose else ""
    return Picture(SVG, drawn.encode()) if drawn else None


def first_picture(exercise: Exercise, title: str) -> Picture | None:
    """Return what an exercise looks like on its first side; None if that isn't known."""
    return picture_of(exercise.pose, exercise.picture, next(iter(exercise.order), None), title)
