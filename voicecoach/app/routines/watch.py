"""Waiting for files to be saved, by looking: two times a second costs nothing, and works on every file system."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from voicecoach.core.errors import VoicecoachError

EVERY = 0.5
"""Seconds between two looks."""

State = tuple[int, int]
"""When a file was last changed (ns), and its size."""


class Watch:
    """Remembers how files were, and tells which have changed."""

    def __init__(self, find: Callable[[], Sequence[Path]]) -> None:
        self._find = find
        self._seen = self._look()

    def changed(self) -> list[Path]:
        """Return the files that are new or other than at the last call; one that is gone is not told."""
        now = self._look()
        changed = [path for path, state in now.items() if self._seen.get(path) != state]
        # An editor may take a file away for a moment: what it was stays known, so that the same again is no change.
        self._seen |= now
        return changed

    def saved(self) -> Iterator[Path]:
        """Yield each file as it is saved, without end."""
        never = Event()
        while True:
            never.wait(EVERY)
            yield from self.changed()

    def _look(self) -> dict[Path, State]:
        try:
            paths = self._find()
        except VoicecoachError:  # renamed or gone for now
            return {}
        return {path: state for path in paths if (state := _state(path))}


def _state(path: Path) -> State | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size
