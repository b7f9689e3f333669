"""Which file the name of a routine means, and what it is known by."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from voicecoach.core.errors import Warn, unheard
from voicecoach.core.paths import routine_folders
from voicecoach.routine.library.find import ENDINGS, find, is_path
from voicecoach.routine.library.identity import identity
from voicecoach.routine.library.names import same_name


class RoutineFile(NamedTuple):
    """Where a routine lies; found once, and handed on."""

    path: Path
    known_by: str
    """Its identity."""


def find_file(name: str, note: Warn = unheard) -> RoutineFile:
    """Return the file of the routine of that name; `note` is told if another may be meant. Raise VoicecoachError."""
    path = find(name, routine_folders())
    note_others(name, path, note)
    return RoutineFile(path, identity(path))


def note_others(name: str, path: Path, note: Warn) -> None:
    """Say that a shorter name stood for a routine, or that a file of the name lies in this folder, too."""
    if is_path(name):
        return
    if not same_name(name, path.stem):
        note(f"“{name}” stands for {path.stem}.")
    here = next((file for file in (Path(name + ending) for ending in ENDINGS) if file.is_file()), None)
    if here and not here.samefile(path):
        note(f"There is ./{here}, too: voicecoach show ./{here}")
