"""A foreign file becomes a routine: read, converted, checked, and written or put among the person's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voicecoach.app.own.abbreviations import own_abbreviations
from voicecoach.app.own.own_routines import open_own_routines
from voicecoach.core.errors import Exit, Problem, VoicecoachError
from voicecoach.core.files import TooLargeError, check_file, read_bytes, read_input, write_atomically
from voicecoach.core.suggest import closest
from voicecoach.routine.importing.detect import DOCUMENTS, LARGEST, LARGEST_DOCUMENT, convert, too_large
from voicecoach.routine.importing.model import Converted, LeftOut
from voicecoach.routine.library.find import ENDINGS
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.reading.routine import read
from voicecoach.routine.yaml.writing import write

STDIN = "-"


@dataclass(frozen=True)
class Imported:
    """A routine made of a foreign file."""

    source: str
    """The file that was named, or STDIN."""
    text: str
    title: str
    exercises: int
    warnings: Sequence[Problem]
    converted: Converted

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """What has no place in the routine, or is doubtful."""
        return self.converted.left_out

    @property
    def name(self) -> str:
        """A name for its file: the source's, or of a pasted text the title's, in letters and dashes."""
        named = self.title if self.source == STDIN else Path(self.source).stem
        plain = "-".join(re.findall(r"[^\W_]+", named.lower()))[:60].strip("-")
        return plain or "imported"


def import_file(source: str, workout: str = "") -> Imported:
    """Return the routine that a file, or stdin, becomes. Raise VoicecoachError; RoutineProblems if it is wrong.

    Of a log of several workouts it is the last one, or the last one whose name holds `workout`.
    """
    return imported(source, convert(_read(source), shown_source(source), workout, own_abbreviations()))


def imported(source: str, converted: Converted) -> Imported:
    """Return the routine of a conversion, checked. Raise RoutineProblems if it is wrong."""
    shown = shown_source(source)
    text = write(converted.draft)
    reading = read(text, f"{shown}, as a routine")
    if reading.routine is None:
        raise RoutineProblems(f"{shown}, as a routine,", reading.problems)
    count = sum(len(item.exercises) or 1 for item in converted.draft.exercises)
    title = str(converted.draft.head["name"])
    return Imported(source, text, title, count, reading.problems, converted)


def shown_source(source: str) -> str:
    """Return what to call the source in messages."""
    return "pasted.txt" if source == STDIN else source


def keep(imported: Imported, name: str | None, force: bool) -> Path:
    """Put it among the person's own routines and return its file. Raise VoicecoachError."""
    own, stem = open_own_routines(), name or imported.name
    chosen = name or force or imported.source != STDIN
    return own.put(stem if chosen else own.free_name(stem), imported.text.encode(), force)


def check_place(name: str | None, target: Path | None, force: bool) -> None:
    """Raise VoicecoachError if what the person named can't be written there; before any work is put into it."""
    if name:
        open_own_routines().free(name, force)
    if target:
        _check_target(target, force)


def write_to(imported: Imported, target: Path, force: bool) -> None:
    """Write it to a file that the person names. Raise VoicecoachError."""
    _check_target(target, force)
    try:
        write_atomically(target, imported.text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise VoicecoachError(f"{target} can't be written: {reason}", "check the folder") from error


def _check_target(target: Path, force: bool) -> None:
    if target.suffix.lower() not in ENDINGS:
        raise VoicecoachError(f"{target} has no ending of a routine", f"write {target}.yaml", Exit.USAGE)
    if target.exists() and not (force and target.is_file()):
        raise VoicecoachError(f"{target} is there already", "take another name, or add --force", Exit.USAGE)
    if target.parent.exists():  # else it is made
        check_file(target)


def _read(source: str) -> bytes:
    """Return what the file, or stdin, holds, as far as that can be a routine. Raise VoicecoachError."""
    path = Path(source)
    try:
        if source == STDIN:
            return read_input(LARGEST)
        if path.exists() and not path.is_file():
            raise VoicecoachError(f"{source} is no file", "name a file", Exit.USAGE)
        return read_bytes(path, LARGEST_DOCUMENT if path.suffix.lower() in DOCUMENTS else LARGEST)
    except TooLargeError:
        raise too_large(source) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        hint = _nearest_file(path) if isinstance(error, FileNotFoundError) else ""
        raise VoicecoachError(f"{source} can't be read: {reason}", hint or "check the path", Exit.USAGE) from None


def _nearest_file(path: Path) -> str:
    """Return a question that offers the file beside `path` whose name is most like its, or that lacks an ending."""
    try:
        files = sorted(one.name for one in path.parent.iterdir() if one.is_file())
    except OSError:
        return ""
    stems = [name for name in files if Path(name).stem.lower() == path.name.lower()]
    near = stems[:3] or closest(path.name, files, 3, 0.7)
    return f"did you mean {' or '.join(str(path.with_name(name)) for name in near)}?" if near else ""
