"""Which file the name of a routine means, and what it is known by."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from voicecoach.core.paths import routine_folders
from voicecoach.routine.library.find import find
from voicecoach.routine.library.identity import identity


class RoutineFile(NamedTuple):
    """Where a routine lies; found once, and handed on."""

    path: Path
    known_by: str
    """Its identity."""


def find_file(name: str) -> RoutineFile:
    """Return the file of the routine of that name. Raise VoicecoachError if there is none."""
    path = find(name, routine_folders())
    return RoutineFile(path, identity(path))
