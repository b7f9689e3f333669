"""Where `extends` looks: beside the routine, in the person's library, then in ours; never anywhere else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import real, within
from voicecoach.routine.library.find import ENDINGS, find_name, read_text
from voicecoach.routine.reading.extends import Find


def finder(folders: Sequence[Path]) -> Find:
    """Return what finds the bases of routines, by name in `folders` or as a file beside the one that extends it."""

    def find(name: str, file: str) -> tuple[str, str]:
        typed = name.replace("\\", "/")
        beside = typed.lower().endswith(ENDINGS) or "/" in typed
        path = _beside(typed, Path(file), folders) if beside else _called(name, Path(file), folders)
        return str(path), read_text(path)

    return find


def _beside(name: str, file: Path, folders: Sequence[Path]) -> Path:
    path = Path(os.path.normpath(file.parent / name))
    if not within(path, [file.parent, *folders]):
        raise VoicecoachError(
            f"“{name[:80]}” leads out of the routine's folder", "put the two files into one folder, or extend by name"
        )
    return path


def _called(name: str, file: Path, folders: Sequence[Path]) -> Path:
    path = find_name(name, folders)
    if not _same(path, file):
        return path
    # A person's own stands in for ours of the same name, and may well extend it.
    others = [folder for folder in folders if not _same(folder, path.parent)]
    try:
        return find_name(path.stem, others)
    except VoicecoachError:
        return path


def _same(one: Path, other: Path) -> bool:
    return real(one) == real(other)
