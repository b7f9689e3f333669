"""What a routine may wish for here: packs and folders of sounds, and voices."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.places import routine_folders
from voicecoach.plugins import names
from voicecoach.routine.wishes import Wishes, sounds_finder, voice_finder


def sounds() -> Wishes:
    """Return what finds the sounds of a routine."""
    return {"sounds": sounds_finder(_packs, routine_folders())}


def sounds_and_voice() -> Wishes:
    """Return what finds the sounds of a routine and its voice, which a flag may overrule when it is started."""
    return {**sounds(), "voice": voice_finder(_voices)}


def _packs() -> Sequence[str]:
    from voicecoach.sound.earcons import packs

    return packs()


def _voices() -> Sequence[str]:
    return ["auto", *names("voicecoach.voices")]
