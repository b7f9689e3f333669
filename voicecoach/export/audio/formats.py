"""The kinds of sound file there are, by their endings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.units import clock, seconds
from voicecoach.export.audio import m4a, mp3, wav
from voicecoach.export.audio.libav import Codec, pyav
from voicecoach.export.audio.tags import Tags
from voicecoach.sound.clip import Clip


@dataclass(frozen=True)
class Format:
    """A kind of sound file."""

    encode: Callable[[BinaryIO, Iterable[Clip], Tags], None]
    most: int | None = None
    """The frames that it can hold; None: any number."""
    encoder: Callable[[], object] = lambda: None
    """Loads the encoder. Raises VoicecoachError if it isn't installed."""

    def check(self, frames: int) -> None:
        """Raise VoicecoachError if the format can't hold that many frames, or can't be encoded here."""
        self.encoder()
        if self.most is not None and frames > self.most:
            raise VoicecoachError(
                f"a WAV file holds at most {clock(seconds(self.most))} hours, and this session is longer",
                "write another kind, such as .opus, choose a lower --level or split the routine",
            )


FORMATS = {
    "wav": Format(wav.encode, wav.MOST_FRAMES),
    "flac": Format(Codec("flac", "flac").encode, encoder=pyav),
    "mp3": Format(mp3.encode, encoder=mp3.lame),
    "opus": Format(Codec("ogg", "libopus", 64_000).encode, encoder=pyav),
    "m4a": Format(m4a.encode, encoder=pyav),
}
"""By ending, which is also the name for `--format`. At these bit rates, speech and beeps lose nothing audible."""
ALIKE = {"ogg": "opus", "oga": "opus", "mp4": "m4a", "m4b": "m4a", "wave": "wav"}
"""Other endings for the same formats."""


def kind_of(path: Path) -> str:
    """Return the format that a file's ending stands for, such as `m4a`; it need not be one that we know."""
    ending = path.suffix.lower().lstrip(".")
    return ALIKE.get(ending, ending)


def format_of(path: Path) -> Format:
    """Return the format that a file's ending asks for; raise VoicecoachError if none does."""
    found = FORMATS.get(kind_of(path))
    if found is None:
        known = ", ".join(f".{name}" for name in FORMATS)
        what = f"a {path.suffix}" if path.suffix else "a file without an ending"
        raise VoicecoachError(f"can't write {what}", f"use one of {known}, or --format", Exit.USAGE)
    return found
