"""A change in several steps that must be whole: it is written down first, and the next start finishes what was cut off.

Every step can be repeated: what was cut off is simply done again from the beginning.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from voicecoach.places import data_folder
from voicecoach.problem import VoicecoachError

_LARGEST = 100_000


def intent_file() -> Path:
    """Return the file that exists only while a change is under way."""
    return data_folder() / "unfinished.json"


@contextmanager
def intended(what: str, **values: str) -> Iterator[None]:
    """Let the next start finish what is done in the context, should this process be killed. Raise VoicecoachError."""
    from voicecoach.files import write_atomically, writing

    path = intent_file()
    with writing(path, "nothing was changed; `voicecoach doctor` checks your folders"):
        write_atomically(path, json.dumps({"what": what, **values}))
    try:
        yield
    except VoicecoachError:  # nothing was done; after anything else, such as Ctrl-C, nobody knows
        path.unlink(missing_ok=True)
        raise
    path.unlink(missing_ok=True)


def finish() -> None:
    """Finish what was cut off; say so if that fails."""
    from voicecoach.cli.remind import finish_forgetting, finish_reminding
    from voicecoach.cli.renaming import finish_renaming
    from voicecoach.cli.telling import warn
    from voicecoach.files import read_bytes

    ends: dict[str, Callable[..., None]] = {
        "rename": finish_renaming,
        "remind": finish_reminding,
        "forget": finish_forgetting,
    }
    path = intent_file()
    try:
        found = json.loads(read_bytes(path, _LARGEST))
        ends[found.pop("what")](**found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # another process has finished it by now, or the file isn't ours
    except VoicecoachError as error:
        warn(f"what was cut off could not be ended: {error.message}")
        return
    path.unlink(missing_ok=True)
