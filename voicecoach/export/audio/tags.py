"""The tags of a sound file: title, chapters, a picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from voicecoach.core.units import RATE
from voicecoach.export.timeline import Chapter


@dataclass(frozen=True)
class Tags:
    """Written into the file for players to show; empty texts are left out."""

    title: str
    frames: int
    """How long the sound is."""
    chapters: tuple[Chapter, ...] = ()
    album: str = ""
    date: str = ""
    """In ISO 8601."""
    comment: str = ""
    picture: bytes = b""
    """A PNG image."""
    artist: str = "voicecoach"

    def texts(self) -> dict[str, str]:
        """Return what isn't empty, by the field's name."""
        names = ("title", "artist", "album", "date", "comment")
        return {name: text for name in names if (text := getattr(self, name))}


def milliseconds(frame: int) -> int:
    """Return the time of a frame in milliseconds, as chapters give it."""
    return round(frame * 1000 / RATE)


def vorbis_chapters(chapters: tuple[Chapter, ...]) -> Iterator[tuple[str, str]]:
    """Yield the comments that hold the chapters in Opus and FLAC (wiki.xiph.org/Chapter_Extension)."""
    for number, chapter in enumerate(chapters, 1):
        whole, rest = divmod(milliseconds(chapter.start), 1000)
        yield f"CHAPTER{number:03}", f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{rest:03}"
        yield f"CHAPTER{number:03}NAME", chapter.title
