"""What a routine may wish for here: sounds, pictures, voices, and the routines of its programme."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.core.paths import routine_folders
from voicecoach.core.plugins import VOICES, names
from voicecoach.routine.library.find import find_name
from voicecoach.routine.reading.references import Wishes, picture_finder, sounds_finder, voice_finder


def files() -> Wishes:
    """Return what finds the sounds and the pictures of a routine."""
    return {"sounds": sounds_finder(_packs, routine_folders()), **pictures()}


def pictures() -> Wishes:
    """Return what finds the pictures of a routine."""
    return {"picture": picture_finder(routine_folders())}


def routines() -> Wishes:
    """Return what finds the routines of a programme that a routine holds."""
    return {"programme": lambda name, _: str(find_name(name, routine_folders()))}


def everything() -> Wishes:
    """Return what finds all that a check looks for: also a voice, which a flag may overrule when it is started."""
    return {**files(), **routines(), "voice": voice_finder(lambda: names(VOICES))}


def _packs() -> Sequence[str]:
    from voicecoach.sound.earcons import packs

    return packs()
