"""A routine's last sessions, from which its level follows."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from voicecoach.core.errors import VoicecoachError, Warn
from voicecoach.core.paths import journal_file
from voicecoach.journal.history import PastSession, pasts
from voicecoach.journal.store import Store

ENOUGH = 30
"""Sessions from which the level follows; the first sound shall not wait for those of years."""


def last_sessions(known_by: str, warn: Warn) -> list[PastSession]:
    """Return the last sessions of the routine that is known by that; none if the journal can't be read."""
    try:
        with closing(Store(journal_file())) as store:
            return pasts(store, known_by, ENOUGH, warn)
    except (sqlite3.Error, OSError, VoicecoachError):
        return []
