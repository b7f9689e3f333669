"""The drawing of an exercise beside or above the words about it, where both have room."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style

from voicecoach.pose.cells import cells
from voicecoach.pose.drawing import Shade
from voicecoach.pose.scene import scene
from voicecoach.routine.model import Side
from voicecoach.session.display.cells import DIM, PLAIN, Line, blank, centred, left, pad, stack, wrap
from voicecoach.session.playback.view import View

LEAST_ROWS, LEAST_COLUMNS = 8, 24
"""A smaller drawing can't be made out."""
_SHARES = (2, 2.5, 3)
"""Which part of the width the drawing gets: as much as leaves room for all of the words."""
_BETWEEN = 2
"""Cells between drawing and words."""
_STYLES: Mapping[Shade, Style] = {
    Shade.NEAR: PLAIN,
    Shade.FAR: DIM,
    Shade.FLOOR: DIM,
    Shade.PROP: Style(color="yellow"),
    Shade.BAND: Style(color="red", bold=True),
}


def illustrated(view: View, text: str, width: int, height: int, style: Style) -> list[Line] | None:
    """Return `height` rows with the drawing and all of `text`; None if there is no drawing, or not the room."""
    if not view.pose or height < LEAST_ROWS:
        return None
    for share in _SHARES:
        columns = int(width / share)
        beside = width - columns - _BETWEEN
        if columns >= LEAST_COLUMNS and (lines := _whole(text, beside, height)) is not None:
            words = stack([left(line, beside, style) for line in lines], beside, height)
            drawn = _drawn(view, columns, height)
            return [(*row, pad(_BETWEEN), *said) for row, said in zip(drawn, words, strict=True)]
    lines = _whole(text, width, height - LEAST_ROWS - 1)
    if lines is None or width < LEAST_COLUMNS:
        return None
    below = [centred(line, width, style) for line in lines]
    return [*_drawn(view, width, height - len(below) - 1), blank(width), *below]


def _whole(text: str, width: int, rows: int) -> tuple[str, ...] | None:
    """Return `text` wrapped; None if it doesn't fit."""
    lines = wrap(text, width, rows + 1)
    return lines if width >= LEAST_COLUMNS // 2 and 0 <= len(lines) <= rows else None


def _drawn(view: View, width: int, height: int) -> list[Line]:
    rows = cells(scene(view.pose, view.side is Side.LEFT), width, height)
    wide = sum(len(piece) for piece, _ in rows[0])
    before = (width - wide) // 2
    lines = [
        (pad(before), *(Segment(piece, _STYLES[tone]) for piece, tone in row), pad(width - before - wide))
        for row in rows
    ]
    return stack(lines, width, height)
