"""The sessions that were held, as commands need them: of one routine, whatever became of its file, or of all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from voicecoach.cli.diary import journal_file, opened
from voicecoach.places import routine_folders
from voicecoach.problem import VoicecoachError
from voicecoach.routine.identity import file_of, identity, short
from voicecoach.routine.library import find, load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicecoach.journal.past import Past
    from voicecoach.routine.model import Routine


def all_pasts() -> list[Past]:
    """Return every session, the oldest first; none, and no journal made, where there is none.

    Raise VoicecoachError if the journal can't be read.
    """
    if not journal_file().exists():
        return []
    from voicecoach.cli.telling import warn
    from voicecoach.journal.past import pasts

    with opened() as store:
        return pasts(store, tell=warn)


def of_routine(found: Sequence[Past], name: str) -> list[Past]:
    """Return the sessions of a routine, by its name, file or, if it is gone, what the journal calls it.

    Raise VoicecoachError for a name that neither the library nor the journal knows.
    """
    try:
        known_by = identity(find(name, routine_folders()))
    except VoicecoachError:
        if called := [
            past for past in found if name.casefold() in (short_name(past).casefold(), past.routine.casefold())
        ]:
            return called
        raise
    return [past for past in found if past.identity == known_by]


def read_routine_of(past: Past) -> Routine | None:
    """Return the routine of a session as it is now; None if it can't be read any more."""
    path = file_of(past.identity)
    try:
        return load(str(path), routine_folders()) if path else None
    except VoicecoachError:
        return None


def parse_day(context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    """Return the date of an option."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise click.BadParameter(f"{text} is no date; write, for example, 2026-03-31", context, parameter) from error


def short_name(past: Past) -> str:
    """Return what the routine of a session is called by: its name or, outside of the library, its file's."""
    return short(past.identity) or past.routine
