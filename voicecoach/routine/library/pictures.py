"""What an exercise looks like, for pages that load nothing from elsewhere: a person's own picture, else a drawing."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path
from typing import NamedTuple

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import read_bytes
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


def picture_of(exercise: Exercise, side: Side | None, title: str) -> Picture | None:
    """Return what an exercise looks like on a side; None if that isn't known. `title` is read where it can't be seen.

    A picture of the person's own that can't be read any more gives way to the drawing.
    """
    if exercise.picture:
        try:
            return Picture(kind_of(Path(exercise.picture)), read_bytes(Path(exercise.picture), LARGEST_PICTURE))
        except (VoicecoachError, OSError):
            pass
    if not exercise.pose:
        return None
    return Picture(SVG, svg(scene(exercise.pose, mirrored=side is Side.LEFT), title).encode())


def element(exercise: Exercise, side: Side | None, title: str) -> str:
    """Return what an exercise looks like as an element of HTML; empty if that isn't known."""
    picture = picture_of(exercise, side, title)
    if picture is None or picture.kind == SVG:
        return picture.data.decode() if picture else ""
    return f'<img src="data:{picture.kind};base64,{b64encode(picture.data).decode()}" alt="{escape(title)}">'
