"""What was done: the sessions that the journal has, each with its exercises, pain and notes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from voicecoach.journal.store import Store


@dataclass(frozen=True)
class Done:
    """What was done of an exercise in a session, all its rounds together."""

    name: str
    sets: int
    """Stretches of work done, each side and round its own; none of an exercise that is but a wait."""
    skipped: bool
    """Whether anything of it was skipped."""
    hurt: bool
    """Whether it was ended because it hurt."""


@dataclass(frozen=True)
class Past:
    """A session that came as far as an exercise."""

    id: int
    routine: str
    """Its name, as it is shown."""
    path: str
    """Where its file lay."""
    identity: str
    """What it is known by."""
    started: datetime
    ended: datetime | None
    outcome: str
    """`finished`, `stopped`, or empty: it was cut off, or runs."""
    done: int
    """How many of its steps were done."""
    steps: int
    seconds: float
    """How long it took, pauses aside."""
    level: int | None
    """0 to 100; None where it made no difference or is not known."""
    exercises: tuple[Done, ...] = ()
    """In the order they came up."""
    pain: int | None = None
    """Right after it, 0 to 10; None: not answered."""
    pain_after: int | None = None
    """In the 24 hours after it; likewise."""
    notes: tuple[str, ...] = ()


_CHOSEN = """
    WITH chosen AS (
        SELECT * FROM sessions s
        WHERE :identity IN ('', identity) AND EXISTS (SELECT 1 FROM steps WHERE session = s.id AND exercise >= 0)
        ORDER BY julianday(started) DESC, id DESC LIMIT :last
    )"""
_SESSIONS = f"""{_CHOSEN}
    SELECT chosen.*,
        (SELECT count(DISTINCT step) FROM steps WHERE session = chosen.id AND how = 'done') AS done,
        (SELECT total(seconds) FROM steps WHERE session = chosen.id) AS seconds,
        (SELECT value FROM pain WHERE session = chosen.id AND "when" = 'after') AS pain,
        (SELECT value FROM pain WHERE session = chosen.id AND "when" = 'day') AS pain_after
    FROM chosen"""
# A rest has the name of what follows it, which may never have come up.
_EXERCISES = f"""{_CHOSEN}
    SELECT session, steps.name AS name,
        count(DISTINCT CASE WHEN kind = 'work' AND how = 'done' THEN steps.step END) AS sets,
        max(how = 'skipped' AND kind IN ('work', 'wait')) AS skipped, max(how = 'hurt') AS hurt
    FROM chosen JOIN steps ON session = chosen.id
    WHERE steps.exercise >= 0 AND (kind <> 'rest' OR how = 'hurt')
    GROUP BY session, steps.name ORDER BY session, min(steps.exercise), min(steps.step)"""
_NOTES = f"{_CHOSEN} SELECT session, text FROM chosen JOIN notes ON session = chosen.id ORDER BY notes.id"


def pasts(store: Store, identity: str = "", last: int = -1) -> list[Past]:
    """Return the sessions of one routine or of all, or the last so many, the oldest first. Raise sqlite3.Error.

    Sessions that were left before any exercise are none; one that runs is among them.
    """
    which = {"identity": identity, "last": last}
    exercises, notes = defaultdict(list), defaultdict(list)
    for row in store.ask(_EXERCISES, which):
        exercises[row["session"]].append(Done(row["name"], row["sets"], bool(row["skipped"]), bool(row["hurt"])))
    for row in store.ask(_NOTES, which):
        notes[row["session"]].append(row["text"])
    found = [_past(row, exercises[row["id"]], notes[row["id"]]) for row in store.ask(_SESSIONS, which)]
    return sorted(found, key=lambda past: (past.started, past.id))


def _past(row: sqlite3.Row, exercises: list[Done], notes: list[str]) -> Past:
    return Past(
        id=row["id"],
        routine=row["routine"],
        path=row["path"],
        identity=row["identity"],
        started=datetime.fromisoformat(row["started"]),
        ended=datetime.fromisoformat(row["ended"]) if row["ended"] else None,
        outcome=row["outcome"] or "",
        done=row["done"],
        steps=row["steps"],
        seconds=row["seconds"],
        level=row["level"],
        exercises=tuple(exercises),
        pain=row["pain"],
        pain_after=row["pain_after"],
        notes=tuple(notes),
    )
