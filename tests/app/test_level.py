"""The level of a session as a person meets it: advised, told, overruled and remembered."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.preparing import prepare
from voicecoach.core.paths import journal_file
from voicecoach.journal.model import Hand, LeftStep, Outcome, Plan, When, digest
from voicecoach.journal.store import Store
from voicecoach.score.model import StepKind

TEXT = """
name: Range
cues: brief
defaults: {get_ready: 0, countdown: 0, between_reps: 0}
exercises: [{name: A, reps: 4-10, hold: 0.5s}, {name: B, reps: 4-10, hold: 0.5s}]
"""


@pytest.fixture
def did(own, home):
    """Return a function that writes a session of the routine `range`, finished so many days ago."""
    own("range", TEXT)

    def write(days, level=0, pain=1, after=1, hurt=""):
        made = prepare("range", Choices(level=str(level)))
        when = datetime.now(timezone.utc) - timedelta(days=days)
        plan = Plan("Range", str(made.path), {}, digest(made.score), len(made.score), level)
        with closing(Store(journal_file())) as store:
            session = store.begin(plan, Hand(0), when, 1)
            for index, step in enumerate(made.score):
                how = "hurt" if step.name == hurt and step.kind is StepKind.WORK else "done"
                store.leave(session, LeftStep(index, step, how, when, 1.0), Hand.of(made.score, index + 1))
            store.end(session, Outcome.FINISHED, when)
            for which, value in ((When.AFTER, pain), (When.DAY, after)):
                if value is not None:
                    store.answer(session, which, value, when)

    return write


@pytest.fixture
def said(run):
    """Return a function: options -> what is said of the level, and shown at the head."""

    def show(*words):
        ran = run("show", "range", "--voice", "hum", *words)
        assert (ran.code, ran.err) == (0, "")
        shown = ran.out.splitlines()[1]
        assert all(f'"{sentence}"' in ran.out for sentence in shown.replace(". ", ".|").split("|"))
        return shown

    return show


def test_it_is_low_at_first_and_leaves_no_journal(said, own):
    own("range", TEXT)
    assert said() == "We start gently, at the lowest level."
    assert not journal_file().exists()


def test_it_follows_what_was_answered_and_tells_why(said, did):
    did(4)
    assert said() == "We stay at the lowest level."
    did(2)
    assert said() == "Two good sessions, so a little more today: level 25."
    did(1, level=25, pain=6)
    assert said() == "It hurt last time, so we'll go easy today: the lowest level."


def test_sessions_that_came_to_nothing_are_none(said, did):
    did(1)
    with closing(sqlite3.connect(journal_file())) as journal, journal:
        journal.execute("DELETE FROM pain")
        journal.execute("UPDATE steps SET how = 'skipped'")
    assert said() == "We start gently, at the lowest level."


def test_a_long_pause_is_told(said, did):
    did(11, level=50)
    assert said() == "It has been a while, so we'll go a little easier: level 25."


def test_a_level_of_ones_own_wins_and_is_where_it_goes_on_from(said, did, run, brisk):
    did(2, level=100, pain=9)
    assert said("--level", "high") == "We'll do the highest level today."
    run("start", "range", "--level", "80", "--only", "A", "--output", "null", "--voice", "hum", "--plain")
    with closing(sqlite3.connect(journal_file())) as journal:
        assert journal.execute("SELECT level FROM sessions ORDER BY id").fetchall() == [(100,), (80,)]
    assert said() == "We stay at level 80."


def test_what_hurt_is_gentler_alone_and_said_so(said, did):
    did(2, level=50, hurt="B")
    assert said() == "We stay at level 50. We'll be gentle with what hurt: B."
    made = prepare("range", Choices(level="auto"))
    assert [exercise.reps.low for exercise in made.routine.exercises] == [7, 5]
    kept = prepare("range", made.choices)  # as `resume` reads it, whatever was answered since
    assert digest(kept.score) == digest(made.score)
    assert [exercise.reps.low for exercise in kept.routine.exercises] == [7, 5]


def test_where_it_makes_no_difference_nothing_is_said(run, home):
    assert "Level" not in run("show", "quick.yaml", "--voice", "hum").out


def test_a_journal_that_cannot_be_read_makes_it_low(said, own, home):
    own("range", TEXT)
    journal_file().write_bytes(b"no journal" * 100)
    assert said() == "We start gently, at the lowest level."
