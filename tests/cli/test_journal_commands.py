"""`journal export`, `journal import`, `note` and `--data` through the command line."""

import io
import json
import os
import sqlite3
from contextlib import closing

import pytest

START = ("start", "quick.yaml", "--plain", "--output", "null", "--voice", "hum", "--cues", "beeps")


@pytest.fixture
def held(run, home, brisk):
    """A person who held a session."""
    assert run(*START).code == 0


def exported(run, *before):
    return [json.loads(line) for line in run(*before, "journal", "export", "-").out.splitlines()]


def test_a_journal_goes_to_a_file_and_into_another_one_once(run, home, held):
    assert run("journal", "export", "all.jsonl").out == "Written to all.jsonl.\n"
    for new, known in ((1, 0), (0, 1)):
        ran = run("--data", "elsewhere", "journal", "import", "all.jsonl")
        assert (ran.code, ran.out) == (0, f"Sessions and notes added: {new}; there already: {known}.\n")
    assert exported(run, "--data", "elsewhere") == [json.loads((home / "all.jsonl").read_text())]


def test_a_note_goes_with_the_last_session_or_stands_alone(run, home, brisk):
    assert run("note", "Bought", "a mat").out == "Noted.\n"
    run(*START)
    assert run("note", "The chair\x1b[31m was too low.").out.startswith("Noted with Quick, 20")
    session, alone = exported(run)
    assert [note["text"] for note in session["notes"]] == ["The chair[31m was too low."]
    assert alone["note"]["text"] == "Bought a mat"
    for wrong in ("", " \x1b ", "x" * 2001):
        assert run("note", wrong).code == 2


def test_a_table_is_written_and_not_read(run, home, held):
    assert run("journal", "export", "all.csv").code == 0
    assert (home / "all.csv").read_text().count("\n") == 2
    ran = run("journal", "import", "all.csv")
    assert (ran.code, ran.err.splitlines()[0][:41]) == (1, "all.csv:1:1: it is no JSON: Expecting val")
    assert "error: all.csv has 2 problems" in ran.err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("export", "all.txt"), 2, "can't be written as `all.txt`"),
        (("export", "binary.jsonl/all.csv"), 1, "can't write binary.jsonl/all.csv: "),
        (("import", "nosuch.jsonl"), 2, "does not exist"),
        (("import", "binary.jsonl"), 2, "can't read"),
    ],
)
def test_what_is_wrong_is_said(run, home, words, code, message):
    (home / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    ran = run("journal", *words)
    assert ran.code == code
    assert ran.err.startswith("error: ")
    assert message in ran.err


def test_data_is_where_routines_and_journal_are(run, home, brisk):
    (home / "there" / "routines").mkdir(parents=True)
    (home / "there" / "routines" / "mine.yaml").write_text("exercises: [A]")
    assert "mine" in run("--data", "there", "list").out
    run("--data", home / "there", *START)
    assert (home / "there" / "journal.sqlite3").is_file()
    assert not (home / "data").exists()


@pytest.fixture
def spoiled(run, home, held):
    """Return a function that writes to a journal of two good sessions as another program might."""
    run(*START)

    def write(what):
        with closing(sqlite3.connect(home / "data" / "journal.sqlite3")) as journal, journal:
            journal.execute("PRAGMA ignore_check_constraints = ON")
            journal.execute(what)

    return write


SPOILED = [
    "UPDATE steps SET seconds = 9e999 WHERE session = 1",
    "UPDATE steps SET seconds = -1 WHERE session = 1 AND step = 3",
    "UPDATE steps SET seconds = 'long' WHERE session = 1",
    "UPDATE steps SET how = 'flown' WHERE session = 1",
    "UPDATE steps SET name = x'ff00' WHERE session = 1",
    "UPDATE steps SET step = 'first' WHERE session = 1",
    "UPDATE steps SET at = 'noon' WHERE session = 1",
    "UPDATE sessions SET started = 'yesterday' WHERE id = 1",
    "UPDATE sessions SET started = '2026-03-01 12:00' WHERE id = 1",
    "UPDATE sessions SET started = 5 WHERE id = 1",
    "UPDATE sessions SET ended = '9999-12-31T23:59:59-12:00' WHERE id = 1",
    "UPDATE sessions SET outcome = 'won' WHERE id = 1",
    "UPDATE sessions SET choices = '[' WHERE id = 1",
    "UPDATE sessions SET steps = 'many' WHERE id = 1",
    "UPDATE sessions SET sets = 'many' WHERE id = 1",
    "UPDATE sessions SET level = 4000 WHERE id = 1",
    "INSERT INTO pain VALUES (1, 'after', 11, '2026-03-01T12:00:00+01:00')",
    "INSERT INTO notes (session, text, at) VALUES (1, 4, 'noon')",
]


@pytest.mark.parametrize("what", SPOILED)
def test_a_journal_that_another_program_spoiled_goes_on_without_that_session(run, home, spoiled, own, what):
    spoiled(what)
    for words in (["history"], ["history", "--json"], ["report", "quick.yaml"], ["due", "quick.yaml"], ["pain", "3"]):
        ran = run(*words)
        assert ran.code in (0, 2)
        assert ran.err.count("1 session in the journal, of which something can't be used, is left out") == 1
    assert len(json.loads(run("history", "--json").out)["sessions"]) == 1
    assert len(exported(run)) == 1
    assert run("journal", "export", "all.csv").code == 0
    assert run("note", "Still here").code == 0
    assert run("resume", "--output", "null").code == 1
    assert run(*START).code == 0
    assert not list((home / "data").glob("*damaged*"))


@pytest.mark.parametrize("what", SPOILED)
def test_doctor_finds_what_is_spoiled_and_mends_it(home, spoiled, run, what):
    from voicecoach.app.health.journal import journal_status

    assert journal_status(mend=False).usable
    spoiled(what)
    found = journal_status(mend=False)
    assert (found.usable, "can't be used" in found.reason, "--mend" in found.hint) == (False, True, True)
    assert journal_status(mend=True).reason.startswith("mended: ")
    assert journal_status(mend=False).usable
    ran = run("history", "--json")
    assert ran.err == ""
    assert len(json.loads(ran.out)["sessions"]) >= 1
    (copy,) = (home / "data").glob("journal-backup-mended-*.sqlite3")
    with closing(sqlite3.connect(copy)) as before:
        assert before.execute("SELECT count(*) FROM sessions").fetchone() == (2,)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="files of POSIX")
@pytest.mark.parametrize("source", ["/dev/zero", "a pipe", "-"])
def test_what_has_no_end_or_no_beginning_is_refused(run, home, source, monkeypatch):
    monkeypatch.setattr("voicecoach.app.progress.journal.LARGEST", 1_000_000)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(open("/dev/zero", "rb")))  # noqa: PTH123, SIM115
    if source == "a pipe":
        os.mkfifo(home / "a pipe")
    ran = run("journal", "import", source)
    assert ran.code == (0 if source == "a pipe" else 2)
    assert source == "a pipe" or "it is larger than 1 MB" in ran.err
