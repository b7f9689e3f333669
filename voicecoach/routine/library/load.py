"""Routines of the library, read whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.core.errors import Problem, VoicecoachError
from voicecoach.core.paths import own_routines, routine_folders
from voicecoach.core.units import counted
from voicecoach.routine.library.find import ENDINGS, find, read_text

if TYPE_CHECKING:
    from voicecoach.routine.model import Routine
    from voicecoach.routine.reading.references import Wishes
    from voicecoach.routine.reading.routine import Reading


class RoutineProblems(VoicecoachError):  # noqa: N818 - it is the problems that it carries
    """A routine file was read and is wrong."""

    def __init__(self, file: str, problems: Sequence[Problem], hint: str = "") -> None:
        count = sum(not problem.warning for problem in problems)
        super().__init__(f"{file} has {counted(count, 'problem')}", hint)
        self.problems = tuple(problems)


def load(name_or_path: str, folders: Sequence[Path], wishes: Wishes | None = None) -> Routine:
    """Return the routine of that name, or in that file. Raise VoicecoachError; RoutineProblems if it is wrong."""
    return load_file(find(name_or_path, folders), folders, wishes)[0]


def load_file(path: Path, folders: Sequence[Path], wishes: Wishes | None = None) -> tuple[Routine, tuple[Problem, ...]]:
    """Return the routine in a file, and the warnings of it. Raise as `load` does."""
    reading = read_file(path, folders, wishes)
    if reading.routine is None:
        raise RoutineProblems(str(path), reading.problems, way_out(path))
    return reading.routine, reading.problems


def way_out(path: Path) -> str:
    """Return what to do about a file that is no routine as it stands; empty where that is told by its problems."""
    if path.suffix.lower() not in ENDINGS:
        return f"a sheet, as a therapist writes it, becomes a routine by `voicecoach import {path}`"
    return f"`voicecoach edit {path.stem}` opens it" if path.parent == own_routines() else ""


def read_file(path: Path, folders: Sequence[Path] | None = None, wishes: Wishes | None = None) -> Reading:
    """Return what the file holds; what it extends is looked for in `folders`, which are the person's and ours.

    With `wishes`, its sounds and its voice are looked for too.

    Raise VoicecoachError if it can't be read as text.
    """
    from voicecoach.routine.library.extends_lookup import finder
    from voicecoach.routine.reading.routine import read

    return read(read_text(path), str(path), finder(routine_folders() if folders is None else folders), wishes or {})
