"""A session's record in the journal: complete, with pauses left out, and never a reason for a session to end."""

import json
import sqlite3
from dataclasses import asdict
from datetime import datetime, timezone

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.live.kept_choices import chosen
from voicecoach.app.live.record import Record
from voicecoach.app.preparing import prepare
from voicecoach.score.model import StepKind
from voicecoach.session.playback.step_outcomes import Left
from voicecoach.session.playback.view import View

TINY = "name: Tiny\nexercises: [{name: A, hold: 1s, get_ready: 0, countdown: 0}]"
START = ("start", "tiny.yaml", "--plain", "--cues", "beeps", "--output", "null", "--voice", "hum")
NOT_WRITTEN = "The journal can't be written: "
LOST = "The journal could not be written: this session is not in it, or not all of it."


@pytest.fixture(autouse=True)
def tiny(home):
    (home / "tiny.yaml").write_text(TINY)


@pytest.fixture
def journal(home):
    """Return a function that asks the journal."""

    def ask(query):
        connection = sqlite3.connect(home / "data" / "journal.sqlite3")
        found = connection.execute(query).fetchall()
        connection.close()
        return found

    return ask


def test_a_session_is_written_from_its_start_to_its_end(run, journal, home):
    ran = run(*START)
    assert (ran.code, LOST in ran.out) == (0, False)
    steps = prepare("tiny.yaml", Choices(cues="beeps")).score
    assert journal("SELECT step, how FROM steps ORDER BY id") == [(n, "done") for n in range(len(steps))]
    ((routine, path, choices, count, step, outcome),) = journal(
        "SELECT routine, path, choices, steps, step, outcome FROM sessions"
    )
    assert (routine, path, count, step, outcome) == ("Tiny", str(home / "tiny.yaml"), len(steps), count, "finished")
    assert chosen(json.loads(choices)) == Choices(level="0", cues="beeps", voice="hum")


@pytest.mark.parametrize("which", ["a file in the way", "newer"])
def test_a_journal_that_cannot_be_written_costs_a_line_and_one_at_the_end(run, home, which):
    if which == "newer":
        run(*START)
        connection = sqlite3.connect(home / "data" / "journal.sqlite3")
        connection.execute("PRAGMA user_version = 99")
        connection.close()
    else:
        (home / "data").write_text("not a folder")
    ran = run(*START)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count(NOT_WRITTEN) == 1
    assert "Tiny: finished" in ran.out
    assert ran.out.splitlines()[-1] == LOST  # at the end, too, when somebody looks
    assert run("resume").code == 1


def test_a_damaged_journal_is_set_aside_and_the_session_is_in_a_new_one(run, home, journal):
    (home / "data").mkdir()
    (home / "data" / "journal.sqlite3").write_bytes(b"damaged" * 999)
    ran = run(*START)
    assert ran.code == 0
    assert ran.out.count("The journal was damaged") == 1
    assert NOT_WRITTEN not in ran.out
    assert journal("SELECT outcome FROM sessions") == [("finished",)]
    (aside,) = (home / "data").glob("journal-damaged-*.sqlite3")
    assert aside.read_bytes() == b"damaged" * 999


def test_pauses_are_no_exercise_and_a_clock_set_back_no_trouble(journal):
    prepared, told = prepare("tiny.yaml", Choices()), []
    times = iter([datetime(2026, 3, 1, hour, tzinfo=timezone.utc) for hour in (12, 11, 10, 9)])
    record = Record(prepared, told.append, clock=lambda: next(times))
    with record.accompany(None):
        for elapsed, paused in ((0.1, False), (2.0, False), (2.1, True), (60.0, True), (60.1, False), (61.0, False)):
            record.show(View("Tiny", StepKind.WORK, elapsed=elapsed, paused=paused))
        record.left(0, Left.DONE, 1)
        record.show(View("Tiny", StepKind.WORK, elapsed=64.0))
        record.left(1, Left.HURT, 2)
    assert journal("SELECT how, seconds FROM steps ORDER BY id") == [("done", 3.0), ("hurt", 3.0)]
    assert journal("SELECT outcome, ended < started FROM sessions") == [("stopped", 1)]
    assert told == []


def test_only_work_counts_and_neither_pauses_nor_what_comes_before_it(journal):
    prepared = prepare("tiny.yaml", Choices())
    record = Record(prepared, print)
    set_ = next(number for number, step in enumerate(prepared.score) if step.kind is StepKind.WORK)
    with record.accompany(None):
        for elapsed, kind, paused in (
            (5.0, StepKind.TALK, False), (5.2, StepKind.WORK, False), (9.0, StepKind.WORK, True),
            (9.3, StepKind.WORK, False),
            (20.0, StepKind.GAP, False),
        ):  # fmt: skip
            record.show(View("Tiny", kind, elapsed=elapsed, paused=paused))
        record.left(set_, Left.SKIPPED, set_ + 1)
    assert journal("SELECT how, work, worked FROM steps") == [("skipped", 1.0, 0.5)]
    assert journal("SELECT sets, reps, work FROM sessions") == [(1, 1, 1.0)]
    assert (record.work.sets, record.work.share, record.work.something) == (0, pytest.approx(0.5), False)


def test_choices_of_another_version_are_left_out():
    kept = asdict(Choices(level="40", harder=("Bridge",)))
    del kept["cues"]
    assert chosen(json.loads(json.dumps({**kept, "mood": "good"}))) == Choices(level="40", harder=("Bridge",))


@pytest.mark.parametrize(
    "bad",
    [
        {"day": "yesterday"}, {"day": 5}, {"day": ""}, {"level": "much"}, {"level": 40}, {"level": None},
        {"cues": "loud"},
        {"rate": "fast"}, {"rate": 9}, {"rate": True}, {"weak_side": "up"}, {"breath": 0}, {"minutes": "ten"},
        {"minutes": -1}, {"repeat": 0}, {"repeat": 1.5}, {"repeat": None}, {"voice": None}, {"pack": 1}, {"begin": 1},
        {"only": "Bridge"}, {"skip": [1]}, {"harder": None}, {"gentler": {}},
    ],
)  # fmt: skip
def test_a_choice_that_none_could_have_made_is_left_out(bad):
    kept = asdict(Choices(usual=("Bridge",)))
    assert chosen(json.loads(json.dumps({**kept, **bad}))) == Choices(usual=("Bridge",))


def test_a_session_of_a_foreign_journal_whose_day_is_none_goes_on(run, home):
    (home / "tiny.yaml").write_text(TINY.replace("exercises:", "shuffle: yes\nexercises:"))
    run(*START)
    connection = sqlite3.connect(home / "data" / "journal.sqlite3")
    connection.execute("UPDATE sessions SET outcome = NULL, ended = NULL, step = 1")
    connection.execute("UPDATE sessions SET choices = json_set(choices, '$.day', 'yesterday')")
    connection.commit()
    connection.close()
    ran = run("resume", "--plain", "--output", "null")
    assert (ran.code, "error" in ran.out) == (0, False), ran.out


def test_nothing_to_resume_is_said_kindly_and_makes_no_noise(run):
    ran = run("resume", "--output", "null")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == "There is nothing to resume. `voicecoach start NAME` starts a session.\n"
