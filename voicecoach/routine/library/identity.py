"""What a routine is known by, so that its history goes on whatever folder it lies in, and whoever installed us where.

One of the library is known by its name: a person's own that stands in for ours of that name is the same to them, so it
goes on with the same history. Any other is known by its file.
"""

from __future__ import annotations

from pathlib import Path

from voicecoach.core.paths import real, routine_folders, shipped
from voicecoach.routine.library.find import ENDINGS, by_name

_INSTALLED = ("voicecoach", "data", "routines")
"""The end of the folder of our routines, in whichever environment."""


def identity(path: Path) -> str:
    """Return what the routine in that file is known by, and what commands call it; the file need not be there."""
    path = path.absolute()
    in_library = real(path.parent) in map(real, routine_folders()) or _is_ours(path)
    return path.stem if in_library and _has_name(path) else str(real(path))


def file_of(known_by: str) -> Path | None:
    """Return the file of the routine that is known by that; None if it is gone."""
    path = by_name(routine_folders()).get(known_by, Path(known_by))
    return path if path.is_absolute() and path.is_file() else None


def short(known_by: str) -> str:
    """Return it without folders and ending, for people."""
    path = Path(known_by)
    return path.stem if path.is_absolute() else known_by


def _is_ours(path: Path) -> bool:
    """Whether a file is one that we ship, in another environment or checkout, which may be gone by now."""
    if path.parts[-4:-1] == _INSTALLED:
        return True
    if path.parent.name != "routines" or path.stem not in by_name([shipped("routines")]):
        return False
    return not path.exists() or (path.parents[1] / "voicecoach" / "__main__.py").is_file()


def _has_name(path: Path) -> bool:
    """Whether its name leads to a file, which `.yaml` of that name would hide from `.yml`."""
    hidden = path.suffix != ".yaml" and path.with_suffix(".yaml").is_file()
    return path.suffix.lower() in ENDINGS and not path.name.startswith(".") and not hidden
