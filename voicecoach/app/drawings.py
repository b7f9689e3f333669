"""Poses drawn for a person: in the terminal, or on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import check_file
from voicecoach.core.terminal import Graphics
from voicecoach.export.text.poses import page
from voicecoach.export.text.write import write
from voicecoach.pose.cells import cells
from voicecoach.pose.drawing import Shade
from voicecoach.pose.library import POSES
from voicecoach.pose.model import Pose
from voicecoach.pose.reading import no_such_pose
from voicecoach.pose.scene import scene
from voicecoach.pose.svg import svg

COLUMNS, ROWS = 64, 14
"""The most cells of a drawing among lines of text."""
_LOOKS: Mapping[Shade, Mapping[str, Any]] = {
    Shade.NEAR: {},
    Shade.FAR: {"dim": True},
    Shade.FLOOR: {"dim": True},
    Shade.PROP: {"fg": "yellow"},
    Shade.BAND: {"fg": "red", "bold": True},
}


def poses_called(names: Sequence[str]) -> list[Pose]:
    """Return the pose of each name or, if none is called so, those with its words in their names; all without a name.

    Raise VoicecoachError for a name that fits none.
    """
    return [pose for name in names for pose in _called(name)] if names else list(POSES.values())


def _called(name: str) -> Iterator[Pose]:
    plain = " ".join(name.lower().split())
    found = [plain] if plain in POSES else [known for known in POSES if plain in known]
    if not found:
        raise VoicecoachError(*no_such_pose(plain, POSES), Exit.USAGE)
    yield from (POSES[known] for known in found)


def drawn(
    poses: Sequence[Pose], shown: Graphics | None, mirrored: bool = False, columns: int = COLUMNS
) -> Iterator[str]:
    """Yield the lines of a drawing: a picture or, where none is `shown`, characters in the terminal's own colours."""
    if shown:
        # Where there are none there need be no numpy, either.
        from voicecoach.pose.pixels import kitty, pixels, sixel

        most = min(columns, COLUMNS) * shown.cell_width, ROWS * shown.cell_height
        yield (kitty if shown.kitty else sixel)(pixels(scene(poses, mirrored), *most))
        return
    for row in cells(scene(poses, mirrored), min(columns, COLUMNS), ROWS):
        yield "".join(click.style(piece, **_LOOKS[tone]) for piece, tone in row).rstrip()


def write_poses(poses: Sequence[Pose], path: Path) -> None:
    """Write a page of HTML with poses, or an SVG of one or of two: start and end. Raise VoicecoachError."""
    kind = path.suffix.lower()
    if kind not in (".html", ".htm", ".svg"):
        raise VoicecoachError(f"poses can't be drawn to {path.name}", "use .html or .svg", Exit.USAGE)
    if kind == ".svg" and len(poses) > 2:
        hint = "name one, or a start and an end, each in quotes; a page, .html, has any number"
        raise VoicecoachError(f"an SVG is of one pose or of two, and these are {len(poses)}", hint, Exit.USAGE)
    check_file(path)
    write(path, page(poses) if kind != ".svg" else svg(scene(poses), ", ".join(pose.name for pose in poses)) + "\n")
