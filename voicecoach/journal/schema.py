"""The tables of the journal, and the migrations that give them to an older journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from voicecoach.core.clock import Clock, now
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.files import replacing
from voicecoach.routine.library.identity import identity

MIGRATIONS = (
    """
    CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        started TEXT NOT NULL,           -- ISO 8601, with the offset of the place; ids give the order, not clocks
        routine TEXT NOT NULL,           -- its name, as it is shown
        path TEXT NOT NULL,
        choices TEXT NOT NULL,           -- JSON: all it takes to make the same score again
        score TEXT NOT NULL,             -- a digest: the same steps have the same
        steps INTEGER NOT NULL,          -- how many
        step INTEGER NOT NULL,           -- the one in hand
        exercise TEXT NOT NULL,          -- of the step in hand; empty before the first and after the last
        round INTEGER NOT NULL,          -- of the step in hand
        ended TEXT,
        outcome TEXT,                    -- finished, stopped; null while it runs and after it was killed
        pid INTEGER NOT NULL             -- 0: imported
    );
    CREATE INDEX sessions_of_a_routine ON sessions (path);
    CREATE TABLE steps (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
        step INTEGER NOT NULL,
        exercise INTEGER NOT NULL,       -- counting from 0, rounds unrolled; -1 before the first and after the last
        name TEXT NOT NULL,              -- of the exercise
        kind TEXT NOT NULL,              -- talk, ready, work, rest, switch, wait
        side TEXT,                       -- left, right
        "set" INTEGER NOT NULL,          -- 0: not counted in sets
        round INTEGER NOT NULL,          -- 0: not counted in rounds
        how TEXT NOT NULL,               -- done, skipped, hurt; again: gone back from, stopped in, or done once more
        at TEXT NOT NULL,                -- when it was left
        seconds REAL NOT NULL            -- how long it was in hand, pauses aside
    );
    CREATE INDEX steps_of_a_session ON steps (session);
    """,
    """
    -- 0 to 100; null: it made no difference, or was not kept yet
    ALTER TABLE sessions ADD COLUMN level INTEGER CHECK (level BETWEEN 0 AND 100);
    ALTER TABLE sessions ADD COLUMN uuid TEXT;  -- by which an import knows it again
    UPDATE sessions SET uuid = lower(hex(randomblob(16)));
    CREATE UNIQUE INDEX sessions_by_uuid ON sessions (uuid);
    CREATE TABLE pain (                  -- what was answered; that an exercise hurt is a step's `how`
        session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
        "when" TEXT NOT NULL CHECK ("when" IN ('after', 'day')),  -- right after it; in the 24 hours after it
        value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
        at TEXT NOT NULL,
        PRIMARY KEY (session, "when")
    );
    CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session INTEGER REFERENCES sessions ON DELETE CASCADE,  -- null: before there was any
        text TEXT NOT NULL,
        at TEXT NOT NULL
    );
    CREATE INDEX notes_of_a_session ON notes (session);
    """,
    """
    -- what the routine is known by (`routine.identity`): its name in the library, else its file
    ALTER TABLE sessions ADD COLUMN identity TEXT NOT NULL DEFAULT '';
    UPDATE sessions SET identity = identity(path);
    DROP INDEX sessions_of_a_routine;
    CREATE INDEX sessions_of_a_routine ON sessions (identity);
    """,
    """
    -- how much work was asked for, from the step on with which it began; null: not kept yet
    ALTER TABLE sessions ADD COLUMN sets INTEGER;
    ALTER TABLE sessions ADD COLUMN reps INTEGER;
    ALTER TABLE sessions ADD COLUMN work REAL;      -- seconds
    ALTER TABLE steps ADD COLUMN reps INTEGER;      -- likewise of a set; null: it is none
    ALTER TABLE steps ADD COLUMN work REAL;
    ALTER TABLE steps ADD COLUMN worked REAL;       -- seconds of work done in it
    """,
    """
    ALTER TABLE steps ADD COLUMN load TEXT;         -- what was lifted, worn or pulled at in a set; null: nothing
    ALTER TABLE steps ADD COLUMN counted INTEGER;   -- the reps that a person told; null: none were
    """,
)
"""From each version to the next; a journal's version, in `PRAGMA user_version`, is the number of those applied."""


def migrate(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS, clock: Clock = now) -> None:
    """Bring a journal up to the last version, whole or not at all; a copy of the older one is kept beside it.

    Raise VoicecoachError for one of a newer version than ours.
    """
    if version(connection) == len(migrations):
        return
    with transaction(connection):
        had = version(connection)  # another process may have migrated it meanwhile
        if had > len(migrations):
            raise VoicecoachError(f"the journal is of a newer voicecoach (its version is {had})", "update voicecoach")
        if had:
            back_up(connection, f"{had}-{clock():%Y%m%d}")
        connection.create_function("identity", 1, lambda path: identity(Path(path)))
        for number, script in enumerate(migrations[had:], had + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def version(connection: sqlite3.Connection) -> int:
    """Return a journal's version; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit everything that is written within the context, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:  # a full disk rolls it back by itself
            connection.execute("ROLLBACK")


def back_up(connection: sqlite3.Connection, why: str) -> Path:
    """Write `journal-backup-WHY.sqlite3`, whole or not at all, and return its path."""
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    backup = path.with_name(f"{path.stem}-backup-{why}{path.suffix}")
    with replacing(backup) as part:
        part.touch(mode=0o600)
        # A second connection reads what is committed, because the one about to migrate holds the write lock.
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
    return backup


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit what came before it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
