"""`voicecoach explain` and `schema`, as a person meets them."""

import json

import pytest

from voicecoach.core.errors import Exit
from voicecoach.routine.fields import TABLE
from voicecoach.routine.schema.json_schema import schema

NAMES = sorted({name for here in TABLE.values() for name in here})


def test_a_field_is_explained_with_limits_default_and_an_example(run):
    out = run("explain", "rest").out
    assert "rest: Rest between sets." in out
    assert "rest: Rest between rounds." in out
    assert "up to 1 h" in out
    assert "without it:  `30s`" in out
    assert "    exercises:\n      - name: Clamshell\n" in out


def test_what_can_not_stand_beside_it_is_told(run):
    assert "not beside:  `tempo`, `pace`, `duration`" in run("explain", "hold").out


@pytest.mark.parametrize("name", NAMES)
def test_every_field_can_be_explained(run, name):
    ran = run("explain", name)
    assert (ran.code, ran.err) == (0, "")
    assert f"{name}: " in ran.out


def test_without_a_field_all_are_listed(run):
    out = run("explain").out
    assert all(f"\n  {name} " in out for name in NAMES)


def test_a_field_is_found_as_it_stands_in_a_file(run):
    assert run("explain", "Hold:").out == run("explain", "hold").out


@pytest.mark.parametrize(
    ("word", "hint"),
    [("rep", "`reps`"), ("seconds", "`hold` or `duration`"), ("qqq", "lists all"), ("\x1b[31mred", "lists all")],
)
def test_an_unknown_field_has_a_hint(run, word, hint):
    ran = run("explain", word)
    assert ran.code == Exit.USAGE
    assert hint in ran.err
    assert "\x1b" not in ran.err


def test_the_schema_is_printed_or_written(run, home):
    assert json.loads(run("schema").out) == schema()
    ran = run("schema", "-o", "routine.schema.json")
    assert json.loads((home / "routine.schema.json").read_text(encoding="utf-8")) == schema()
    assert "# yaml-language-server: $schema=routine.schema.json" in ran.out


def test_the_schema_never_replaces_a_routine(run, home):
    before = (home / "quick.yaml").read_text()
    ran = run("schema", "-o", "quick.yaml")
    assert ran.code == Exit.USAGE
    assert (home / "quick.yaml").read_text() == before


def test_a_schema_that_can_not_be_written_says_so(run, home):
    (home / "folder.json").mkdir()
    ran = run("schema", "-o", "folder.json")
    assert ran.code == Exit.PROBLEMS
    assert "can't be written" in ran.err


SOUND = ("--play", "--voice", "hum", "--output", "file:heard.wav")


@pytest.mark.parametrize(("name", "seconds"), [("tempo", 20), ("every", 10)])
def test_a_field_is_played(run, brisk, home, name, seconds):
    ran = run("explain", name, *SOUND)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{name}: ")
    assert (home / "heard.wav").stat().st_size > seconds * 48_000
    assert not (home / "data" / "journal.sqlite3").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [(["notes"], "`notes` makes no sound of its own"), (["stages"], "makes no sound"), ([], "no field is named")],
)
def test_where_there_is_nothing_to_hear_it_says_so(run, home, words, told):
    ran = run("explain", *words, *SOUND)
    assert ran.code == Exit.USAGE
    assert told in ran.err
    assert not (home / "heard.wav").exists()
