"""Reading files up to a size limit, and writing them atomically: a crash or a full disk never leaves half a file."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO

from voicecoach.core.errors import Exit, VoicecoachError

_AT_ONCE: int = getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe without waiting for its other end; Windows has no such files."""
_WAITS = (0.01, 0.03, 0.1, 0.3, 1.0) if sys.platform == "win32" else ()
"""Windows replaces no file that somebody has open, such as a virus scanner, which has looked at it a moment later."""
_BLOCK = 1 << 16
_PARTS = count()
"""Two threads may write the same file at once."""


class TooLargeError(OSError):
    """A file is larger than we want to read."""


@contextmanager
def writing(path: Path, hint: str = "name another file with -o") -> Iterator[None]:
    """Turn an OSError of the code that writes `path` into a VoicecoachError."""
    try:
        yield
    except OSError as error:
        raise VoicecoachError(f"can't write {path}: {error.strerror or error}", hint) from error


def read_bytes(path: Path, most: int) -> bytes:
    """Return what a file or a pipe holds. Raise OSError; TooLargeError for more than `most` bytes: a device is endless.

    A pipe that nobody writes to counts as empty rather than being waited for.
    """
    with open(path, "rb", opener=_at_once) as file:
        if sys.platform != "win32":
            os.set_blocking(file.fileno(), True)
        return _bounded(file, most)


def read_input(most: int) -> bytes:
    """Return what comes in on stdin. Raise OSError; TooLargeError for more than `most` bytes."""
    return _bounded(sys.stdin.buffer, most)


def _bounded(file: BinaryIO, most: int) -> bytes:
    data = file.read(_BLOCK)  # Python makes room for all that is asked for, and most files are small
    if len(data) == _BLOCK:  # else that was the end, which a terminal would have to tell once more
        data += file.read(most)
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, f"it is larger than {most / 1_000_000:g} MB")
    return data


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def write_atomically(path: Path, data: str | bytes) -> None:
    """Have `path` hold `data`, a text as UTF-8, in a folder made if need be. Raise OSError: the old file is as it was.

    A link stays a link: what it points to is written. The file's permissions stay, too.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as part:
        with part.open("wb") as file:
            file.write(data.encode() if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path beside `path`: what is written there takes its place at the end, or vanishes if anything fails."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{next(_PARTS)}.part")
    try:
        yield part
        replace(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def replace(old: Path, new: Path, waits: Iterable[float] = _WAITS) -> None:
    """Rename `old` to `new`, which may exist; try again after each of `waits`, in seconds. Raise OSError."""
    for wait in waits:
        try:
            os.replace(old, new)  # noqa: PTH105 - tests have it fail
        except PermissionError:
            time.sleep(wait)
        else:
            return
    os.replace(old, new)  # noqa: PTH105


def check_file(target: Path) -> None:
    """Raise VoicecoachError if there can't be such a file."""
    hint = "name a file with -o"
    if target.exists() and not target.is_file():
        what = "is not a file"
    elif not target.parent.is_dir():
        what, hint = "is in a folder that doesn't exist", "make it first, or name another file with -o"
    elif not os.access(target.parent, os.W_OK):
        what = "is in a folder that can't be written to"
    else:
        return
    raise VoicecoachError(f"{target} {what}", hint, Exit.USAGE)
