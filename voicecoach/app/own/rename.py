"""Giving a routine another name: its file, its history, its variants and its reminder, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from voicecoach.app import remembered_variants
from voicecoach.app.open_journal import opened_journal
from voicecoach.app.own.reminder import move_reminder
from voicecoach.app.own.retitle import retitle, title_again
from voicecoach.app.own.unfinished import intended
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import journal_file
from voicecoach.routine.library.own_routines import LastChange
from voicecoach.routine.library.trash import TrashEntry, trash_entry


def rename(old: Path, new: Path) -> str:
    """Move a routine from file `old` to `new`, and all that goes by its name; return what to tell of its title.

    Raise VoicecoachError if nothing was.
    """
    with intended("rename", old=str(old), new=str(new)):
        return _rename(old, new, None)


def name_again(last: LastChange) -> str:
    """Take a renaming back: the routine's file is as it was, and so is all that goes by its name.

    Return what to tell of its title. Raise VoicecoachError if nothing was.
    """
    old, new = last.path, last.path.with_name(last.kept.file)
    with intended("rename", old=str(old), new=str(new), entry=str(last.kept.path)):
        return _rename(old, new, last.kept)


def finish_renaming(old: str, new: str, entry: str = "") -> None:
    """Finish a renaming that was cut off. Raise VoicecoachError if that fails."""
    _rename(Path(old), Path(new), trash_entry(Path(entry)) if entry else None)


def _rename(old: Path, new: Path, back: TrashEntry | None) -> str:
    """Rename it; `back` says what it was if that takes a renaming back."""
    with _variants(old.stem, new.stem):
        _file_and_history(old, new)
    told = _as_it_was(new, back) if back else retitle(old, new)
    move_reminder(old.stem, new.stem)
    return told


def _as_it_was(path: Path, back: TrashEntry) -> str:
    try:
        return title_again(path, back.renaming()[1].decode())
    except (OSError, UnicodeDecodeError):  # what is no text has no title, either
        return ""


@contextmanager
def _variants(old: str, new: str) -> Iterator[None]:
    """Keep the chosen variants by the new name, and by the old one again if what is done in the context fails."""
    before = remembered_variants.rename(old, new)
    try:
        yield
    except VoicecoachError:
        if before is not None:
            remembered_variants.keep(before)
        raise


def _file_and_history(old: Path, new: Path) -> None:
    try:
        if not journal_file().exists():
            _move(old, new)
            return
        with opened_journal("written", "nothing was renamed; `voicecoach doctor` shows the folders") as store:
            store.rename(old.stem, new.stem, lambda: _move(old, new))
    except OSError as error:
        raise VoicecoachError(f"{old} can't be renamed: {error.strerror or error}", "check who owns it") from error
    except VoicecoachError:
        with suppress(OSError):  # the journal could not be written after all
            if new.exists() and not old.exists():
                new.rename(old)
        raise


def _move(old: Path, new: Path) -> None:
    """Rename a file, unless it is renamed already. Raise OSError."""
    if new.exists() and not (old.exists() and old.samefile(new)):
        return
    try:
        old.rename(new)
    except FileNotFoundError:
        if not new.exists():  # else another process has finished it
            raise
