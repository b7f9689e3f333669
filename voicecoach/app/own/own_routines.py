"""A person's own routines as the commands use them: which there are, a copy, what still names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from voicecoach.app.own.retitle import retitled
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import data_folder, own_programmes, own_routines, routine_folders, shipped
from voicecoach.routine.library.find import by_name, find, read_text
from voicecoach.routine.library.names import same_name
from voicecoach.routine.library.own_routines import OwnRoutines
from voicecoach.routine.library.trash import Trash

_NAMED = r"""(?mi)(?:^|[\s{{,"'])(?:extends|routine)["']?\s*:\s*["']?{name}["']?\s*(?:[,}}#]|$)"""
"""Where a file names a routine that it extends, or that is a stage of its programme."""


def open_own_routines() -> OwnRoutines:
    """Return the person's own routines, with their trash."""
    return OwnRoutines(own_routines(), Trash(data_folder() / "trash"))


def is_ours(name: str) -> bool:
    """Whether we ship a routine of that very name."""
    return any(same_name(name, ours) for ours in by_name([shipped("routines")]))


def must_be_theirs(own: OwnRoutines, name: str) -> None:
    """Raise VoicecoachError if the only routine of that name is one of ours."""
    if not own.find(name) and is_ours(name):
        hint = f"a copy of it would be yours: voicecoach copy {name} NEW"
        raise VoicecoachError(f"{name} is one of ours, which stay as they are", hint, Exit.USAGE)


def to_edit(own: OwnRoutines, name: str) -> Path:
    """Return the file of a routine that the person edits: theirs, or ours of which a copy is. Raise VoicecoachError."""
    path = own.find(name) or find(name, routine_folders())
    if path.parent != own.folder and path not in by_name([shipped("routines")]).values():
        hint = f"open it in your editor, and see what is wrong as you save: voicecoach check --watch {path}"
        raise VoicecoachError(f"{path} is not one of your routines", hint, Exit.USAGE)
    return path


def source_of(name: str) -> Path:
    """Return the file of a routine that is copied, whosever it is. Raise VoicecoachError."""
    return find(name, routine_folders())


def copy(source: Path, name: str, wanted: str, force: bool) -> tuple[Path, str]:
    """Copy a file to the person's own routines; return it, and what to tell of its title. Raise VoicecoachError."""
    own = open_own_routines()
    made = retitled(source, read_text(source), wanted, gone=own.find(name))
    return own.put(name, made.text.encode(), force), made.told


def naming(name: str) -> Iterator[Path]:
    """Yield the person's routines and programmes in which a routine is named."""
    named = re.compile(_NAMED.format(name=re.escape(name)))
    for path in sorted({*by_name([own_routines()]).values(), *by_name([own_programmes()]).values()}):
        try:
            if named.search(read_text(path)):
                yield path
        except VoicecoachError:  # no text, or gone by now: it names nothing
            continue
