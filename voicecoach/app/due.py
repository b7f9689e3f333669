"""Which routines are due, and when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from voicecoach.app.history import all_sessions, of_routine
from voicecoach.app.messages import tell
from voicecoach.core import clock
from voicecoach.core.clock import local
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import own_routines, routine_folders
from voicecoach.journal.history import PastSession
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.frequency_words import clock as clock_time
from voicecoach.routine.library.find import by_name, find
from voicecoach.routine.library.identity import identity
from voicecoach.routine.library.load import load, read_file
from voicecoach.routine.library.names import with_title
from voicecoach.routine.model import Routine
from voicecoach.schedule.due import Due, due


@dataclass(frozen=True)
class DueRow:
    """A routine and when it is to be done next."""

    path: Path
    title: str
    due: Due
    every: Frequency
    now: bool
    """Whether it is due; one of ours that was never done is due only where it is asked for."""

    @property
    def begun(self) -> bool:
        """Whether some of it was ever done."""
        return bool(self.due.last or self.due.short)

    @property
    def name(self) -> str:
        """What commands call it: its name or, outside of the library, its file."""
        return identity(self.path)

    @property
    def called(self) -> str:
        """Its title, and the name to type if that is another."""
        return with_title(self.title, self.name)


def due_rows(begun: bool = False) -> list[DueRow]:
    """Return the routines that say how often they are done, soonest first; with `begun`, only those with a session.

    A file that can't be read is left out. Raise VoicecoachError if the journal can't be read.
    """
    pasts = all_sessions()
    if begun and not pasts:
        return []
    known = {past.identity for past in pasts}
    every = (path for path in by_name(routine_folders()).values() if not begun or identity(path) in known)
    found = [row for path in every if (row := _row(path, pasts))]
    return sorted(found, key=lambda row: (not row.now, row.due.moment, row.title))


def due_row(name: str) -> DueRow:
    """Return the routine of that name. Raise VoicecoachError if there is none, or nothing says how often it is done."""
    path = find(name, routine_folders())
    load(str(path), routine_folders())  # raises if anything is wrong with it
    row = _row(path, all_sessions(), asked=True)
    if row is None:
        hint = "add a line such as `every: 2 days` to it"
        raise VoicecoachError(f"{name} doesn't say how often it is to be done", hint, Exit.USAGE)
    return row


@dataclass(frozen=True)
class Unplanned:
    """A routine of the person's that doesn't say how often it is done."""

    title: str
    name: str
    begun: bool


def unplanned_and_unreadable() -> tuple[list[Unplanned], list[str]]:
    """Return the person's routines that don't say how often they are done, and the names of those that can't be read.

    Raise VoicecoachError if the journal can't be read.
    """
    begun = {past.identity for past in all_sessions()}
    own = [(identity(path), _read(path)) for path in by_name([own_routines()]).values()]
    unplanned = [Unplanned(found.name, name, name in begun) for name, found in own if found and not found.every]
    return unplanned, [name for name, found in own if found is None]


def today() -> date:
    """Return today's date here."""
    return clock.now().date()


def as_data(found: Sequence[DueRow]) -> str:
    """Return the rows as JSON; ASCII only, as consoles differ in encodings."""
    return json.dumps([_data(row) for row in found], indent=1)


def tell_due() -> None:
    """Print which of the routines that were begun are due, and which will be later today.

    Nothing if the journal can't be read.
    """
    with suppress(VoicecoachError):
        for row in due_rows(begun=True):
            if row.now:
                tell(f"{row.title}: {row.due.told()}. voicecoach start {row.name}")
            elif not row.due.days:
                tell(f"{row.called}: {row.due.told()}.")


def _row(path: Path, pasts: Sequence[PastSession], asked: bool = False) -> DueRow | None:
    """Return a routine's row; None if it can't be read or doesn't say how often it is done."""
    routine = _read(path)
    when = due(of_routine(pasts, str(path)), routine.every, local(clock.now())) if routine else None
    if routine is None or routine.every is None or when is None:
        return None
    mine = asked or bool(when.last or when.short) or path.parent == own_routines()
    return DueRow(path, routine.name, when, routine.every, when.now and mine)


def _read(path: Path) -> Routine | None:
    try:
        return read_file(path).routine
    except VoicecoachError:
        return None


def _data(row: DueRow) -> dict[str, object]:
    last, day, short = row.due.last, row.due.day(today()), row.due.short
    return {
        "name": row.name,
        "title": row.title,
        "due": row.now,
        "days": row.due.days if last else None,
        "day": day.isoformat() if last or row.now else None,
        "at": clock_time(at) if (at := row.due.next.at) else None,
        "today": {"done": row.due.next.done, "planned": row.due.next.planned},
        "last": last.isoformat() if last else None,
        "short": {"day": short.day.isoformat(), "percent": short.percent} if short else None,
    }
