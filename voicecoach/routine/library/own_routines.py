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
from voicecoach.routine.library.trash import Trash, TrashEntry, Why


@dataclass(frozen=True)
class Restored:
    """What an undo did."""

    kept: TrashEntry
    """What was brought back."""
    path: Path
    """Where it is now."""
    replaced: Path | None
    """Where in the trash that went which stood there; None if nothing did."""


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

    def put(self, name: str, data: bytes, force: bool = False) -> Path:
        """Write a routine; with `force` in place of one that is there, which goes to the trash."""
        path = self.free(name, force)
        with _told(path):
            if path.exists():
                self._trash.keep(path, Why.OVERWRITTEN)
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

    def forget(self, kept: TrashEntry) -> None:
        """Take back a `keep` after which nothing changed."""
        with _told(kept.path):
            kept.path.unlink(missing_ok=True)

    def undo(self) -> Restored:
        """Bring back what was last edited, overwritten or deleted; what stands there now goes to the trash."""
        kept, path = self._last_change()
        with _told(path):
            replaced = self._trash.keep(path, Why.UNDONE).path if path.exists() else None
            write_atomically(path, kept.path.read_bytes())
            kept.path.unlink()
        return Restored(kept, path, replaced)

    def _last_change(self) -> tuple[TrashEntry, Path]:
        """Return the newest copy that differs from its file, and that file; copies that don't differ are forgotten."""
        while kept := self._trash.newest():
            path = self.find(Path(kept.file).stem) or self.folder / kept.file
            with _told(path):
                if not path.exists() or path.read_bytes() != kept.path.read_bytes():
                    return kept, path
                kept.path.unlink()
        raise VoicecoachError("there is nothing to undo", "`voicecoach list` shows the routines there are")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into an error in a line."""
    try:
        yield
    except OSError as error:
        message = f"{path} can't be changed: {error.strerror or error}"
        raise VoicecoachError(message, "`voicecoach doctor` checks your folders") from error
