"""Names -> files -> routines. The one module of this room that touches files.

What reads a whole routine is imported late: a list needs only headings.

A name is only ever compared with the files that lie in the folders, never joined to a path: no name leads outside.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import TooLargeError, read_bytes
from voicecoach.core.suggest import did_you_mean
from voicecoach.routine.yaml.summary import heading

LARGEST = 5_000_000
"""Bytes of the largest routine file."""
ENDINGS = (".yaml", ".yml")

_LIST = "`voicecoach list` shows every routine"
_UTF8 = "save it as UTF-8; every editor can"
_MARKS = {b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class LibraryEntry(NamedTuple):
    """One routine of the library, as a list shows it."""

    name: str
    """What to call it by: the file's name without its ending."""
    path: Path
    title: str
    about: str


def find(name: str, folders: Sequence[Path]) -> Path:
    """Return the file that `name` means: a path as it is, a name by the files in `folders`, earlier ones first."""
    return Path(name) if is_path(name) else find_name(name, folders)


def is_path(name: str) -> bool:
    """Whether `name` is a path, rather than the name of something in the library."""
    separators = {"/", os.sep, os.altsep or "/"}
    return name.lower().endswith(ENDINGS) or any(separator in name for separator in separators)


def find_name(name: str, folders: Sequence[Path]) -> Path:
    """Return the file called `name`, or the only one that begins with it, has it as a word or as its title."""
    files = by_name(folders)
    if not fitting(name, files):
        titled = [entry.path for entry in routines(folders) if _plain(entry.title) == _plain(name)]
        if len(titled) == 1:
            return titled[0]
    return pick(name, files)


def pick(name: str, files: Mapping[str, Path]) -> Path:
    """Return that of `files`, which are by name, that is called `name` or is the only one that may be meant."""
    found = fitting(name, files)
    if len(found) == 1:
        return files[found[0]]
    if found:
        raise several(name, found)
    hint = did_you_mean(_plain(name), files, _LIST, "did you mean {}?", most=3)
    raise VoicecoachError(f"there is no routine called “{name[:80]}”", hint, Exit.USAGE)


def fitting(name: str, names: Collection[str]) -> list[str]:
    """Return those of `names` that `name` may mean: the one if it is clear, else all that begin with it or have it."""
    wanted, found = _plain(name), list[str]()
    for fits in (_same, _begins, _has_word):
        found += [stem for stem in names if wanted and stem not in found and fits(stem.lower(), wanted)]
        if len(found) == 1:
            break
    return found


def several(name: str, found: Collection[str]) -> VoicecoachError:
    """Return the error that `name` may mean any of those that were found."""
    return VoicecoachError(f"“{name[:80]}” fits several routines", "write one of: " + ", ".join(sorted(found)))


def routines(folders: Sequence[Path]) -> list[LibraryEntry]:
    """Return every routine, sorted by name. A broken file is listed too."""
    return [_entry(stem, path) for stem, path in sorted(by_name(folders).items())]


def by_name(folders: Sequence[Path]) -> dict[str, Path]:
    """Return the files of every routine by name; of two with one name, that of the earlier folder."""
    files: dict[str, Path] = {}
    for folder in folders:
        try:
            with os.scandir(folder) as found:  # it tells most files from folders without looking at each
                inside = sorted((entry.name, entry.is_file(follow_symlinks=False)) for entry in found)
        except OSError:
            continue  # a library that isn't there yet is an empty one
        for name, sure in inside:
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - faster than of a path
            if ending.lower() in ENDINGS and not name.startswith("."):
                path = folder / name
                if sure or path.is_file():
                    files.setdefault(stem, path)
    return files


def read_text(path: Path) -> str:
    """Return the text of a routine file. Raise VoicecoachError that says why it can't be had."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise VoicecoachError(f"{path} is a folder", "name a routine file in it")
        if not stat.S_ISREG(mode):
            raise VoicecoachError(f"{path} is not a file", "name a routine file")
        data = read_bytes(path, LARGEST)
    except FileNotFoundError:
        raise VoicecoachError(f"there is no file {path}", _LIST) from None
    except TooLargeError:
        message = f"{path} is larger than {LARGEST // 1_000_000} MB"
        raise VoicecoachError(message, "a routine is a few pages of text") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise VoicecoachError(f"{path} can't be read: {reason}", "check the path and its permissions") from None
    return _decoded(path, data)


def _decoded(path: Path, data: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            raise VoicecoachError(f"{path} is written in {encoding}", _UTF8)
    if b"\0" in data:
        hint = "a routine is a text file in YAML; `voicecoach import` makes one of other files"
        raise VoicecoachError(f"{path} is not a text file", hint)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise VoicecoachError(
            f"{path} is not in UTF-8 (byte 0x{data[error.start]:02X} in line {line})", _UTF8
        ) from None


def _entry(stem: str, path: Path) -> LibraryEntry:
    try:
        title, about = heading(read_text(path), str(path))
    except VoicecoachError as error:
        title, about = "", error.message
    return LibraryEntry(stem, path, title or stem, about)


def _plain(name: str) -> str:
    return "-".join(name.lower().replace("_", " ").replace("-", " ").split())


def _same(stem: str, wanted: str) -> bool:
    return stem.replace("_", "-").replace(" ", "-") == wanted


def _begins(stem: str, wanted: str) -> bool:
    return stem.replace("_", "-").replace(" ", "-").startswith(wanted)


def _has_word(stem: str, wanted: str) -> bool:
    return wanted in stem.replace("_", "-").replace(" ", "-").split("-")
