"""The voices that there are, and whether one really speaks."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from voicecoach.core.errors import Status
from voicecoach.sound.voices.registry import Described, choose, describe


def voices() -> Sequence[Described]:
    """Return every voice and whether it can be used here; the best comes first."""
    return describe()


def speaks(name: str) -> Status:
    """Let the voice say a word: an engine may be installed and broken."""
    try:
        (voice,) = choose(name, "en", 1.0)
        with closing(voice):
            voice.speak("One.")
    except Exception as error:  # a stranger's class may raise anything
        return Status(False, str(error), "reinstall it, or choose another with --voice")
    return Status(True)
