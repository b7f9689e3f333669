"""The cache of spoken clips on disk, so that an engine speaks each phrase only once.

Disk errors never raise: a clip that can't be read is a miss, and one that can't be kept is spoken again
next time. Safe with any number of processes on one folder: an entry appears whole or not at all, and may vanish at any
time.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from voicecoach.core.files import replacing
from voicecoach.sound.clip import Clip

PIPELINE_REVISION = 6
"""Increase it when normalisation or treatment changes, so that older clips are no longer used."""
LIMIT = 500_000_000
"""Bytes: about 90 minutes of speech."""

_HEADER = struct.Struct("<4sI")
_MAGIC = b"vcc1"
_ENTRY = re.compile(r"[0-9a-f]{64}\.clip")
_LEFTOVER = re.compile(r"\.?[0-9a-f]{64}(?:\.clip)?\.[0-9]+-[0-9]+\.part")
_LEFT_OVER_AFTER = 3600.0
_PUTS_BETWEEN_PRUNINGS = 256


def key(text: str, identity: str, revision: int = PIPELINE_REVISION) -> str:
    """Return the key of a clip: the normalised text, the voice's identity, and the revision of our treatment."""
    return json.dumps([revision, identity, text])


class Cache:
    """Clips by key, under `folder`, at most about `limit` bytes: those not heard for longest go first."""

    def __init__(self, folder: Path, limit: int = LIMIT, warn: Callable[[str], None] = lambda _: None) -> None:
        """`warn` is called for the first error only; later ones would tell a person nothing new."""
        self._warned = False
        self._tell = warn
        self._folder = folder
        self._limit = limit
        self._puts = 0

    def get(self, key: str) -> Clip | None:
        """Return the clip kept under `key`, or None."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._warn(f"Spoken clips can't be read from {self._folder}: {error.strerror}.")
            return None
        clip = _unpack(data)
        if clip is None:
            self._warn("A kept clip was damaged, and is spoken again.")
            _remove(path)
        else:
            _touch(path)
        return clip

    def has(self, key: str) -> bool:
        """Whether a clip is kept under `key`; it may be damaged."""
        return self._path(key).is_file()

    def put(self, key: str, clip: Clip) -> None:
        """Keep `clip` under `key` if the disk allows it."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as part:
                part.write_bytes(_pack(clip))
        except OSError as error:
            self._warn(f"Spoken clips can't be kept in {self._folder}: {error.strerror}.")
            return
        self._puts += 1
        if self._puts % _PUTS_BETWEEN_PRUNINGS == 0:
            self._prune()

    def close(self) -> None:
        """Bring the folder back under its limit; safe to call twice."""
        if self._puts:
            self._prune()
            self._puts = 0

    def _path(self, key: str) -> Path:
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / digest[:2] / f"{digest}.clip"

    def _warn(self, text: str) -> None:
        if not self._warned:
            self._warned = True
            self._tell(text)

    def _prune(self) -> None:
        """Remove leftovers of killed processes and, over the limit, the entries not heard for longest."""
        entries = []
        for file in _files(self._folder):
            try:
                facts = file.stat()
            except OSError:
                continue
            if _ENTRY.fullmatch(file.name):
                entries.append((facts.st_mtime, facts.st_size, file.path))
            elif _LEFTOVER.fullmatch(file.name) and time.time() - facts.st_mtime > _LEFT_OVER_AFTER:
                _remove(Path(file.path))
        excess = sum(size for _, size, _ in entries) - self._limit
        for _, size, path in sorted(entries):
            if excess <= 0:
                break
            _remove(Path(path))
            excess -= size


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files of the two-level folders that we make, and of no other."""
    for first in range(256):
        try:
            with os.scandir(folder / f"{first:02x}") as found:
                yield from (file for file in found if file.is_file(follow_symlinks=False))
        except OSError:
            continue


def _pack(clip: Clip) -> bytes:
    data = clip.astype("<i2").tobytes()
    return _HEADER.pack(_MAGIC, zlib.crc32(data)) + data


def _unpack(data: bytes) -> Clip | None:
    """Return the clip, or None if a byte of it isn't as written."""
    if len(data) < _HEADER.size:
        return None
    magic, sum_of_bytes = _HEADER.unpack_from(data)
    samples = data[_HEADER.size :]
    if magic != _MAGIC or zlib.crc32(samples) != sum_of_bytes or len(samples) % 2:
        return None
    return np.frombuffer(samples, "<i2").astype(np.int16)


def _touch(path: Path) -> None:
    """Mark an entry as just heard, by its modification time."""
    try:
        os.utime(path)
    except OSError:
        return  # a read-only folder: nothing will be removed from it either


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # in use on Windows, or read-only: it can wait
