"""Where files live: what we ship, and the person's own folders. Creates nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def shipped(kind: str) -> Path:
    """Return our own `routines`, `sounds` or `docs`: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "data" / kind
    return inside if inside.is_dir() else package.parent / kind


def data_folder() -> Path:
    """Return where a person's routines and journal live; VOICECOACH_DATA overrides."""
    return _folder("data")


def journal_file() -> Path:
    """Return where a person's journal is, or will be."""
    return data_folder() / "journal.sqlite3"


def config_folder() -> Path:
    """Return where a person's settings live; VOICECOACH_CONFIG overrides."""
    return _folder("config")


def cache_folder() -> Path:
    """Return where spoken clips are kept; deleting it costs only time. VOICECOACH_CACHE overrides."""
    return _folder("cache")


def log_folder() -> Path:
    """Return where reports of unforeseen errors are kept; VOICECOACH_LOG overrides."""
    return _folder("log")


def runtime_folder() -> Path:
    """Return where running sessions can be found, gone after a restart; VOICECOACH_RUNTIME overrides.

    Found without platformdirs, which warns on the screen where XDG_RUNTIME_DIR is missing.
    """
    if own := os.environ.get("VOICECOACH_RUNTIME"):
        return Path(own)
    user = 0
    if sys.platform != "win32":
        user = os.getuid()
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{user}")
    if runtime.is_dir():
        return runtime / "voicecoach"
    import tempfile

    return Path(tempfile.gettempdir()) / f"voicecoach-{user}"


def own_routines() -> Path:
    """Return the folder of the person's own routines."""
    return data_folder() / "routines"


def own_programmes() -> Path:
    """Return the folder of the person's programmes."""
    return data_folder() / "programmes"


def routine_folders() -> list[Path]:
    """Return where routines are looked for: the person's own folder, then ours."""
    return [own_routines(), shipped("routines")]


def _folder(kind: str) -> Path:
    if own := os.environ.get(f"VOICECOACH_{kind.upper()}"):
        return Path(own)
    if sys.platform == "linux" and (folder := _xdg_folder(kind)):
        return folder
    import platformdirs

    folders = platformdirs.PlatformDirs("voicecoach", appauthor=False)
    path: Path = getattr(folders, f"user_{kind}_path")
    return path


_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share", "voicecoach"),
    "config": ("XDG_CONFIG_HOME", ".config", "voicecoach"),
    "cache": ("XDG_CACHE_HOME", ".cache", "voicecoach"),
    "log": ("XDG_STATE_HOME", ".local/state", "voicecoach/log"),
}
"""By kind of folder the variable of the XDG Base Directory Specification, what it is without that, and ours in it."""


def _xdg_folder(kind: str) -> Path | None:
    """Return what platformdirs would, which takes a seventh of the time of a list to load; None in a case for it."""
    variable, usual, ours = _XDG[kind]
    home = os.environ.get("HOME", "")
    for base in (os.environ.get(variable, ""), os.path.join(home, usual)):  # noqa: PTH118 - strings, for speed
        if base.startswith("/"):
            return Path(base, ours)
    return None


def within(path: Path, folders: Sequence[Path]) -> bool:
    """Return whether `path` lies in one of the folders once its links are followed."""
    found = real(path)
    return any(found.is_relative_to(real(folder)) for folder in folders)


def real(path: Path) -> Path:
    """Return a path with its links followed; unlike `Path.resolve`, this accepts a link to itself."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # no disk takes such a name, and no link has it; whoever opens it is told
        return path
