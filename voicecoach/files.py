"""Reading a file with a bound, and writing one whole or not at all: a crash or a full disk never leaves half of one."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from voicecoach.problem import VoicecoachError

_AT_ONCE: int = getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe without waiting for its other end; Windows has no such files."""


class TooLargeError(OSError):
    """A file holds more than anybody wants to read."""


@contextmanager
def writing(path: Path, hint: str = "name another file with -o") -> Iterator[None]:
    """Raise VoicecoachError if `path`, which is written meanwhile, can't be."""
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
    data = file.read(most + 1)
    if len(data) > most:
        raise TooLargeError(errno.EFBIG, f"it is larger than {most / 1_000_000:g} MB")
    return data


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8, line ends as they are; as `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Have `path` hold `data`, in a folder made if need be. Raise OSError, and then the old file is as it was."""
    path = path.resolve()  # a link stays a link: what it points to is written
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o777)
        os.replace(beside, path)  # noqa: PTH105 - tests have it fail
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
