"""What a routine wishes for by name, `sounds` and a `voice`: whether that is there. What there is, the caller knows."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from voicecoach.guess import did_you_mean
from voicecoach.problem import VoicecoachError
from voicecoach.routine.bases import real, within

Wish = Callable[[str, str], str]
"""What a field says, and the file where it says so -> what that is. Raises VoicecoachError."""
Wishes = Mapping[str, Wish]
"""By the field."""
Known = Callable[[], Collection[str]]
"""The names that there are; asked only if a routine wishes for one."""


def sounds_finder(packs: Known, folders: Sequence[Path]) -> Wish:
    """Return what finds a pack by name, or a folder beside the routine, in the person's library or in ours."""

    def find(name: str, file: str) -> str:
        known = packs()
        if name in known:
            return name
        around = [Path(file).parent, *folders]
        for path in (folder / name for folder in around):
            if os.path.isdir(path) and within(path, around):  # noqa: PTH112 - false of a name that no disk takes
                return str(real(path))
        hint = f"packs are {', '.join(known)}; a folder of your own lies beside the routine"
        raise _unknown("sounds", name, known, hint)

    return find


def voice_finder(voices: Known) -> Wish:
    """Return what finds a voice by name."""

    def find(name: str, _file: str) -> str:
        known = voices()
        if name in known:
            return name
        raise _unknown("voice", name, known, f"voices are {', '.join(known)}")

    return find


def _unknown(field: str, name: str, known: Collection[str], otherwise: str) -> VoicecoachError:
    hint = did_you_mean(name.lower(), known, otherwise)
    return VoicecoachError(f"`{field}`: there is nothing called “{name[:80]}”", hint)
