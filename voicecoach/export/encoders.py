"""The kinds of sound file there are, by their endings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from voicecoach.export import mp3, wav
from voicecoach.export.label import Label
from voicecoach.export.libav import Codec
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.sound.clip import Clip
from voicecoach.units import clock, seconds


@dataclass(frozen=True)
class Format:
    """A kind of sound file."""

    encode: Callable[[BinaryIO, Iterable[Clip], Label], None]
    most: int | None = None
    """The frames that it can hold; None: any number."""

    def check(self, frames: int) -> None:
        """Raise VoicecoachError if so many frames are too many."""
        if self.most is not None and frames > self.most:
            raise VoicecoachError(
                f"a WAV file holds at most {clock(seconds(self.most))} hours, and this session is longer",
                "write another kind, such as .opus, choose a lower --level or split the routine",
            )


FORMATS = {
    "wav": Format(wav.encode, wav.MOST_FRAMES),
    "flac": Format(Codec("flac", "flac", "s16").encode),
    "mp3": Format(mp3.encode),
    "opus": Format(Codec("ogg", "libopus", "s16", 64_000).encode),
    # As `ipod`, which is the same but for refusing PNG.
    "m4a": Format(Codec("mp4", "aac", "fltp", 96_000, (("brand", "M4A "),)).encode),
}
"""By ending and by the name for `--format`. Rates are those at which speech and beeps lose nothing one hears."""
ALIKE = {"ogg": "opus", "oga": "opus", "mp4": "m4a", "m4b": "m4a", "wave": "wav"}
"""Endings that mean another one's format."""


def format_of(path: Path) -> Format:
    """Return the format that a file's ending asks for; raise VoicecoachError if none does."""
    ending = path.suffix.lower().lstrip(".")
    found = FORMATS.get(ALIKE.get(ending, ending))
    if found is None:
        known = ", ".join(f".{name}" for name in FORMATS)
        what = f"a {path.suffix}" if ending else "a file without an ending"
        raise VoicecoachError(f"can't write {what}", f"use one of {known}, or --format", Exit.USAGE)
    return found
