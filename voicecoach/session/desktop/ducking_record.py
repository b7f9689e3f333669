"""A file of the streams that are turned down, with their original volumes, to restore them after a crash."""

from __future__ import annotations

import fcntl
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from voicecoach.core.files import write_atomically

LOW = 10 ** (-17.5 / 60)
"""Factor of a volume while the coach speaks: -17.5 dB, about 30 % as loud to the ear.

The sound server's volumes are cubic: amplitude = volume ** 3. Nobody hits this exact factor by hand, so a volume that
has it is one that we set.
"""
STEPS = 5
"""Steps of a fade, all by the same number of decibels."""
STEP_SECONDS = 0.04
"""Seconds between two steps."""
ALIKE = 0.0002
"""Difference below which two volumes count as equal: the server counts in 1/65536, and PipeWire rounds on the way."""


@dataclass(frozen=True)
class DuckedStream:
    """Another player's stream; one that is turned down, as it was before."""

    index: int
    pid: str
    name: str
    """The player's."""
    volumes: tuple[float, ...]
    """One for each channel."""
    audible: bool = True

    def at(self, step: int) -> tuple[float, ...]:
        """Return the volumes at a step of the fade: 0 is as before, STEPS is low."""
        return tuple(volume * LOW ** (step / STEPS) for volume in self.volumes)

    def step_of(self, volumes: Sequence[float]) -> int | None:
        """Return the step of the fade that has these volumes; None: somebody else set them."""
        return next((step for step in range(STEPS + 1) if _alike(volumes, self.at(step))), None)

    def is_same(self, other: DuckedStream) -> bool:
        """Whether this is the very stream, whatever its volume."""
        return (self.index, self.pid, self.name) == (other.index, other.pid, other.name)


def _alike(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(abs(a - b) < ALIKE for a, b in zip(some, others, strict=True))


class DuckingRecord:
    """The file. Outdated entries do no harm: a stream is touched only while its volume is one that we set."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: list[DuckedStream] | None = None

    @contextmanager
    def sole(self) -> Iterator[bool]:
        """Yield whether we hold the file's lock, while the context lasts; a process that is killed loses it."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.with_suffix(".lock").open("w")
        except OSError:  # a folder that can't be written: then there is no file to share
            yield True
            return
        with file:
            yield _lock(file.fileno())

    def load(self) -> list[DuckedStream]:
        """Return what was left turned down; nothing if the file is missing or none of ours."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return [
                DuckedStream(
                    int(each["index"]), str(each["pid"]), str(each["name"]), tuple(map(float, each["volumes"]))
                )
                for each in kept
            ]
        except (OSError, ValueError, TypeError, KeyError):
            return []

    def save(self, held: Sequence[DuckedStream]) -> None:
        """Write exactly this to the file, or delete it if there is nothing; if it can't be written, go without."""
        if self._kept == list(held):
            return
        with suppress(OSError):
            if held:
                write_atomically(self._path, json.dumps([asdict(each) for each in held]))
            else:
                self._path.unlink(missing_ok=True)
            self._kept = list(held)


def _lock(file: int) -> bool:
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # some network folders know no locks
            return True
    return True
