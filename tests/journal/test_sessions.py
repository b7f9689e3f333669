"""Sessions as they are read back: what was done, what hurt, and how it felt."""

from datetime import timedelta

import pytest

from voicecoach.journal.history import Done, pasts
from voicecoach.journal.model import Outcome, When
from voicecoach.score.model import StepKind


def work(diary, name):
    """Return the steps of work of an exercise."""
    return [n for n, step in enumerate(diary.score) if step.name == name and step.kind is StepKind.WORK]


def test_a_session_comes_back_with_all_that_belongs_to_it(diary):
    session = diary.begin(minute=0)
    _, second = work(diary, "A")
    for index in range(second + 1):
        diary.leave(session, index, "skipped" if index == second else "done", minute=2)
    diary.leave(session, work(diary, "B")[0], "hurt", minute=3)
    diary.store.end(session, Outcome.STOPPED, diary.at(4))
    diary.store.answer(session, When.AFTER, 7, diary.at(5))
    diary.store.answer(session, When.AFTER, 0, diary.at(6))
    diary.store.answer(session, When.DAY, 10, diary.at(900))
    diary.store.note(session, "The chair was too low.", diary.at(7))
    diary.store.note(session, "And hard.", diary.at(8))
    diary.store.note(None, "Of no session.", diary.at(8))
    (found,) = pasts(diary.store)
    assert (found.id, found.routine, found.path, found.level) == (session, "A", "/a.yaml", None)
    assert (found.started, found.ended, found.outcome) == (diary.at(0), diary.at(4), "stopped")
    assert (found.done, found.steps) == (second, len(diary.score))
    assert found.seconds == pytest.approx(3.0 * (second + 2))
    assert found.exercises == (Done("A", 1, False), Done("B", 0, True))
    assert (found.pain, found.pain_after) == (0, 10)
    assert found.notes == ("The chair was too low.", "And hard.")


def test_what_was_done_again_counts_once_and_rounds_count_together(diary):
    session = diary.begin()
    diary.leave(session, work(diary, "A")[0], "again")
    for index in [*work(diary, "A"), *work(diary, "A"), *work(diary, "B")]:
        diary.leave(session, index)
    (found,) = pasts(diary.store)
    assert found.done == 4
    assert found.exercises == (Done("A", 2, False), Done("B", 2, False))
    assert (found.outcome, found.ended, found.pain, found.pain_after) == ("", None, None, None)


def test_a_rest_before_an_exercise_is_none_of_it(diary):
    session = diary.begin()
    (rest,) = [n for n, step in enumerate(diary.score) if step.kind is StepKind.REST][:1]
    diary.leave(session, work(diary, "A")[0])
    diary.leave(session, rest, "skipped")
    assert [done.name for done in pasts(diary.store)[0].exercises] == ["A"]


def test_they_come_by_time_and_by_routine_and_without_those_that_came_to_nothing(diary):
    late, early, other = diary.begin(minute=9), diary.begin(minute=1), diary.begin("/b.yaml", minute=5)
    for session in (late, early, other):
        diary.do(session, 4)
    diary.do(diary.begin(), 2)
    assert [past.id for past in pasts(diary.store)] == [early, other, late]
    assert [past.id for past in pasts(diary.store, "/a.yaml")] == [early, late]
    assert pasts(diary.store, "/c.yaml") == []
    assert [past.id for past in pasts(diary.store, last=2)] == [other, late]
    assert pasts(diary.store, "/a.yaml", 1)[0].exercises
    assert pasts(diary.store)[0].started.utcoffset() == timedelta(hours=1)
