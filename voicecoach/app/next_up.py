"""What `voicecoach start` offers when no routine is named."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from voicecoach.app.due import due_row, due_rows
from voicecoach.app.history import all_sessions
from voicecoach.app.messages import agreed, tell
from voicecoach.app.programme import followed
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.terminal import at_terminal
from voicecoach.routine.library.identity import file_of, identity
from voicecoach.routine.library.load import read_file
from voicecoach.routine.library.names import with_title


class Offer(NamedTuple):
    """A routine to start, and why this one."""

    path: Path
    title: str
    why: str


def offered() -> str:
    """Return the file of the routine that a person agrees to start, nothing if they don't.

    Raise VoicecoachError if there is none to offer, or nobody to ask.
    """
    offer = _next()
    if offer is None:
        hint = "`voicecoach list` shows them all; `voicecoach start first-minute` is one to begin with"
        raise VoicecoachError("no routine is named", hint, Exit.USAGE)
    if not at_terminal():
        hint = f"next is {offer.title}, {offer.why}: voicecoach start {identity(offer.path)}"
        raise VoicecoachError("no routine is named", hint, Exit.USAGE)
    if agreed(f"Start {with_title(offer.title, identity(offer.path))} ({offer.why})?", True):
        return str(offer.path)
    tell("Another one: `voicecoach start NAME`. `voicecoach list` shows them all.")
    return ""


def _next() -> Offer | None:
    """Return what comes next: of a programme, else what is due, else what was done last."""
    return _of_programme() or _due() or _last()


def _of_programme() -> Offer | None:
    found = followed()
    if not found:
        return None
    routine = read_file(found.path).routine
    why = f"stage {found.standing.number + 1} of {found.programme.name}"
    if routine and routine.every:
        why += f", {due_row(str(found.path)).due.told()}"
    return Offer(found.path, routine.name if routine else found.standing.stage.routine, why)


def _due() -> Offer | None:
    row = next((row for row in due_rows() if row.now), None)
    return Offer(row.path, row.title, row.due.told()) if row else None


def _last() -> Offer | None:
    there = ((past, path) for past in reversed(all_sessions()) if (path := file_of(past.identity)))
    past, path = next(there, (None, None))
    return Offer(path, past.routine, "what you did last") if past and path else None
