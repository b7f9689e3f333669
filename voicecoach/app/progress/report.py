"""A page for the physiotherapist, written to a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from voicecoach.app.history import read_routine_of, sessions_of, short_name
from voicecoach.core import clock
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import write_atomically, writing
from voicecoach.journal.history import PastSession
from voicecoach.journal.report.content import Subject, report
from voicecoach.journal.report.html import page
from voicecoach.journal.summary import since
from voicecoach.language.english import ENGLISH
from voicecoach.routine.adjust.variants import exercises
from voicecoach.routine.library.pictures import first_picture
from voicecoach.routine.model import Routine
from voicecoach.score.side_words import filled


class WrittenReport(NamedTuple):
    """A report that was written."""

    path: Path
    sessions: int


def write_report(name: str | None, path: Path | None, first: date | None, who: str) -> WrittenReport:
    """Write the report of a routine, or of the only one there is, to `path` or `NAME-report.html`.

    With `first` it has the sessions of that day and later; `who` is the person's name. Raise VoicecoachError.
    """
    found, start = _sessions(name), first or date.min
    count = len(since(found, start))
    if not count:
        when = f" since {first}" if first else ""
        of = f" of {name}" if name else ""
        raise VoicecoachError(f"there is no session{of} in the journal{when}", "`voicecoach history` shows all")
    target = _target(path or Path(f"{short_name(found[-1])}-report.html"))
    text = page(report(_subject(found[-1], who), found, clock.now().date(), start))
    with writing(target):
        write_atomically(target, text)
    return WrittenReport(target, count)


def _sessions(name: str | None) -> list[PastSession]:
    """Return the sessions of a routine, or of the only one there is. Raise VoicecoachError."""
    found = sessions_of(name)
    names = sorted({short_name(past) for past in found})
    if not name and len({past.identity for past in found}) > 1:
        raise VoicecoachError(
            "a report is of one routine, and you did several", f"add one of: {', '.join(names)}", Exit.USAGE
        )
    return found


def _subject(last: PastSession, who: str) -> Subject:
    """Return what a report is about: the routine as it is now or, if its file is gone, by its name alone."""
    routine = read_routine_of(last)
    if routine is None:
        return Subject(last.routine, who)
    return Subject(routine.name, who, routine.source, routine.every, tuple(_pictures(routine)))


def _pictures(routine: Routine) -> Iterator[tuple[str, str]]:
    """Yield what the exercises look like, each with its name."""
    for name, exercise in {exercise.name: exercise for exercise in exercises(routine.exercises)}.items():
        title = filled(name, None, ENGLISH)
        if picture := first_picture(exercise, title):
            yield title, picture.element(title)


def _target(path: Path) -> Path:
    """Return the file to write. Raise VoicecoachError if it is to be of another kind or in no folder."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise VoicecoachError(f"a report is a page of HTML, and {path} is not called so", "use .html", Exit.USAGE)
    if path.is_dir() or not path.parent.is_dir():
        what = "is a folder" if path.is_dir() else "is in a folder that doesn't exist"
        raise VoicecoachError(f"{path} {what}", "name a file with -o", Exit.USAGE)
    return path
