"""Whether the journal is sound, for `voicecoach doctor`, and mending what another program spoiled."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing

from voicecoach.app.messages import tell
from voicecoach.app.open_journal import open_store
from voicecoach.core.errors import Status, VoicecoachError
from voicecoach.core.paths import journal_file
from voicecoach.core.units import counted
from voicecoach.journal.health import broken_rows
from voicecoach.journal.health import mend as mended
from voicecoach.journal.opening import damaged
from voicecoach.journal.store import Store

_MEND = "`voicecoach doctor --mend` makes a copy of the journal and mends it"
_ROWS = {"sessions": "session", "steps": "step", "pain": "answer", "notes": "note"}


def journal_status(mend: bool) -> Status:
    """Return whether the journal can be used; with `mend`, after mending it."""
    path = journal_file()
    if not path.exists():
        return Status(True, "begun with your first session")
    try:
        return _status(mend)
    except (sqlite3.Error, OSError) as error:
        lost = isinstance(error, sqlite3.Error) and damaged(error)
        hint = "`voicecoach doctor --mend` sets it aside and begins a new one" if lost else "check who owns it"
        return Status(False, f"{path}: {error}", hint)
    except VoicecoachError as error:
        return Status(False, error.message, error.hint)


def _status(mend: bool) -> Status:
    with closing(open_store(tell, check=True) if mend else Store(journal_file())) as store:
        store.check()
        found = broken_rows(store)
        if found and mend:
            found, copy = mended(store)
            return Status(True, f"mended: {_in_words(found)}; as it was it lies in {copy}")
        return Status(not found, f"{_in_words(found)} can't be used" if found else str(journal_file()), _MEND)


def _in_words(found: Counter[str]) -> str:
    return ", ".join(counted(count, _ROWS[table]) for table, count in found.items())
