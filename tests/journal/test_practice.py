"""How well a routine is known, by the journal."""

from datetime import datetime, timedelta, timezone

import pytest
from simulated import DONE

from voicecoach.journal.history import Done, PastSession, pasts
from voicecoach.journal.practice import practised, sessions_before
from voicecoach.journal.work_done import Work

TODAY = datetime(2026, 3, 1, 18, tzinfo=timezone.utc)


def past(ago, *exercises, work=DONE):
    when = TODAY - timedelta(days=ago)
    done = tuple(Done(name, 1, hurt=False) for name in exercises)
    return PastSession(1, "A", "/a", "a", when, when, "finished", 9, 9, 60.0, 0, done, work)


def test_it_counts_the_sessions_that_were_done():
    sessions = [past(9, "A", "B"), past(7, "A", "B", work=Work(1, 9, share=0.5)), past(5, "A", "B")]
    assert practised(sessions, ["A", "B"], TODAY) == 2
    assert practised([], ["A"], TODAY) == 0


def test_an_exercise_that_is_new_has_yet_to_be_explained():
    sessions = [past(9, "A"), past(7, "A", "B")]
    assert [practised(sessions, names, TODAY) for names in (["A"], ["A", "B"], ["A", "C"])] == [2, 1, 0]


@pytest.mark.parametrize(("ago", "known"), [(29, 2), (31, 0)])
def test_after_a_long_pause_one_is_told_everything_again(ago, known):
    assert practised([past(ago + 2, "A"), past(ago, "A")], ["A"], TODAY) == known


def test_each_session_has_its_number_however_few_are_read(diary):
    for minute in (9, 1, 5):
        diary.do(diary.begin(minute=minute), 4)
        diary.do(diary.begin("/b.yaml", minute=minute), 4)
    diary.do(diary.begin(minute=20), 2)  # left before any exercise: none
    assert [found.number for found in pasts(diary.store, "/a.yaml")] == [1, 2, 3]
    assert [found.number for found in pasts(diary.store, "/a.yaml", last=1)] == [3]
    assert [found.number for found in pasts(diary.store)] == [1, 1, 2, 2, 3, 3]
    assert sessions_before(pasts(diary.store, "/b.yaml", last=2)) == 3
    assert sessions_before([]) == 0
