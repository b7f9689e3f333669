"""What a folder of exported routines was made of, so that only what changed is made again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from voicecoach.export.text.write import write

FILE = ".voicecoach.json"


def digest(parts: Iterable[object]) -> str:
    """Return a short name of what `parts` are; their `repr` must tell all of it, and the same in each run."""
    known = sha256()
    for part in parts:
        known.update(f"{part!r}\n".encode(errors="surrogatepass"))
    return known.hexdigest()


class Manifest:
    """The digest that each file of a folder was made of; one that can't be read knows none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = _read(folder / FILE)

    def fresh(self, file: str, made_of: str) -> bool:
        """Whether the file is there and was made of just that."""
        return self._made.get(file) == made_of and (self._folder / file).is_file()

    def note(self, file: str, made_of: str) -> None:
        """Remember what a file was made of. Raise VoicecoachError."""
        self._made[file] = made_of
        write(self._folder / FILE, json.dumps(self._made, indent=1, sort_keys=True) + "\n")


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(file): str(made_of) for file, made_of in found.items()} if isinstance(found, dict) else {}
