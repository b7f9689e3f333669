"""The writer: in order, on its own thread, and never the session's trouble."""

import sqlite3
import subprocess
import sys
import threading

import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.journal.model import Hand
from voicecoach.journal.store import Store
from voicecoach.journal.writer import Writer

FULL = """
import resource, signal, sys
from pathlib import Path
from conftest import Diary
from voicecoach.journal.store import Store
from voicecoach.journal.writer import Writer

path, told = Path(sys.argv[1]), []
diary = Diary(path)
session = diary.begin()
diary.store.close()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))
writer = Writer(lambda: Store(path), told.append)
writer.start()

def left(index):
    def write(store):
        diary.store = store
        diary.leave(session, index % len(diary.score))
    return write

for n in range(1000):
    writer.put(left(n))
writer.put(lambda store: resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
writer.stop()
print(told)
"""


@pytest.fixture
def told():
    return []


def test_it_writes_all_in_order_on_a_thread_of_its_own(diary, told):
    threads = set()
    writer = Writer(lambda: Store(diary.path), told.append)
    writer.start()

    def begin(minute):
        def write(store):
            threads.add(threading.current_thread().name)
            store.begin(diary.plan(), Hand(0), diary.at(minute), pid=minute)

        return write

    for minute in range(50):
        writer.put(begin(minute))
    writer.stop()
    assert [row["pid"] for row in diary.rows("SELECT pid FROM sessions ORDER BY id")] == list(range(50))
    assert (threads, told) == ({"journal"}, [])


def test_a_disk_that_hangs_holds_nobody_up(diary, told, monkeypatch):
    monkeypatch.setattr("voicecoach.journal.writer.LAST_WORDS", 0.01)
    quick = threading.Event()

    def open_():
        quick.wait()
        return Store(diary.path)

    writer = Writer(open_, told.append)
    writer.start()
    writer.put(lambda store: None)
    writer.stop()  # comes back, or the test's time is up
    quick.set()


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (sqlite3.OperationalError("database or disk is full"), "database or disk is full"),
        (PermissionError(13, "Permission denied", "/data"), "Permission denied"),
        (
            VoicecoachError("the journal is of a newer voicecoach", "update"),
            "the journal is of a newer voicecoach; update",
        ),
    ],
)
def test_what_cannot_be_written_is_told_once(told, error, reason):
    def fail():
        raise error

    writer = Writer(fail, told.append)
    writer.start()
    for _ in range(5):
        writer.put(lambda store: None)
    writer.stop()
    assert told == [f"The journal can't be written: {reason}. The session goes on without it."]


def test_what_could_not_be_written_is_written_when_it_can(diary, told):
    full = sqlite3.OperationalError("database or disk is full")
    opening, writing, written = [full] * 2, [full] * 2, []

    def open_():
        if opening:
            raise opening.pop()
        return Store(diary.path)

    def numbered(number):
        def write(store):
            if writing and number == 3:
                raise writing.pop()
            written.append(number)

        return write

    writer = Writer(open_, told.append)
    writer.start()
    for number in range(8):
        writer.put(numbered(number))
    writer.stop()
    assert written == list(range(8))
    assert len(told) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_disk_that_fills_up_costs_nothing_of_what_it_had_and_is_told_once(tmp_path, request, intact):
    path = tmp_path / "journal.sqlite3"
    ran = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], cwd=request.path.parent, capture_output=True, text=True, check=True
    )
    assert ran.stdout.count("The journal can't be written: ") == 1, ran.stdout
    assert ran.stderr == ""
    assert intact(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM steps").fetchone()[0] > 10
    connection.close()
