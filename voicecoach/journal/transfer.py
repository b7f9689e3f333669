"""The journal as JSON Lines: one per session with all that belongs to it, and one per note without a session."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from voicecoach.core.errors import Problem, Where
from voicecoach.journal.columns import FIELDS, troubles, usable
from voicecoach.journal.health import broken_sessions, left_out_told
from voicecoach.journal.opening import Tell
from voicecoach.journal.store import Store
from voicecoach.routine.library.identity import identity
from voicecoach.routine.library.load import RoutineProblems

Record = dict[str, Any]
PARTS = {"left": "steps", "pain": "pain", "notes": "notes"}
"""What belongs to a session: the key of its list in the line (`steps` is the number of steps), and its table."""
_HERE = ("id", "session", "pid")
"""Columns that mean nothing outside their own journal."""
_HINT = "nothing was imported; `voicecoach journal export` writes such files"
MOST_PROBLEMS = 20
"""After more than that, the rest of the file isn't read."""


class Counts(NamedTuple):
    """How many sessions and notes an import found."""

    new: int
    known: int
    """Those that were there already, and stay as they are."""


def lines(store: Store, tell: Tell = print) -> Iterator[str]:
    """Yield the whole journal, the oldest first, without sessions that can't be used. Raise sqlite3.Error."""
    left_out = broken_sessions(store)
    if left_out:
        tell(left_out_told(len(left_out)))
    for session in store.ask("SELECT * FROM sessions ORDER BY id"):
        if session["id"] in left_out:
            continue
        parts = {part: [_portable(row) for row in _of(store, table, session["id"])] for part, table in PARTS.items()}
        made = _portable(session)
        yield _line({**made, "choices": json.loads(made["choices"]), **parts})
    for note in store.ask(f"SELECT * FROM notes WHERE session IS NULL AND {usable('notes')} ORDER BY id"):
        yield _line({"note": _portable(note)})


def take(store: Store, read: Iterable[str], file: str) -> Counts:
    """Add what such lines have and `store` lacks, all or nothing; a session is recognised by its `uuid`.

    Raise sqlite3.Error, or RoutineProblems with everything that is wrong in them; it names them `file`.
    """
    new = known = 0
    problems: list[Problem] = []
    with store.together():
        for number, line in enumerate(read, 1):
            if not line.strip():
                continue
            found, wrong = _parsed(line)
            problems += (Problem("journal", what, Where(file, number, 1), _HINT) for what in wrong)
            if len(problems) > MOST_PROBLEMS:
                break
            if not problems:
                added = _add(store, found)
                new, known = new + added, known + (not added)
        if problems:
            raise RoutineProblems(file, problems)
    return Counts(new, known)


def _parsed(line: str) -> tuple[Record, list[str]]:
    """Return the session or the note of a line, and what is wrong with it."""
    try:
        found = json.loads(line, parse_constant=_refuse)
    except RecursionError:
        return {}, ["it is nested too deeply"]
    except ValueError as error:
        return {}, [f"it is no JSON: {error}"]
    return (found, list(_wrong(found))) if isinstance(found, dict) else ({}, ["it is no `{...}`"])


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _wrong(found: Record) -> Iterator[str]:
    if "note" in found:
        yield from troubles("notes", found["note"], "note.")
        return
    wrong = list(troubles("sessions", {name: value for name, value in found.items() if name not in PARTS}))
    yield from wrong
    if not wrong and found["step"] > found["steps"]:
        yield f"`step` is {found['step']}, beyond the {found['steps']} of `steps`"
    for part, table in PARTS.items():
        rows = found.get(part)
        if not isinstance(rows, list):
            yield f"`{part}` is no list"
            continue
        for number, row in enumerate(rows):
            yield from troubles(table, row, f"{part}[{number}].")
    told = found.get("pain")
    pains = [row.get("when") for row in (told if isinstance(told, list) else ()) if isinstance(row, dict)]
    yield from (f"`pain` has {when} twice" for when in FIELDS["pain"]["when"].among if pains.count(when) > 1)


def _add(store: Store, found: Record) -> bool:
    """Add a session or a note that was found valid; return whether it is new."""
    if "note" in found:
        note = found["note"]
        query = "SELECT 1 FROM notes WHERE session IS NULL AND text = :text AND at = :at"
        if known := store.ask(query, {"text": note["text"], "at": note["at"]}):
            return not known
        store.insert("notes", note)
        return True
    parts = {part: found.pop(part) for part in PARTS}
    choices = json.dumps(found["choices"], ensure_ascii=False)
    session = {"identity": identity(Path(found["path"])), **found, "choices": choices}
    if store.ask("SELECT 1 FROM sessions WHERE uuid = :uuid", {"uuid": session["uuid"]}):
        return False
    number = store.insert("sessions", {**session, "pid": 0})
    for part, rows in parts.items():
        for row in rows:
            store.insert(PARTS[part], {**row, "session": number})
    return True


def _of(store: Store, table: str, session: int) -> list[sqlite3.Row]:
    return store.ask(f"SELECT * FROM {table} WHERE session = :session ORDER BY rowid", {"session": session})


def _portable(row: sqlite3.Row) -> Record:
    return {name: row[name] for name in row.keys() if name not in _HERE}  # noqa: SIM118 - a row yields its values


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)
