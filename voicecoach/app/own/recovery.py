"""Finishing at the next start what was cut off."""

from __future__ import annotations

import json
from collections.abc import Callable

from voicecoach.app.messages import warn
from voicecoach.app.own.reminder import finish_forgetting, finish_reminding
from voicecoach.app.own.rename import finish_renaming
from voicecoach.app.own.unfinished import LARGEST, intent_file
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import read_bytes

_FINISH: dict[str, Callable[..., None]] = {
    "rename": finish_renaming,
    "remind": finish_reminding,
    "forget": finish_forgetting,
}


def finish() -> None:
    """Finish what was cut off; say so if that fails."""
    path = intent_file()
    try:
        found = json.loads(read_bytes(path, LARGEST))
        _FINISH[found.pop("what")](**found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # another process has finished it by now, or the file isn't ours
    except VoicecoachError as error:
        warn(f"what was cut off could not be ended: {error.message}")
        return
    path.unlink(missing_ok=True)
