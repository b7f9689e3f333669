"""Opening the journal, whatever became of its file: a damaged one is set aside, never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from voicecoach.core.clock import Clock, now
from voicecoach.journal.store import Store

Tell = Callable[[str], None]
BESIDE = ("", "-wal", "-shm")
"""What SQLite adds to the names of a journal's files."""


def open_journal(path: Path, tell: Tell, *, check: bool = False, clock: Clock = now) -> Store:
    """Return the journal at `path`; with `check` all of it is looked at first.

    A damaged one is set aside, which is told, and a new one begun. Raise OSError, sqlite3.Error, or VoicecoachError
    for one of a newer version.
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
    """Return whether it is the file that is damaged, rather than a disk full or a folder locked."""
    return type(error) is sqlite3.DatabaseError  # SQLITE_CORRUPT and SQLITE_NOTADB have no class of their own


def set_aside(path: Path, clock: Clock = now) -> Path:
    """Rename a journal's files after the time and return the new name. Raise OSError."""
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
