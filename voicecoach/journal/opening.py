"""Opens the journal even if its file is damaged: such a file is set aside, never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from voicecoach.core.clock import Clock, now
from voicecoach.journal.store import Store

Tell = Callable[[str], None]
BESIDE = ("", "-wal", "-shm")
"""What SQLite appends to the name of the journal for each of its files."""


def open_journal(path: Path, tell: Tell, *, check: bool = False, clock: Clock = now) -> Store:
    """Return the journal at `path`; with `check`, the whole file is checked first.

    A damaged one is set aside, which `tell` is told, and a new one begun. Raise OSError, sqlite3.Error, or
    VoicecoachError for one of a newer version.
    """
    try:
        return _opened(path, check)
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
    aside = set_aside(path, clock)
    tell(f"The journal was damaged; it lies in {aside} now, and a new one is begun.")
    return _opened(path, check)


def damaged(error: sqlite3.Error) -> bool:
    """Return whether the file is damaged, rather than the disk full or the folder locked."""
    return type(error) is sqlite3.DatabaseError  # SQLITE_CORRUPT and SQLITE_NOTADB have no class of their own


def set_aside(path: Path, clock: Clock = now) -> Path:
    """Add the time to the names of a journal's files and return the new path. Raise OSError."""
    stamp = f"{path.stem}-damaged-{clock():%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{stamp}{f'-{n}' if n else ''}{path.suffix}") for n in count())
    aside = next(name for name in names if not name.exists())
    for end in BESIDE:
        old = path.with_name(path.name + end)
        if old.exists():
            old.rename(aside.with_name(aside.name + end))
    return aside


def _opened(path: Path, check: bool) -> Store:
    store = Store(path)
    try:
        if check:
            store.check()
    except BaseException:
        store.close()
        raise
    return store
