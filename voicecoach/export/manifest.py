"""Records what each file of an export folder was made from, so that only what changed is exported again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from voicecoach.export.text.write import write

FILE = ".voicecoach.json"


def digest(parts: Iterable[object]) -> str:
    """Return a digest of `parts`, whose `repr` must be complete, and the same in each run."""
    known = sha256()
    for part in parts:
        known.update(f"{part!r}\n".encode(errors="surrogatepass"))
    return known.hexdigest()


class Manifest:
    """The digest of what each file of a folder was made from; if it can't be read, it is empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = _read(folder / FILE)

    def fresh(self, file: str, made_of: str) -> bool:
        """Whether the file is there and was made from exactly that."""
        return self._made.get(file) == made_of and (self._folder / file).is_file()

    def note(self, file: str, made_of: str) -> None:
        """Record what a file was made from. Raise VoicecoachError."""
        self._made[file] = made_of
        write(self._folder / FILE, json.dumps(self._made, indent=1, sort_keys=True) + "\n")


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(file): str(made_of) for file, made_of in found.items()} if isinstance(found, dict) else {}
