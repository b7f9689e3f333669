"""A file of the streams that were turned down, and their volumes before, so that they can be restored after a crash."""

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

The sound server's volumes are cubic: amplitude = volume ** 3. Nobody finds this very factor by hand, so a volume that
has it is one that we set.
"""
STEPS = 5
"""Of a fade, all of the same decibels."""
STEP_SECONDS = 0.04
"""Between two steps."""
ALIKE = 0.0002
"""Difference below which two volumes are the same: the server counts in 1/65536, and PipeWire rounds on the way."""


@dataclass(frozen=True)
class DuckedStream:
    """What another player plays. Of one that is turned down: what it was before."""

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
        """Return the step at which the volumes are as we set them; None: somebody else did."""
        return next((step for step in range(STEPS + 1) if _alike(volumes, self.at(step))), None)

    def is_same(self, other: DuckedStream) -> bool:
        """Whether this is the very stream, whatever its volume."""
        return (self.index, self.pid, self.name) == (other.index, other.pid, other.name)


def _alike(some: Sequence[float], others: Sequence[float]) -> bool:
    return len(some) == len(others) and all(abs(a - b) < ALIKE for a, b in zip(some, others, strict=True))


class DuckingRecord:
    """The file. It may say too much: a stream is touched only while its volume is one that we set."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: list[DuckedStream] | None = None

    @contextmanager
    def sole(self) -> Iterator[bool]:
        """Tell whether the file is ours while the context lasts; of a process that is killed it is so no more."""
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
        """Have the file hold just this, and be gone if this is nothing; where it can't be written, go without."""
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
