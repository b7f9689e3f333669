"""Writing a file whole or not at all: a crash, a full disk or a second writer never leaves half of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from voicecoach.problem import VoicecoachError


@contextmanager
def writing(path: Path, hint: str = "name another file with -o") -> Iterator[None]:
    """Raise VoicecoachError if `path`, which is written meanwhile, can't be."""
    try:
        yield
    except OSError as error:
        raise VoicecoachError(f"can't write {path}: {error.strerror or error}", hint) from error


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
