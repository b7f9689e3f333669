"""The journal's database: its writes and queries, each in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from voicecoach.journal.columns import unusable
from voicecoach.journal.model import Hand, LeftStep, Outcome, Plan, Session, When
from voicecoach.journal.schema import back_up, migrate, transaction
from voicecoach.journal.work_done import Asked
from voicecoach.routine.library.identity import identity

PATIENCE = 2.0
"""Seconds to wait for another process that is writing."""

_UNFINISHED = """
    SELECT s.*, COALESCE(ended, (SELECT at FROM steps WHERE session = s.id ORDER BY id DESC LIMIT 1), started) AS seen
    FROM sessions s
    WHERE outcome IS NOT 'finished' AND step < steps AND pid <> 0 AND :identity IN ('', identity)
        AND NOT EXISTS (SELECT 1 FROM sessions later
            WHERE later.identity = s.identity AND later.id > s.id AND later.pid <> 0)
    ORDER BY id DESC LIMIT 1"""


class Store:
    """An open journal. Every method raises sqlite3.Error if the disk or the file fails it."""

    def __init__(self, path: Path) -> None:
        """Open or create the journal at `path`. Raise OSError, sqlite3.Error, or VoicecoachError if it is too new."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # it is about a person's health: nobody else may read it
        self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.text_factory = lambda data: data.decode(errors="replace")
        try:
            self._connection.execute("PRAGMA foreign_keys = ON")
            migrate(self._connection)
            self._connection.execute("PRAGMA journal_mode = WAL")
        except BaseException:
            self.close()
            raise

    def check(self) -> None:
        """Raise sqlite3.DatabaseError if the file is damaged anywhere; takes about a second for 100 MB.

        A value that can't be used is no damage: its session is left out, and the journal need not be set aside.
        """
        self._connection.execute("PRAGMA ignore_check_constraints = ON")
        found = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        self._connection.execute("PRAGMA ignore_check_constraints = OFF")
        if found != "ok":
            raise sqlite3.DatabaseError(found)

    def begin(self, plan: Plan, hand: Hand, when: datetime, pid: int) -> int:
        """Record that a session began and return its id."""
        with self.together():
            made = {"started": _text(when), "pid": pid, "uuid": uuid4().hex}
            return self.insert("sessions", {**_columns(plan, hand), **made})

    def go_on(self, session: int, plan: Plan, hand: Hand, pid: int) -> None:
        """Record that a session goes on in another process, maybe with a score that has changed.

        How much it asks for stays as recorded unless the score changed.
        """
        with self.together():
            values = {**_columns(plan, hand), "pid": pid, "ended": None, "outcome": None}
            (was,) = self.ask("SELECT score, sets FROM sessions WHERE id = :id", {"id": session})
            if was["score"] == plan.score or was["sets"] is None:
                values = {name: value for name, value in values.items() if name not in ("sets", "reps", "work")}
            self._update(session, values)

    def asked(self, session: int) -> Asked | None:
        """Return how much work a session asks for; None: an older journal didn't record it."""
        (row,) = self.ask("SELECT sets, reps, work FROM sessions WHERE id = :id", {"id": session})
        return None if row["sets"] is None else Asked(row["sets"], row["reps"] or 0, row["work"] or 0.0)

    def leave(self, session: int, left: LeftStep, hand: Hand) -> None:
        """Record that a step was left, and which one is current now."""
        with self.together():
            self.insert("steps", {"session": session, **_left(left)})
            self._update(session, vars(hand))

    def end(self, session: int, outcome: Outcome, when: datetime) -> None:
        """Record how a session ended."""
        with self.together():
            self._update(session, {"outcome": outcome.value, "ended": _text(when)})

    def forget(self, session: int) -> None:
        """Remove a session that was stopped before anything was done of it."""
        with self.together():
            self.ask("DELETE FROM sessions WHERE id = :id", {"id": session})

    def unfinished(self, identity: str = "") -> Session | None:
        """Return the newest session, of one routine or any, that can go on; a later one of its routine rules it out.

        One that was imported (its process is 0) neither goes on nor rules another out.
        """
        row = self._connection.execute(_UNFINISHED, {"identity": identity}).fetchone()
        return _session(row) if row and not unusable("sessions", row) else None

    def rename(self, old: str, new: str, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Give the sessions of the routine with the identity `old` the identity `new`.

        `meanwhile` is called before that is committed: if it fails, nothing is written.
        """
        with self.together():
            self.ask("UPDATE sessions SET identity = :new WHERE identity = :old", {"old": old, "new": new})
            meanwhile()

    def answer(self, session: int, when: When, pain: int, at: datetime, *, worst: bool = False) -> int:
        """Record how much pain there was, 0 to 10, and return what is kept.

        A later answer replaces an earlier one; with `worst` not a worse one, of the same session before it was resumed.
        """
        with self.together():
            values = {"session": session, "when": when.value}
            rows = self.ask('SELECT value FROM pain WHERE session = :session AND "when" = :when', values)
            kept = max([pain, *(int(row["value"]) for row in rows if worst)])
            self.ask('DELETE FROM pain WHERE session = :session AND "when" = :when', values)
            self.insert("pain", {**values, "value": kept, "at": _text(at)})
        return kept

    def count(self, session: int, step: int, reps: int) -> None:
        """Record how many reps a person says they did in a set, the last time they did it."""
        last = "SELECT max(id) FROM steps WHERE session = :session AND step = :step AND how = 'done'"
        with self.together():
            values = {"session": session, "step": step, "reps": reps}
            self.ask(f"UPDATE steps SET counted = :reps WHERE id = ({last})", values)

    def note(self, session: int | None, text: str, at: datetime) -> None:
        """Record a note on a session, or on none."""
        with self.together():
            self.insert("notes", {"session": session, "text": text, "at": _text(at)})

    def back_up(self, why: str) -> Path:
        """Write a copy of the journal beside it and return its path. Raise OSError too."""
        return back_up(self._connection, why)

    def together(self) -> AbstractContextManager[None]:
        """Commit everything that is written within the context, or nothing."""
        return transaction(self._connection)

    def insert(self, table: str, values: Mapping[str, Any]) -> int:
        """Insert a row and return its number, within `together`. The names are not escaped."""
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join(f":{name}" for name in values)
        return int(self._connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", values).lastrowid or 0)

    def ask(self, query: str, values: Mapping[str, Any] | None = None) -> list[sqlite3.Row]:
        """Return the rows that a query finds; for the modules that read the journal."""
        return self._connection.execute(query, values or {}).fetchall()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _update(self, session: int, values: Mapping[str, Any]) -> None:
        changes = ", ".join(f"{name} = :{name}" for name in values)
        self._connection.execute(f"UPDATE sessions SET {changes} WHERE id = :id", {**values, "id": session})


def _columns(plan: Plan, hand: Hand) -> dict[str, Any]:
    columns = {**vars(plan), "choices": json.dumps(plan.choices, ensure_ascii=False), **vars(hand)}
    return {"identity": columns.pop("known_by") or identity(Path(plan.path)), **columns}


def _left(left: LeftStep) -> dict[str, Any]:
    step = left.step
    return {
        "step": left.index,
        "exercise": step.exercise,
        "name": step.name,
        "kind": step.kind.value,
        "side": step.side.value if step.side else None,
        "set": step.set,
        "round": step.about.round,
        "how": left.how,
        "at": _text(left.when),
        "seconds": round(left.seconds, 1),
        "reps": left.asked.reps if left.asked else None,
        "work": left.asked.seconds if left.asked else None,
        "worked": round(left.worked, 1) if left.asked else None,
        "load": step.load or None,
    }


def _session(row: sqlite3.Row) -> Session:
    choices = json.loads(row["choices"])
    plan = Plan(row["routine"], row["path"], choices, row["score"], row["steps"], row["level"])
    plan = replace(plan, sets=row["sets"], reps=row["reps"], work=row["work"])
    hand = Hand(row["step"], row["exercise"], row["round"])
    try:
        seen = datetime.fromisoformat(row["seen"])
    except (TypeError, ValueError):  # it is the time of a step, which another program may have written
        seen = datetime.fromisoformat(row["started"])
    return Session(row["id"], plan, hand, row["identity"], seen, row["pid"])


def _text(when: datetime) -> str:
    return when.isoformat(timespec="seconds")
