"""`journal export`, `journal import`, `note` and `--data` through the command line."""

import json

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
    assert (ran.code, ran.err.splitlines()[0]) == (1, "error: line 1 is not of a journal")


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
