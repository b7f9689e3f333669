"""A journal that is new, old, from the future, damaged or in the way; and two processes at once."""

import sqlite3
import subprocess
import sys
from datetime import datetime, timezone

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.journal.history import pasts
from voicecoach.journal.opening import damaged, open_journal
from voicecoach.journal.schema import MIGRATIONS, migrate, version
from voicecoach.journal.store import Store

WRITER = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from conftest import Diary
sys.stdin.readline()  # until the other is there too
diary = Diary(Path(sys.argv[1]))
session = diary.begin(pid=int(sys.argv[2]))
for n in range(100):
    diary.leave(session, n % len(diary.score))
"""

FIRST = """
import os, sqlite3, sys
from voicecoach.journal.schema import MIGRATIONS, migrate
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
migrate(connection, MIGRATIONS[:1])
for name, how in (("A", "done"), ("B", "hurt")):
    made = connection.execute(
        "INSERT INTO sessions (started, routine, path, choices, score, steps, step, exercise, round, pid)"
        " VALUES ('2026-02-01T12:00:00+01:00', ?, '/a', '{}', '', 3, 1, 'A', 0, 9)", (name,))
    connection.execute(
        "INSERT INTO steps (session, step, exercise, name, kind, 'set', round, how, at, seconds)"
        " VALUES (?, 0, 0, ?, 'work', 1, 0, ?, '2026-02-01T12:00:09+01:00', 3.0)", (made.lastrowid, name, how))
os._exit(0)
"""


def noon():
    return datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


@pytest.fixture
def told():
    return []


def test_a_new_journal_has_the_last_version_and_is_shared(tmp_path):
    Store(tmp_path / "j.sqlite3").close()
    connection = sqlite3.connect(tmp_path / "j.sqlite3")
    assert version(connection) == len(MIGRATIONS)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_each_migration_is_done_once_and_keeps_what_there_is(diary):
    diary.begin()
    connection = sqlite3.connect(diary.path, isolation_level=None)
    more = (*MIGRATIONS, "ALTER TABLE sessions ADD COLUMN mood TEXT;\nCREATE TABLE more (text TEXT); -- for later;\n")
    for _ in range(2):
        migrate(connection, more)
        assert version(connection) == len(more)
    assert connection.execute("SELECT routine, mood FROM sessions").fetchall() == [("A", None)]
    connection.close()


def test_a_migration_that_fails_leaves_all_as_it_was(diary):
    connection = sqlite3.connect(diary.path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, (*MIGRATIONS, "CREATE TABLE more (text TEXT);\nDROP TABLE nosuch;\n"))
    assert version(connection) == len(MIGRATIONS)
    assert not connection.execute("SELECT * FROM sqlite_schema WHERE name = 'more'").fetchall()
    connection.close()


@pytest.fixture
def first(tmp_path):
    """A journal of version 1 with two sessions, as a crash left it: its last step is in the -wal file alone."""
    path = tmp_path / "journal.sqlite3"
    subprocess.run([sys.executable, "-c", FIRST, str(path)], check=True, timeout=30)
    assert path.with_name("journal.sqlite3-wal").stat().st_size > 0
    return path


def test_a_journal_of_the_first_version_keeps_all_it_has_and_a_copy_beside_it(first, intact):
    connection = sqlite3.connect(first, isolation_level=None)
    migrate(connection, clock=noon)
    connection.close()
    store = Store(first)
    assert [(past.routine, past.level, past.done) for past in pasts(store)] == [("A", None, 1), ("B", None, 0)]
    assert len({row["uuid"] for row in store.ask("SELECT uuid FROM sessions")}) == 2
    store.close()
    copy = first.with_name("journal-backup-1-20260301.sqlite3")
    assert intact(copy)
    connection = sqlite3.connect(copy)
    assert version(connection) == 1
    assert connection.execute("SELECT name, how FROM steps ORDER BY id").fetchall() == [("A", "done"), ("B", "hurt")]
    connection.close()
    assert not list(first.parent.glob(".*"))


def test_a_journal_of_the_second_version_learns_what_its_routines_are_known_by(tmp_path, monkeypatch):
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path))
    known = {
        f"{tmp_path}/routines/hip.yaml": "hip",  # one's own
        "/venv/lib/python3.9/site-packages/voicecoach/data/routines/ice-pack.yaml": "ice-pack",  # gone
        "/src/voicecoach/routines/upper-hamstring.yaml": "upper-hamstring",  # of a checkout that is gone
        "/src/voicecoach/routines/hip.yaml": "/src/voicecoach/routines/hip.yaml",  # none of ours is called so
        "/physio/hip.yaml": "/physio/hip.yaml",
    }
    connection = sqlite3.connect(tmp_path / "journal.sqlite3", isolation_level=None)
    migrate(connection, MIGRATIONS[:2])
    connection.executemany(
        "INSERT INTO sessions (started, routine, path, choices, score, steps, step, exercise, round, pid)"
        " VALUES ('2026-02-01T12:00:00+01:00', 'A', ?, '{}', '', 3, 1, 'A', 0, 9)",
        [(path,) for path in known],
    )
    migrate(connection, clock=noon)
    assert dict(connection.execute("SELECT path, identity FROM sessions")) == known
    connection.close()
    connection = sqlite3.connect(tmp_path / "journal-backup-2-20260301.sqlite3")
    assert version(connection) == 2
    assert connection.execute("SELECT count(*) FROM sessions").fetchone() == (5,)
    connection.close()


def test_a_new_journal_leaves_no_copy(diary):
    assert not list(diary.path.parent.glob("*backup*"))


def test_without_room_for_a_copy_nothing_is_migrated(first):
    for name in (".journal-backup-1-20260301.sqlite3.part", "journal-backup-1-20260301.sqlite3"):
        (first.parent / name).mkdir()
    connection = sqlite3.connect(first, isolation_level=None)
    with pytest.raises(OSError):
        migrate(connection, clock=noon)
    assert version(connection) == 1
    connection.close()


def test_a_journal_of_a_newer_version_is_left_alone(diary, told):
    connection = sqlite3.connect(diary.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = diary.path.read_bytes()
    with pytest.raises(VoicecoachError, match="newer voicecoach"):
        open_journal(diary.path, told.append)
    assert (diary.path.read_bytes(), told) == (before, [])


def damage(path, how):
    if how == "no journal":
        path.write_bytes(b"no journal at all" * 1000)
    elif how == "cut":
        path.write_bytes(path.read_bytes()[:9000])
    else:
        data = bytearray(path.read_bytes())
        data[4096 + 8 : 8192] = b"\xff" * 4088
        path.write_bytes(data)


@pytest.mark.parametrize("how", ["no journal", "cut", "a page"])
def test_a_damaged_journal_is_set_aside_whole_and_told_and_a_new_one_begun(diary, told, how):
    diary.do(diary.begin(), 5)
    diary.store.close()
    damage(diary.path, how)
    before = diary.path.read_bytes()
    store = open_journal(diary.path, told.append, check=True, clock=noon)
    store.check()
    store.close()
    aside = diary.path.with_name("journal-damaged-20260301-120000.sqlite3")
    assert aside.read_bytes() == before
    assert told == [f"The journal was damaged; it lies in {aside} now, and a new one is begun."]
    assert diary.rows("SELECT * FROM sessions") == []


def test_a_second_damaged_one_in_the_same_second_does_not_replace_the_first(tmp_path, told):
    path = tmp_path / "journal.sqlite3"
    for text in (b"first" * 100, b"second" * 100):
        path.write_bytes(text)
        open_journal(path, told.append, clock=noon).close()
    kept = sorted(tmp_path.glob("*damaged*"))
    assert [file.read_bytes()[:5] for file in kept] == [b"secon", b"first"]


def test_a_disk_that_is_full_or_a_folder_in_the_way_is_no_damage(tmp_path, told):
    path = tmp_path / "journal.sqlite3"
    path.mkdir()
    with pytest.raises((OSError, sqlite3.OperationalError)):
        open_journal(path, told.append)
    assert not damaged(sqlite3.OperationalError("database or disk is full"))
    assert damaged(sqlite3.DatabaseError("file is not a database"))
    assert (told, path.is_dir()) == ([], True)


def test_two_processes_may_begin_a_journal_and_write_to_it_at_once(tmp_path, request, intact):
    path = tmp_path / "data" / "journal.sqlite3"
    command = [sys.executable, "-c", WRITER, str(path)]
    both = [
        subprocess.Popen([*command, str(pid)], stdin=subprocess.PIPE, cwd=request.path.parent, stderr=subprocess.PIPE)
        for pid in (1, 2)
    ]
    for process in both:
        process.stdin.write(b"\n")
        process.stdin.flush()
    for process in both:
        assert process.communicate(timeout=30)[1] == b""
    connection = sqlite3.connect(path)
    counts = connection.execute(
        "SELECT pid, count(*) FROM steps JOIN sessions ON session = sessions.id GROUP BY pid ORDER BY pid"
    )
    assert counts.fetchall() == [(1, 100), (2, 100)]
    connection.close()
    assert intact(path)
