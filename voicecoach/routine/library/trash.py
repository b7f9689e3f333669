"""The trash: what a person's routines were before they were changed or deleted, each in a file of its own.

Of one that was made it holds a copy: what it was before is nothing.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from pathlib import Path

from voicecoach.core.files import write_atomically

MOST = 100
"""Files in the trash; the oldest go first."""
_STAMP = "%Y%m%d-%H%M%S-%f"
_ENTRY = re.compile(r"(\d{8}-\d{6}-\d{6})-([a-z]+)-(.+)")


class Why(Enum):
    """What happened to the file that lies in the trash."""

    EDITED = "edited"
    OVERWRITTEN = "overwritten"
    DELETED = "deleted"
    MADE = "made"
    """Nothing was there before."""
    RENAMED = "renamed"
    """It holds the name of the file that it is now, and what it was before."""
    REDONE = "redone"
    """It stood where a redo put what an undo had taken back."""
    UNDONE = "undone"
    """It stood where an undo brought something back, or took it back; a redo puts it there again."""
    RESTORED = "restored"
    """Nothing stood where an undo brought it back; a redo takes it away again."""
    UNNAMED = "unnamed"
    """An undo took a renaming back; it holds what one that was renamed does."""


REDO = frozenset({Why.UNDONE, Why.RESTORED, Why.UNNAMED})
"""What an undo leaves: for another one it would go to and fro."""
RENAMINGS = frozenset({Why.RENAMED, Why.UNNAMED})
"""What is about a name: a line with the new one, then the file as it was by the old one."""


@dataclass(frozen=True)
class TrashEntry:
    """One file in the trash."""

    path: Path
    when: datetime
    """UTC."""
    why: Why
    file: str
    """The file's name among the routines."""

    def renaming(self) -> tuple[str, bytes]:
        """Return the new name of a file that was renamed, and what it held before. Raise OSError."""
        name, _, before = self.path.read_bytes().partition(b"\n")
        return name.decode(), before


def now() -> datetime:
    """Return the time in UTC."""
    return datetime.now(timezone.utc)


class Trash:
    """A folder of earlier states; of those, an undo brings back the newest."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = now) -> None:
        self._folder = folder
        self._clock = clock

    def keep(self, path: Path, why: Why) -> TrashEntry:
        """Copy the file at `path` into the trash. Raise OSError."""
        return self.note(path, why, path.read_bytes())

    def note(self, path: Path, why: Why, data: bytes) -> TrashEntry:
        """Put what the file at `path` holds, or is about to hold, into the trash. Raise OSError."""
        kept, entry = self._entry_for(path, why)
        write_atomically(entry.path, data)
        _forget_oldest(kept)
        return entry

    def take(self, path: Path, why: Why) -> TrashEntry:
        """Move the file at `path` into the trash, in one step where the disk is the same. Raise OSError."""
        kept, entry = self._entry_for(path, why)
        self._folder.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or not _moved(path, entry.path):  # a link might lead nowhere from there
            write_atomically(entry.path, path.read_bytes())
            path.unlink()
        _forget_oldest(kept)
        return entry

    def _entry_for(self, path: Path, why: Why) -> tuple[list[TrashEntry], TrashEntry]:
        """Return what lies in the trash, and the entry that a file would be, the newest of all."""
        kept = self.kept()
        when = max([self._clock(), *(entry.when + timedelta(microseconds=1) for entry in kept)])
        copy = self._folder / f"{when.strftime(_STAMP)}-{why.value}-{path.name}"
        return kept, TrashEntry(copy, when, why, path.name)

    def kept(self) -> list[TrashEntry]:
        """Return what lies in the trash, the oldest first."""
        if not self._folder.is_dir():
            return []
        entries = (trash_entry(path) for path in self._folder.iterdir())
        return sorted((entry for entry in entries if entry), key=lambda entry: entry.when)

    def newest(self, redo: bool = False) -> TrashEntry | None:
        """Return what an undo would take back or, with `redo`, what the last undo did."""
        return next((entry for entry in reversed(self.kept()) if (entry.why in REDO) is redo), None)


def _moved(path: Path, to: Path) -> bool:
    """Move a file; return False if it would go to another disk, where it can't be moved in one step."""
    try:
        path.rename(to)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def _forget_oldest(kept: list[TrashEntry]) -> None:
    for old in kept[: max(0, len(kept) + 1 - MOST)]:
        old.path.unlink(missing_ok=True)


def trash_entry(path: Path) -> TrashEntry | None:
    """Return what the name of a file in the trash tells; None for a stranger's file, which nobody touches."""
    match = _ENTRY.fullmatch(path.name)
    if not match or match[2] not in {why.value for why in Why}:
        return None
    try:
        when = datetime.strptime(match[1], _STAMP).replace(tzinfo=timezone.utc)
    except ValueError:
        return None
    return TrashEntry(path, when, Why(match[2]), match[3])
