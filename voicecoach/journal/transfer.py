"""The journal as JSON Lines: a line a session with all that belongs to it, and a line a note that belongs to none."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from voicecoach.journal.store import Store
from voicecoach.problem import VoicecoachError
from voicecoach.routine.identity import identity

Record = dict[str, Any]
PARTS = {"left": "steps", "pain": "pain", "notes": "notes"}
"""What belongs to a session: the name of its list in the line (`steps` is how many there are), and its table."""
_HERE = ("id", "session", "pid")
"""Columns that mean something in their own journal only."""
_TIMES = ("started", "ended", "at")


class Counts(NamedTuple):
    """What came of an import."""

    new: int
    known: int
    """Sessions and notes that were there already, and stay as they are."""


def lines(store: Store) -> Iterator[str]:
    """Yield the whole journal, the oldest first. Raise sqlite3.Error."""
    for session in store.ask("SELECT * FROM sessions ORDER BY id"):
        parts = {part: [_portable(row) for row in _of(store, table, session["id"])] for part, table in PARTS.items()}
        made = _portable(session)
        yield _line({**made, "choices": json.loads(made["choices"]), **parts})
    for note in store.ask("SELECT * FROM notes WHERE session IS NULL ORDER BY id"):
        yield _line({"note": _portable(note)})


def take(store: Store, read: Iterable[str]) -> Counts:
    """Add what such lines have and `store` hasn't, all of it or nothing; a session is known by its `uuid`.

    Raise sqlite3.Error, or VoicecoachError that names the line which is none of a journal's.
    """
    new = known = 0
    columns = {table: _columns(store, table) for table in ("sessions", *PARTS.values())}
    with store.together():
        for number, line in enumerate(read, 1):
            if not line.strip():
                continue
            try:
                added = _add(store, columns, json.loads(line))
            except (ValueError, TypeError, KeyError, OverflowError, RecursionError, sqlite3.IntegrityError) as error:
                hint = f"{error}; nothing was imported, and `voicecoach journal export` writes such files"
                raise VoicecoachError(f"line {number} is not of a journal", hint) from error
            new, known = new + added, known + (not added)
    return Counts(new, known)


def _add(store: Store, columns: Mapping[str, Mapping[str, type]], found: object) -> bool:
    """Add a session or a note; return whether it was not there. Raise ValueError and the like for what is neither."""
    if not isinstance(found, dict):
        raise TypeError("it is no `{...}`")
    if "note" in found:
        note = _checked(found["note"], columns["notes"])
        query = "SELECT 1 FROM notes WHERE session IS NULL AND text = :text AND at = :at"
        if known := store.ask(query, {"text": note["text"], "at": note["at"]}):
            return not known
        store.insert("notes", note)
        return True
    parts = {part: [_checked(row, columns[table]) for row in found.pop(part)] for part, table in PARTS.items()}
    choices = json.dumps(dict(found["choices"]), ensure_ascii=False)
    session = _checked({"identity": identity(Path(found["path"])), **found, "choices": choices}, columns["sessions"])
    if not session["uuid"]:
        raise ValueError("it has no `uuid`")
    if store.ask("SELECT 1 FROM sessions WHERE uuid = :uuid", {"uuid": session["uuid"]}):
        return False
    number = store.insert("sessions", {**session, "pid": 0})
    for part, rows in parts.items():
        for row in rows:
            store.insert(PARTS[part], {**row, "session": number})
    return True


def _checked(row: object, columns: Mapping[str, type]) -> Record:
    """Return a row whose names and kinds of values are those of a table. Raise ValueError."""
    if not isinstance(row, dict):
        raise TypeError("something in it is no `{...}`")
    for name, value in row.items():
        if name not in columns:
            raise ValueError(f"`{name}` is not known here")
        kinds = (float, int) if columns[name] is float else (columns[name],)
        if value is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
            raise ValueError(f"`{name}` is {value!r:.40}")
        if isinstance(value, str) and name in _TIMES and datetime.fromisoformat(value).tzinfo is None:
            raise ValueError(f"`{name}` lacks its offset from UTC")
    made: Record = row
    return made


def _columns(store: Store, table: str) -> dict[str, type]:
    """Return the names that a line may have for a table, and the kinds of their values."""
    kinds = {"INTEGER": int, "REAL": float, "TEXT": str}
    return {
        row["name"]: kinds[row["type"]] for row in store.ask(f"PRAGMA table_info({table})") if row["name"] not in _HERE
    }


def _of(store: Store, table: str, session: int) -> list[sqlite3.Row]:
    return store.ask(f"SELECT * FROM {table} WHERE session = :session ORDER BY rowid", {"session": session})


def _portable(row: sqlite3.Row) -> Record:
    return {name: row[name] for name in row.keys() if name not in _HERE}  # noqa: SIM118 - a row yields its values


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)
