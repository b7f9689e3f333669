"""The programmes of a person, and where they are in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from voicecoach.app.history import all_sessions, of_routine
from voicecoach.app.references import routines
from voicecoach.core import clock
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import own_programmes, own_routines, routine_folders, shipped
from voicecoach.journal.history import PastSession
from voicecoach.routine.library.find import by_name, find_name, pick, read_text
from voicecoach.routine.library.load import RoutineProblems, read_file
from voicecoach.routine.reading import programme
from voicecoach.routine.reading.programme import Programme, ProgrammeReading, read_programme
from voicecoach.schedule.programme import Standing, standing

_FIELD = re.compile(r"""^[ \t{"']*programme["']?[ \t]*:""", re.MULTILINE)


class Followed(NamedTuple):
    """A programme, and where one is in it."""

    programme: Programme
    standing: Standing
    pasts: Sequence[PastSession]
    """The sessions of its routines."""

    @property
    def path(self) -> Path:
        """The file of the routine that is next."""
        return routine_file(self.standing.stage.routine)


def follow_all(name: str | None) -> list[Followed | VoicecoachError]:
    """Return where one is in the programme of that name or in every one; for one that can't be used, what is wrong.

    Raise VoicecoachError if there are programmes, but none of that name, or if the journal can't be read.
    """
    known = programme_files()
    if not known:
        return []
    pasts = all_sessions()
    paths = [pick(name, {path.stem: path for path in reversed(known)})] if name else known
    return [_followed(path, pasts) for path in paths]


def follow(path: Path, pasts: Sequence[PastSession]) -> Followed:
    """Return where one is in the programme of that file. Raise VoicecoachError; RoutineProblems if it is wrong."""
    reading = read(path)
    if reading.programme is None:
        raise RoutineProblems(str(path), reading.problems)

    def sessions(name: str) -> list[PastSession]:
        return of_routine(pasts, str(routine_file(name)))

    own = [past for stage in reading.programme.stages for past in sessions(stage.routine)]
    return Followed(reading.programme, standing(reading.programme, sessions, clock.now()), own)


def followed() -> Followed | None:
    """Return the programme that one is in: the only one, else the one whose routines were done last.

    One that can't be used is none: `voicecoach programme` tells why.
    """
    files = programme_files()
    pasts = all_sessions() if files else []
    found = [one for path in files if isinstance(one := _followed(path, pasts), Followed)]
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda one: max((past.id for past in one.pasts), default=0))


def _followed(path: Path, pasts: Sequence[PastSession]) -> Followed | VoicecoachError:
    try:
        return follow(path, pasts)
    except VoicecoachError as error:
        return error


def read(path: Path) -> ProgrammeReading:
    """Return what a programme's file, or a routine that holds one, says. Raise VoicecoachError if it is no text."""
    if path.parent == own_routines():
        return programme.of_routine(read_file(path, wishes=routines()))
    return read_programme(read_text(path), str(path), routine_file)


def programme_files() -> list[Path]:
    """Return the files of the person's programmes, and their routines that hold one."""
    programmes, routines = (sorted(by_name([folder]).values()) for folder in (own_programmes(), own_routines()))
    return [*programmes, *(path for path in routines if _holds_one(path))]


def shipped_programmes() -> list[str]:
    """Return the names of our routines that hold a programme; a copy of one is followed."""
    files = by_name([shipped("routines")])
    return [name for name, path in sorted(files.items()) if may_hold_programme(read_text(path))]


def _holds_one(path: Path) -> bool:
    """Return whether a routine has a programme, even if something in it is wrong."""
    try:
        if not may_hold_programme(read_text(path)):
            return False
        reading = read(path)
    except VoicecoachError:
        return False
    return reading.programme is not None or any(not problem.warning for problem in reading.problems)


def may_hold_programme(text: str) -> bool:
    """Return whether a routine may have the field `programme`, from a glance at its lines."""
    return bool(_FIELD.search(text))


def routine_file(name: str) -> Path:
    """Return the file of a routine of the library; a path is no name. Raise VoicecoachError if there is none."""
    return find_name(name, routine_folders())
