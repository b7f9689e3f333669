"""A session in parts, one for each exercise, with a playlist; played in order they are the whole session."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from voicecoach.core.units import seconds
from voicecoach.export.timeline import Chapter, Span, chapters
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.sound.track import Take

_UNSAFE = re.compile(r'[<>:"/\\|?*#%\x00-\x1f\x7f]+')
"""What some system forbids in file names, or some player takes for part of a link."""
_MOST_BYTES = 180
"""Of the 255 that file systems allow; the temporary file has a longer name."""


@dataclass(frozen=True)
class FilePart:
    """One file of a session."""

    chapter: Chapter
    takes: tuple[Take, ...]


def parts(spans: Iterable[Span], title: str, words: Language = ENGLISH) -> Iterator[FilePart]:
    """Yield a session chapter by chapter; only the takes of one are kept."""
    held: list[Span] = []

    def passing() -> Iterator[Span]:
        for span in spans:
            held.append(span)
            yield span

    for chapter in chapters(passing(), title, words=words):
        count = sum(span.start < chapter.end for span in held)
        yield FilePart(chapter, tuple(span.take for span in held[:count]))
        del held[:count]


def file_name(chapter: Chapter, exercises: int, ending: str) -> str:
    """Return the name of a part's file, such as `01 Clamshell.mp3`, valid on every system; the opening is 00."""
    number = f"{chapter.exercise + 1:0{max(2, len(str(exercises)))}}"
    title = _UNSAFE.sub(" ", unicodedata.normalize("NFC", chapter.title)).encode()[:_MOST_BYTES].decode(errors="ignore")
    words = " ".join([number, *title.split()]).rstrip(". ")
    return f"{words}{ending}"


def playlist(title: str, files: Iterable[tuple[str, Chapter]]) -> str:
    """Return an extended M3U of files that lie beside it; it is to be written as UTF-8."""
    lines = ["#EXTM3U", f"#PLAYLIST:{_line(title)}"]
    for file, chapter in files:
        lines += [f"#EXTINF:{seconds(chapter.end - chapter.start):.3f},{_line(chapter.title)}", file]
    return "\n".join([*lines, ""])


def _line(text: str) -> str:
    return " ".join(text.split())
