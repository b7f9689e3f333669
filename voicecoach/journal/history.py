"""What was done: the sessions that the journal has, each with its exercises, pain and notes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from voicecoach.journal.health import broken_sessions, left_out_told
from voicecoach.journal.opening import Tell
from voicecoach.journal.store import Store
from voicecoach.journal.work_done import NONE, Asked, PartDone, Work, tally
from voicecoach.language.english import ENGLISH
from voicecoach.score.side_words import filled


@dataclass(frozen=True)
class Done:
    """What was done of an exercise in a session, all its rounds together."""

    name: str
    sets: int
    """Sets done, counting each side and round; 0 for an exercise that is only a wait."""
    hurt: bool
    """Whether it was ended because it hurt."""
    loads: tuple[str, ...] = ()
    """What was lifted, worn or pulled at, without those that come again."""
    counted: tuple[int, ...] = ()
    """The reps that the person told, of sets of as many as one can."""

    @property
    def title(self) -> str:
        """Its name to be read, with both sides named where it has a place for one."""
        return filled(self.name, None, ENGLISH)

    @property
    def amounts(self) -> str:
        """Its loads, and the reps that were told, in words; empty if there are none."""
        reps = f"{', '.join(map(str, self.counted))} reps" if self.counted else ""
        return ", ".join(filter(None, (*self.loads, reps)))


@dataclass(frozen=True)
class PastSession:
    """A session that came as far as an exercise."""

    id: int
    routine: str
    """Its name, as it is shown."""
    path: str
    """Where its file was."""
    identity: str
    """Its routine's identity (`routine.library.identity`)."""
    started: datetime
    ended: datetime | None
    outcome: str
    """`finished`, `stopped`, or empty if it was cut off; `running` where it is known that it still is."""
    done: int
    """How many of its steps were done."""
    steps: int
    seconds: float
    """How long it took, without pauses."""
    level: int | None
    """0 to 100; None where it made no difference or is not known."""
    exercises: tuple[Done, ...] = ()
    """In the order they came up."""
    work: Work = NONE
    """How much of its work was done."""
    pain: int | None = None
    """Right after it, 0 to 10; None: not answered."""
    pain_after: int | None = None
    """In the 24 hours after it; likewise."""
    notes: tuple[str, ...] = ()
    number: int = 0
    """Which session of its routine it was, counting from 1; 0 where it is not known."""

    @property
    def label(self) -> str:
        """A short name: its routine, and when it began."""
        return f"{self.routine}, {self.started:%Y-%m-%d %H:%M}"

    @property
    def felt(self) -> bool:
        """Whether there was anything to feel, or pain was reported; otherwise it was only started and left."""
        told = (self.pain, self.pain_after) != (None, None)
        return self.work.something or told or any(exercise.hurt for exercise in self.exercises)


_CHOSEN = """
    WITH chosen AS (
        SELECT s.*, row_number() OVER (PARTITION BY identity ORDER BY julianday(started), id) AS number
        FROM sessions s
        WHERE :identity IN ('', identity) AND :session IN (0, id)
            AND EXISTS (SELECT 1 FROM steps WHERE session = s.id AND exercise >= 0)
        ORDER BY julianday(started) DESC, id DESC LIMIT :last
    )"""
_SESSIONS = f"""{_CHOSEN}
    SELECT chosen.*,
        (SELECT count(DISTINCT step) FROM steps WHERE session = chosen.id AND how = 'done') AS done,
        (SELECT count(DISTINCT step) FROM steps WHERE session = chosen.id) AS known,
        (SELECT min(step) FROM steps WHERE session = chosen.id) AS first,
        (SELECT total(seconds) FROM steps WHERE session = chosen.id) AS seconds,
        (SELECT value FROM pain WHERE session = chosen.id AND "when" = 'after') AS pain,
        (SELECT value FROM pain WHERE session = chosen.id AND "when" = 'day') AS pain_after
    FROM chosen"""
# A rest has the name of the exercise that follows it, which may never have been reached.
_EXERCISES = f"""{_CHOSEN}
    SELECT session, steps.name AS name,
        count(DISTINCT CASE
            WHEN (kind = 'work' OR kind = 'wait' AND "set" > 0) AND how = 'done' THEN steps.step
        END) AS sets,
        max(how = 'hurt') AS hurt
    FROM chosen JOIN steps ON session = chosen.id
    WHERE steps.exercise >= 0 AND (kind <> 'rest' OR how = 'hurt')
    GROUP BY session, steps.name ORDER BY session, min(steps.exercise), min(steps.step)"""
_OWN = f"""{_CHOSEN}
    SELECT session, steps.name AS name, load, counted FROM chosen JOIN steps ON session = chosen.id
    WHERE how = 'done' AND (load IS NOT NULL OR counted IS NOT NULL) ORDER BY steps.id"""
# A set that was repeated counts once, with its best attempt. An older journal marks work only by the kind of its steps;
# in a session that has only waits, these are the work.
_PARTS = f"""{_CHOSEN}
    SELECT session, steps.step AS step, max(how = 'done') AS whole, max(steps.reps) AS reps, max(steps.work) AS work,
        max(CASE
            WHEN how = 'done' THEN 1.0
            WHEN steps.work > 0 THEN min(1.0, max(0.0, worked / steps.work))
            ELSE 0.0
        END) AS share
    FROM chosen JOIN steps ON session = chosen.id
    WHERE steps.work IS NOT NULL OR kind = 'work' OR (kind = 'wait' AND chosen.sets IS NULL
        AND NOT EXISTS (SELECT 1 FROM steps w WHERE w.session = chosen.id AND w.kind = 'work'))
    GROUP BY session, steps.step"""
_NOTES = f"{_CHOSEN} SELECT session, text FROM chosen JOIN notes ON session = chosen.id ORDER BY notes.id"


def pasts(store: Store, identity: str = "", last: int = -1, tell: Tell | None = None) -> list[PastSession]:
    """Return the sessions of one routine or of all, or the `last` ones, the oldest first. Raise sqlite3.Error.

    Sessions that were left before their first exercise don't count; one that is running does. One in which something
    can't be used, because another program wrote it, is left out, and `tell` is told so.
    """
    which = {"identity": identity, "last": last, "session": 0}
    left_out = broken_sessions(store, _CHOSEN, which)
    if left_out and tell:
        tell(left_out_told(len(left_out)))
    exercises, notes = defaultdict(list), defaultdict(list)
    loads: defaultdict[tuple[int, str], dict[str, None]] = defaultdict(dict)
    counted: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for row in store.ask(_OWN, which):
        key = row["session"], row["name"]
        loads[key] |= {row["load"]: None} if row["load"] else {}
        counted[key] += [row["counted"]] if row["counted"] is not None else []
    for row in store.ask(_EXERCISES, which):
        key = row["session"], row["name"]
        done = Done(row["name"], row["sets"], bool(row["hurt"]), tuple(loads[key]), tuple(counted[key]))
        exercises[row["session"]].append(done)
    for row in store.ask(_NOTES, which):
        notes[row["session"]].append(row["text"])
    parts = _parts(store, which)
    found = [
        _past(row, exercises[row["id"]], _work(row, parts[row["id"]]), notes[row["id"]])
        for row in store.ask(_SESSIONS, which)
        if row["id"] not in left_out
    ]
    return sorted(found, key=lambda past: (past.started, past.id))


def parts_of(store: Store, session: int) -> dict[int, PartDone]:
    """Return what was done of each set of a session so far, by its step. Raise sqlite3.Error."""
    return dict(_parts(store, {"identity": "", "last": -1, "session": session})[session])


def running(store: Store, pids: Collection[int]) -> set[int]:
    """Return the sessions without an end that run in these processes. Raise sqlite3.Error."""
    rows = store.ask("SELECT id, pid FROM sessions WHERE outcome IS NULL")
    return {row["id"] for row in rows if row["pid"] in pids}


def hurt_in(store: Store, session: int) -> list[str]:
    """Return the names of the exercises that hurt in a session so far, in order. Raise sqlite3.Error."""
    which = {"identity": "", "last": -1, "session": session}
    return [row["name"] for row in store.ask(_EXERCISES, which) if row["hurt"]]


def _parts(store: Store, which: Mapping[str, Any]) -> defaultdict[int, dict[int, PartDone]]:
    found: defaultdict[int, dict[int, PartDone]] = defaultdict(dict)
    for row in store.ask(_PARTS, which):
        part = PartDone(bool(row["whole"]), row["share"], row["reps"] or 0, row["work"] or 0.0)
        found[row["session"]][row["step"]] = part
    return found


def _work(row: sqlite3.Row, parts: Mapping[int, PartDone]) -> Work:
    """Return how much of a session's work was done.

    An older journal doesn't say how much was asked for: of the steps that weren't reached, the same share is assumed to
    be sets as of those that were.
    """
    if row["sets"] is not None:
        return tally(parts.values(), Asked(row["sets"], row["reps"] or 0, row["work"] or 0.0))
    unknown = max(0, row["steps"] - row["first"] - row["known"])
    whole = [PartDone(part.whole, float(part.whole)) for part in parts.values()]
    return tally(whole, Asked(len(parts) + round(unknown * len(parts) / row["known"])))


def _past(row: sqlite3.Row, exercises: list[Done], work: Work, notes: list[str]) -> PastSession:
    return PastSession(
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
        work=work,
        pain=row["pain"],
        pain_after=row["pain_after"],
        notes=tuple(notes),
        number=row["number"],
    )
