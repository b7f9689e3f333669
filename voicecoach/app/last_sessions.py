"""A routine's last sessions, from which its level follows."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from voicecoach.core.errors import VoicecoachError, Warn
from voicecoach.core.paths import journal_file

if TYPE_CHECKING:
    from voicecoach.journal.history import PastSession

ENOUGH = 30
"""Sessions from which the level follows; the first sound shall not wait for those of years."""


def last_sessions(known_by: str, warn: Warn) -> list[PastSession]:
    """Return a routine's last sessions; none if the journal can't be read: who writes to it tells that."""
    if not journal_file().is_file():
        return []
    import sqlite3  # the journal, which a first session can do without

    from voicecoach.journal.history import pasts
    from voicecoach.journal.store import Store

    try:
        with closing(Store(journal_file())) as store:
            return pasts(store, known_by, ENOUGH, warn)
    except (sqlite3.Error, OSError, VoicecoachError):
        return []
