"""The first pass over a session, which finds its length, chapters and loudness before a frame is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from voicecoach.export.audio.cover import cover
from voicecoach.export.audio.loudness import Louder, Meter
from voicecoach.export.audio.tags import Tags
from voicecoach.export.timeline import By, Chapter, chapters, spans
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.routine.model import Routine
from voicecoach.sound.track import Take


@dataclass(frozen=True)
class Survey:
    """What is known of a session once all of it has been spoken and placed."""

    frames: int
    chapters: tuple[Chapter, ...]
    louder: Louder
    """Brings its takes to the wanted loudness."""


def survey(
    takes: Iterable[Take],
    title: str,
    by: By = By.EXERCISES,
    loudness: float | None = None,
    words: Language = ENGLISH,
) -> Survey:
    """Go through all `takes` and return what was found; without a `loudness` in LUFS the level stays."""
    meter = Meter()
    placed = spans(takes) if loudness is None else meter.listen(spans(takes))
    found = tuple(chapters(placed, title, by, words))
    louder = Louder(1.0) if loudness is None else meter.louder(loudness)
    return Survey(found[-1].end if found else 0, found if by is not By.NONE else (), louder)


def tags(routine: Routine, found: Survey) -> Tags:
    """Return what the file of a whole session says about itself."""
    return Tags(
        title=routine.name,
        frames=found.frames,
        chapters=found.chapters,
        album=routine.name,
        date=date.today().isoformat(),
        comment=" ".join(" ".join((routine.source, routine.safety)).split()),
        picture=cover(routine.name, [chapter.end - chapter.start for chapter in found.chapters] or [1]),
    )
