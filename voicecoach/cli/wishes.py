"""What a routine may wish for here: packs and folders of sounds, voices, and the routines of its programme."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.places import routine_folders
from voicecoach.plugins import VOICES, names
from voicecoach.routine.library import find_name
from voicecoach.routine.wishes import Wishes, sounds_finder, voice_finder


def sounds() -> Wishes:
    """Return what finds the sounds of a routine."""
    return {"sounds": sounds_finder(_packs, routine_folders())}


def routines() -> Wishes:
    """Return what finds the routines of a programme that a routine holds."""
    return {"programme": lambda name, _: str(find_name(name, routine_folders()))}


def everything() -> Wishes:
    """Return what finds all that a check looks for: also a voice, which a flag may overrule when it is started."""
    return {**sounds(), **routines(), "voice": voice_finder(lambda: names(VOICES))}


def _packs() -> Sequence[str]:
    from voicecoach.sound.earcons import packs

    return packs()
