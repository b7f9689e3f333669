"""A person's own routines: put there, renamed, deleted, brought back. Nothing is lost that the trash can hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import write_atomically
from voicecoach.core.suggest import did_you_mean
from voicecoach.routine.library.find import by_name
from voicecoach.routine.library.names import proper_name, same_name
from voicecoach.routine.library.trash import RENAMINGS, Trash, TrashEntry, Why


@dataclass(frozen=True)
class Restored:
    """What an undo did."""

    kept: TrashEntry
    """What was taken back, and when it was done."""
    path: Path
    """The routine's file, which may be gone now."""
    replaced: Path | None
    """Where in the trash that went which stood there; None if nothing did."""


@dataclass(frozen=True)
class LastChange:
    """What an undo, or a redo, is about."""

    kept: TrashEntry
    path: Path
    """The routine's file."""

    @property
    def renames(self) -> bool:
        """Whether the file will have its old name again."""
        return self.kept.why in RENAMINGS

    @property
    def removes(self) -> bool:
        """Whether there will be no such file."""
        return self.kept.why in (Why.MADE, Why.RESTORED)


class OwnRoutines:
    """The folder of a person's own routines, with a trash beside it. Every method raises VoicecoachError."""

    def __init__(self, folder: Path, trash: Trash) -> None:
        self.folder = folder
        self._trash = trash

    def names(self) -> list[str]:
        """Return the names of the routines, sorted."""
        return sorted(by_name([self.folder]))

    def find(self, name: str) -> Path | None:
        """Return the file of that very name, or None: what changes or deletes a routine guesses no name."""
        return next((path for own, path in by_name([self.folder]).items() if same_name(own, name)), None)

    def own(self, name: str) -> Path:
        """Return the file of that very name."""
        if path := self.find(name):
            return path
        hint = did_you_mean(name, self.names(), "`voicecoach list` shows every routine", "did you mean {}?", most=3)
        raise VoicecoachError(f"you have no routine called “{name[:80]}”", hint, Exit.USAGE)

    def free(self, name: str, force: bool = False) -> Path:
        """Return the file for a new routine; an existing one only with `force`."""
        name = proper_name(name)
        taken = self.find(name)
        if taken and not force:
            hint = f"take another name, or add --force; `voicecoach edit {taken.stem}` opens what there is"
            raise VoicecoachError(f"you have a routine called {taken.stem} already", hint, Exit.USAGE)
        return taken or self.folder / f"{name}.yaml"

    def free_name(self, name: str) -> str:
        """Return a name that no routine has: `name`, or with a number behind it."""
        return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 10_000))) if not self.find(one))

    def put(self, name: str, data: bytes, force: bool = False) -> Path:
        """Write a routine; with `force` in place of one that is there, which goes to the trash."""
        path = self.free(name, force)
        with _told(path):
            if path.exists():
                self._trash.keep(path, Why.OVERWRITTEN)
            else:
                self._trash.note(path, Why.MADE, data)
            write_atomically(path, data)
        return path

    def place_for(self, old: str, new: str) -> Path:
        """Return the file that a routine would be under another name; never the file of another routine."""
        path = self.own(old)
        name = proper_name(new)
        taken = self.find(name)
        if taken and taken != path:
            hint = f"take another name, or first: voicecoach delete {taken.stem}"
            raise VoicecoachError(f"you have a routine called {taken.stem} already", hint, Exit.USAGE)
        return path.with_name(name + path.suffix)

    def delete(self, name: str) -> Path:
        """Move a routine to the trash; return where it was."""
        path = self.own(name)
        with _told(path):
            self._trash.take(path, Why.DELETED)
        return path

    def keep(self, path: Path) -> TrashEntry:
        """Keep a routine as it is now, before it is edited."""
        with _told(path):
            return self._trash.keep(path, Why.EDITED)

    def note_renamed(self, old: Path, new: Path, why: Why = Why.RENAMED) -> None:
        """Note for an undo, or a redo, that a routine's file is about to have another name."""
        with _told(new):
            self._trash.note(old, why, new.name.encode() + b"\n" + old.read_bytes())

    def forget(self, kept: TrashEntry) -> None:
        """Take back a `keep` after which nothing changed."""
        with _told(kept.path):
            kept.path.unlink(missing_ok=True)

    def unmake(self, path: Path) -> None:
        """Take back a `put` that made a routine of which nothing came."""
        with _told(path):
            path.unlink()
            if (last := self._trash.newest()) and (last.why, last.file) == (Why.MADE, path.name):
                last.path.unlink()

    def undo(self) -> Restored:
        """Take back the last change, or the making of a routine; what stands there goes to the trash."""
        last = self.last_change()
        with _told(last.path):
            if last.removes:
                return self._removed(last, Why.UNDONE)
            data = last.kept.path.read_bytes()
            there = last.path.exists()
            left = self._trash.keep(last.path, Why.UNDONE) if there else self._trash.note(last.path, Why.RESTORED, data)
            return self._brought(last, data, left.path if there else None)

    def redo(self) -> Restored:
        """Take back the last undo; what stands there goes to the trash."""
        last = self.last_change(redo=True)
        with _told(last.path):
            if last.removes:
                return self._removed(last, Why.DELETED)
            data = last.kept.path.read_bytes()
            there = last.path.exists()
            left = self._trash.keep(last.path, Why.REDONE) if there else self._trash.note(last.path, Why.MADE, data)
            return self._brought(last, data, left.path if there else None)

    def _removed(self, last: LastChange, why: Why) -> Restored:
        gone = self._trash.take(last.path, why)
        last.kept.path.unlink()
        return Restored(last.kept, last.path, gone.path)

    def _brought(self, last: LastChange, data: bytes, replaced: Path | None) -> Restored:
        write_atomically(last.path, data)
        last.kept.path.unlink()
        return Restored(last.kept, last.path, replaced)

    def last_change(self, redo: bool = False) -> LastChange:
        """Return the newest change that can be taken back or, with `redo`, undo; what changed nothing is forgotten."""
        while kept := self._trash.newest(redo):
            with _told(self.folder / kept.file):
                last = LastChange(kept, self._path_of(kept))
                if _differs(last):
                    return last
                kept.path.unlink()
        what = "undo" if not redo else "redo"
        raise VoicecoachError(f"there is nothing to {what}", "`voicecoach list` shows the routines there are")

    def _path_of(self, kept: TrashEntry) -> Path:
        if kept.why in RENAMINGS:
            return self.folder / kept.renaming()[0]
        return self.find(Path(kept.file).stem) or self.folder / kept.file


def _differs(last: LastChange) -> bool:
    """Whether there is something to take back. Raise OSError."""
    there = last.path.exists()
    if last.kept.why in RENAMINGS:
        return there and not (last.path.parent / last.kept.file).exists()
    return there if last.removes else not there or last.path.read_bytes() != last.kept.path.read_bytes()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into an error in a line."""
    try:
        yield
    except OSError as error:
        message = f"{path} can't be changed: {error.strerror or error}"
        raise VoicecoachError(message, "`voicecoach doctor` checks your folders") from error
