"""A journal that another program wrote to: rows that can't be used are found, left out, and mended on request."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from voicecoach.core.clock import Clock, now
from voicecoach.core.units import counted
from voicecoach.journal.columns import FIELDS, unusable, usable
from voicecoach.journal.store import Store

PARTS = ("steps", "pain", "notes")
"""The tables whose rows belong to sessions."""
_KEYS = {"sessions": "id", "steps": "id", "pain": "rowid", "notes": "id"}
_BROKEN = " UNION ".join(
    f"SELECT session FROM chosen JOIN {part} ON session = chosen.id WHERE NOT ({usable(part)})" for part in PARTS
)
_ALL = "WITH chosen AS (SELECT * FROM sessions)"


def broken_sessions(store: Store, chosen: str = _ALL, which: Mapping[str, Any] | None = None) -> set[int]:
    """Return the sessions in which something can't be used: of all, or of those that the query `chosen` selects."""
    rows = store.ask(f"{chosen} SELECT * FROM chosen", which)
    parts = store.ask(f"{chosen} {_BROKEN}", which)
    return {row["id"] for row in rows if unusable("sessions", row)} | {row["session"] for row in parts}


def left_out_told(count: int) -> str:
    """Return the message about sessions that are left out."""
    are = "is" if count == 1 else "are"
    what = f"{counted(count, 'session')} in the journal, of which something can't be used, {are} left out"
    return f"{what}: `voicecoach doctor --mend` mends that"


def broken_rows(store: Store) -> Counter[str]:
    """Return how many rows of each table can't be used."""
    found: Counter[str] = Counter()
    for table in FIELDS:
        found[table] = sum(bool(unusable(table, row)) for row in store.ask(f"SELECT * FROM {table}"))
    return +found


def mend(store: Store, clock: Clock = now) -> tuple[Counter[str], Path]:
    """Clear values that can't be used, and remove rows that are worth nothing without them, all or nothing.

    Return how many rows of each table were mended or removed, and the copy of the journal made beforehand. Raise
    sqlite3.Error or OSError.
    """
    copy = store.back_up(f"mended-{clock():%Y%m%d-%H%M%S}")
    found: Counter[str] = Counter()
    with store.together():
        for table in (*PARTS, "sessions"):
            for row in store.ask(f'SELECT {_KEYS[table]} AS "key", * FROM {table}'):
                if wrong := unusable(table, row):
                    found[table] += 1
                    _mend(store, table, row, wrong)
    return found, copy


def _mend(store: Store, table: str, row: sqlite3.Row, wrong: list[str]) -> None:
    fields, key = FIELDS[table], {"key": row["key"]}
    instead = {"choices": "'{}'"} | {name: "NULL" for name in fields if fields[name].optional}
    if all(name in instead for name in wrong):
        changes = ", ".join(f'"{name}" = {instead[name]}' for name in wrong)
        store.ask(f"UPDATE {table} SET {changes} WHERE {_KEYS[table]} = :key", key)
    else:
        store.ask(f"DELETE FROM {table} WHERE {_KEYS[table]} = :key", key)
