"""Past sessions: those of one routine, even if its file is gone, or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicecoach.app.messages import warn
from voicecoach.app.open_journal import opened_journal
from voicecoach.app.references import pictures
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import journal_file, routine_folders
from voicecoach.journal.history import PastSession, pasts, running
from voicecoach.routine.library.find import find
from voicecoach.routine.library.identity import file_of, identity, short
from voicecoach.routine.library.load import load
from voicecoach.routine.model import Routine
from voicecoach.session.control.remote_client import sessions


def all_sessions() -> list[PastSession]:
    """Return every session, the oldest first; where there is no journal, none, and no journal is made.

    Raise VoicecoachError if the journal can't be read.
    """
    if not journal_file().exists():
        return []
    with opened_journal() as store:
        found = pasts(store, tell=warn)
        going_on = running(store, {session.pid for session in sessions()})
    return [replace(past, outcome="running") if past.id in going_on else past for past in found]


def sessions_of(name: str | None) -> list[PastSession]:
    """Return the sessions of the routine of that name, or every session; raise VoicecoachError as `of_routine` does."""
    return of_routine(all_sessions(), name) if name else all_sessions()


def of_routine(found: Sequence[PastSession], name: str) -> list[PastSession]:
    """Return the sessions of a routine, by its name, file or, if it is gone, what the journal calls it.

    Raise VoicecoachError for a name that neither the library nor the journal knows.
    """
    if exact := [past for past in found if past.identity == name]:
        return exact  # even if it is gone, and another begins with its name
    try:
        known_by = identity(find(name, routine_folders()))
    except VoicecoachError:
        if called := [
            past for past in found if name.casefold() in (short_name(past).casefold(), past.routine.casefold())
        ]:
            return called
        raise
    return [past for past in found if past.identity == known_by]


def read_routine_of(past: PastSession) -> Routine | None:
    """Return the routine of a session as it is now; None if it can't be read any more."""
    path = file_of(past.identity)
    try:
        return load(str(path), routine_folders(), pictures()) if path else None
    except VoicecoachError:
        return None


def short_name(past: PastSession) -> str:
    """Return the name of a session's routine; outside of the library, that of its file."""
    return short(past.identity) or past.routine
