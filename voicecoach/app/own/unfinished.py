"""A change in several steps that must be whole: it is written down first, and the next start finishes what was cut off.

Every step can be repeated: what was cut off is simply done again from the beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import write_atomically, writing
from voicecoach.core.paths import data_folder

LARGEST = 100_000


def intent_file() -> Path:
    """Return the file that exists only while a change is under way."""
    return data_folder() / "unfinished.json"


@contextmanager
def intended(what: str, **values: str) -> Iterator[None]:
    """Let the next start finish what is done in the context, should this process be killed. Raise VoicecoachError."""
    import json

    path = intent_file()
    with writing(path, "nothing was changed; `voicecoach doctor` checks your folders"):
        write_atomically(path, json.dumps({"what": what, **values}))
    try:
        yield
    except VoicecoachError:  # nothing was done; after anything else, such as Ctrl-C, nobody knows
        path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)
