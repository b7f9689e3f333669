"""What a routine wishes for by name, `sounds`, a `voice` and pictures: whether that is there.

What there is, the caller knows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import real, within
from voicecoach.core.suggest import did_you_mean

Wish = Callable[[str, str], str]
"""What a field says, and the file where it says so -> what that is. Raises VoicecoachError."""
Wishes = Mapping[str, Wish]
"""By the field."""
MB = 1_000_000
LARGEST_PICTURE = 5 * MB
"""Bytes."""
_BEGINNINGS = {
    "image/jpeg": (b"\xff\xd8\xff", b""),
    "image/png": (b"\x89PNG\r\n\x1a\n", b""),
    "image/webp": (b"RIFF", b"WEBP"),
}
"""How files of these kinds begin, and how their first twelve bytes end. Other kinds may hold scripts or links."""

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


def picture_finder(folders: Sequence[Path]) -> Wish:
    """Return what finds a picture beside the routine, in the person's library or in ours."""

    def find(name: str, file: str) -> str:
        around = [Path(file).parent, *folders]
        for path in (folder / name for folder in around):
            if os.path.isfile(path) and within(path, around):  # noqa: PTH113 - false of a name that no disk takes
                kind_of(real(path))
                return str(real(path))
        hint = "it lies beside the routine: write its name, for example `picture: clamshell.jpg`"
        raise VoicecoachError(f"`picture`: there is no file “{name[:80]}”", hint)

    return find


def kind_of(path: Path) -> str:
    """Return what a picture is, `image/png` or such. Raise VoicecoachError if it is none, or too large."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        raise VoicecoachError(f"{path} can't be read: {error.strerror}", "check that it is yours to read") from None
    if size > LARGEST_PICTURE:
        raise VoicecoachError(
            f"{path} is {size / MB:.0f} MB large", f"at most {LARGEST_PICTURE // MB} MB fit: scale it down"
        )
    for kind, (start, more) in _BEGINNINGS.items():
        if head.startswith(start) and head.endswith(more):
            return kind
    raise VoicecoachError(f"{path} is no JPEG, PNG or WebP picture", "save it as one of these")


def _unknown(field: str, name: str, known: Collection[str], otherwise: str) -> VoicecoachError:
    hint = did_you_mean(name.lower(), known, otherwise)
    return VoicecoachError(f"`{field}`: there is nothing called “{name[:80]}”", hint)
