"""What a journal keeps of sessions, and which of them it offers to go on with."""

import sqlite3
import stat
import sys
from dataclasses import replace

import pytest

from voicecoach.journal.history import pasts
from voicecoach.journal.model import Hand, Outcome, When, digest
from voicecoach.journal.report.content import Subject, report
from voicecoach.journal.report.html import page
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose

FIRST = 3
"""The steps before the first exercise."""


def test_a_session_and_its_steps_are_kept_as_they_were_told(diary):
    session = diary.store.begin(
        replace(diary.plan(level="40", easier=["Ä"]), level=40), Hand.of(diary.score, 0), diary.at(0), 7
    )
    for index in range(5):
        diary.leave(session, index, "done" if index else "skipped")
    diary.store.end(session, Outcome.STOPPED, diary.at(9))
    (kept,) = diary.rows("SELECT * FROM sessions")
    assert len(kept.pop("uuid")) == 32
    assert kept == {
        "id": session,
        "started": "2026-03-01T12:00:00+01:00",
        "routine": "A",
        "path": "/a.yaml",
        "identity": "/a.yaml",
        "choices": '{"level": "40", "easier": ["Ä"]}',
        "score": digest(diary.score),
        "steps": len(diary.score),
        "step": 5,
        "exercise": "A",
        "round": 0,
        "ended": "2026-03-01T12:09:00+01:00",
        "outcome": "stopped",
        "pid": 7,
        "level": 40,
        "sets": None,
        "reps": None,
        "work": None,
    }
    steps = diary.rows("SELECT * FROM steps ORDER BY id")
    assert [(step["step"], step["how"]) for step in steps] == [(0, "skipped"), *((n, "done") for n in range(1, 5))]
    worked = diary.score[4]
    assert steps[4] == {
        "id": 5,
        "session": session,
        "step": 4,
        "exercise": 0,
        "name": "A",
        "kind": "work",
        "side": "left",
        "set": worked.set,
        "round": 0,
        "how": "done",
        "at": "2026-03-01T12:01:00+01:00",
        "seconds": 3.0,
        "reps": None,
        "work": None,
        "worked": None,
        "load": None,
        "counted": None,
    }


def test_what_is_unfinished_comes_back_as_it_was_kept(diary):
    session = diary.begin(minute=0)
    diary.do(session, 5, minute=4)
    found = diary.store.unfinished()
    assert (found.id, found.plan, found.pid) == (session, diary.plan(), 7)
    assert found.hand == Hand(5, "A", 0)
    assert found.seen == diary.at(4)


def test_a_finished_session_is_not_offered_nor_one_with_nothing_left(diary):
    session = diary.begin()
    diary.do(session, len(diary.score))
    assert diary.store.unfinished() is None  # killed before it could say that it is over
    diary.store.end(session, Outcome.FINISHED, diary.at(9))
    assert diary.store.unfinished() is None


def test_the_newest_is_offered_whatever_the_clock_said(diary):
    old, new = diary.begin("/a.yaml", minute=60), diary.begin("/b.yaml", minute=0)  # set back by an hour
    diary.do(old, 5, minute=61)
    diary.do(new, 5, minute=1)
    assert diary.store.unfinished().id == new
    assert diary.store.unfinished("/a.yaml").id == old
    assert diary.store.unfinished("/c.yaml") is None


def test_what_is_known_by_another_name_takes_its_sessions_along(diary):
    for path in ("/a.yaml", "/b.yaml"):
        diary.do(diary.begin(path), 5)
    diary.store.rename("/a.yaml", "c")
    assert [past.identity for past in pasts(diary.store)] == ["c", "/b.yaml"]
    assert diary.store.unfinished("c").identity == "c"
    assert diary.store.unfinished("/a.yaml") is None


def test_a_later_session_of_the_routine_takes_an_interrupted_ones_place(diary):
    diary.do(diary.begin("/a.yaml"), 5)
    later = diary.begin("/a.yaml")
    diary.do(later, len(diary.score))
    diary.store.end(later, Outcome.FINISHED, diary.at(9))
    assert diary.store.unfinished() is None


def test_one_that_was_stopped_before_its_first_exercise_goes_on_and_no_older_one(diary):
    interrupted = diary.begin()
    diary.do(interrupted, 5)
    glimpse = diary.begin()
    diary.do(glimpse, FIRST)
    diary.store.end(glimpse, Outcome.STOPPED, diary.at(9))
    assert (diary.store.unfinished().id, diary.store.unfinished().hand.step) == (glimpse, FIRST)
    diary.store.forget(glimpse)
    assert diary.store.unfinished().id == interrupted
    assert diary.rows("SELECT 1 FROM steps WHERE session = 2") == []


def test_a_session_that_goes_on_stays_one_session(diary):
    session = diary.begin()
    diary.do(session, 5)
    diary.store.end(session, Outcome.STOPPED, diary.at(2))
    diary.store.go_on(session, diary.plan(), Hand.of(diary.score, 4), pid=8)
    (kept,) = diary.rows("SELECT * FROM sessions")
    assert (kept["id"], kept["step"], kept["outcome"], kept["ended"], kept["pid"]) == (session, 4, None, None, 8)
    assert kept["started"] == "2026-03-01T12:00:00+01:00"
    diary.leave(session, 4, minute=3)
    assert [step["step"] for step in diary.rows("SELECT step FROM steps ORDER BY id")] == [0, 1, 2, 3, 4, 4]


def test_of_the_pain_told_at_a_stop_and_at_the_end_the_worse_is_kept_and_a_correction_replaces_it(diary):
    session = diary.begin()
    told = [diary.store.answer(session, When.AFTER, pain, diary.at(2), worst=True) for pain in (5, 4, 6)]
    assert told == [5, 5, 6]
    assert diary.store.answer(session, When.AFTER, 3, diary.at(3)) == 3
    assert [row["value"] for row in diary.rows("SELECT value FROM pain")] == [3]


def test_a_step_of_no_session_is_refused_and_changes_nothing(diary):
    session = diary.begin()
    with pytest.raises(sqlite3.IntegrityError):
        diary.leave(session + 1, 0)
    diary.leave(session, 0)  # and the journal is not left in the middle of it
    assert diary.rows("SELECT count(*) AS n FROM steps") == [{"n": 1}]


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_nobody_else_may_read_it(diary):
    diary.begin()
    for path in diary.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("exercises: [{name: A, hold: 9s, do: Squeeze.}, B]", True),
        ("exercises: [{name: A, hold: 3s}, C]", False),
        ("exercises: [B, {name: A, hold: 3s}]", False),
        ("exercises: [{name: A, hold: 3s, sets: 2}, B]", False),
        ("exercises: [{name: A, hold: 3s, sides: each}, B]", False),
        ("exercises: [{name: A, hold: 3s, wait: true}, B]", False),
        ("exercises: [{name: A, hold: 3s}, {rounds: 1, exercises: [B]}]", False),
    ],
)
def test_a_digest_tells_other_steps_and_not_other_words(text, same):
    first, other = (
        digest(compose(read(one).routine, ENGLISH)) for one in ("exercises: [{name: A, hold: 3s}, B]", text)
    )
    assert (first == other) is same


def test_the_hand_is_empty_past_the_end(diary):
    assert Hand.of(diary.score, len(diary.score)) == Hand(len(diary.score))
    rounds = {Hand.of(diary.score, n).round for n, step in enumerate(diary.score) if step.name == "B"}
    assert rounds >= {1, 2}


def test_the_load_of_a_set_and_the_reps_that_were_counted_are_kept(diary):
    text = "exercises: [{name: Squat, reps: [5, amrap], load: [20 kg, 22.5 kg], tempo: 2-2}]"
    diary.score = compose(read(text).routine, ENGLISH)
    session = diary.begin()
    open_set = next(index for index, step in enumerate(diary.score) if step.as_many)
    diary.do(session, len(diary.score))
    diary.leave(session, open_set, "skipped")
    diary.store.count(session, open_set, 14)
    (squat,) = pasts(diary.store)[0].exercises
    assert (squat.sets, squat.loads, squat.counted) == (2, ("20 kg", "22.5 kg"), (14,))
    made = report(Subject("Legs"), pasts(diary.store), diary.noon.date())
    assert made.amounts == (("Squat", *2 * ("2026-03-01", "20 kg, 22.5 kg, 14 reps")),)
    assert "Loads and counts" in page(made)
