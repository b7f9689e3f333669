"""Opening the person's journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from voicecoach.app.messages import warn
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import journal_file
from voicecoach.journal.opening import Tell, open_journal
from voicecoach.journal.store import Store


def open_store(tell: Tell, *, check: bool = False) -> Store:
    """Return the person's journal. Raise OSError, sqlite3.Error, or VoicecoachError for one of a newer version."""
    return open_journal(journal_file(), tell, check=check)


@contextmanager
def opened_journal(doing: str = "read", hint: str = "`voicecoach doctor` shows the folders") -> Iterator[Store]:
    """Yield the person's journal, made if need be. Raise VoicecoachError if what is done with it fails."""
    try:
        with closing(open_store(warn)) as store:
            yield store
    except (sqlite3.Error, OSError) as error:
        raise VoicecoachError(f"the journal can't be {doing}: {error}", hint) from error
