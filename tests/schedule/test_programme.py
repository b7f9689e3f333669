"""The stage in hand: told by days from the programme's first one, with sessions as they were held."""

from datetime import datetime, timedelta, timezone

import pytest
from simulated import DONE

from voicecoach.journal.history import PastSession
from voicecoach.journal.work_done import Work
from voicecoach.routine.reading.programme import read_programme
from voicecoach.schedule.programme import standing

FIRST = datetime(2026, 3, 1, 18, tzinfo=timezone.utc)
THREE = """
stages:
  - {routine: ice, sessions: 3, pain: 3, weeks: 1}
  - {routine: hip, sessions: 2}
  - {routine: run}
"""


def past(day, pain=2, after=2, **changes):
    how = {"outcome": "finished", "done": 8, "steps": 8, "work": DONE, **changes}
    when = FIRST + timedelta(days=day)
    return PastSession(1, "A", "/a", "a", when, None, seconds=9, level=0, pain=pain, pain_after=after, **how)


def stand(day, text=THREE, **sessions):
    """Return the number of the stage on a day, and why, given the sessions of each routine."""
    programme = read_programme(text, "p.yaml", str).programme
    found = standing(programme, lambda name: sessions.get(name, []), FIRST + timedelta(days=day))
    return found.number, found.reason


def test_it_begins_with_the_first():
    assert stand(0) == (0, "0 of 3 sessions with pain of at most 3, after and for a day; 0 of 7 days")


def test_all_that_a_stage_asks_must_be_so():
    three = [past(0), past(2), past(4)]
    assert stand(6, ice=three) == (0, "3 of 3 sessions with pain of at most 3, after and for a day; 6 of 7 days")
    assert stand(7, ice=three) == (1, "0 of 2 sessions")
    assert stand(30, ice=three[:2])[0] == 0


@pytest.mark.parametrize(("pain", "after"), [(4, 0), (0, 4), (None, 0), (0, None), (None, None)])
def test_too_much_pain_or_none_told_does_not_count(pain, after):
    assert stand(30, ice=[past(0), past(2), past(4, pain, after)]) == (
        0,
        "2 of 3 sessions with pain of at most 3, after and for a day; 7 of 7 days",
    )
    assert stand(30, ice=[past(0), past(2), past(4, pain, after), past(6)])[0] == 1


def test_pain_of_just_that_much_counts():
    assert stand(30, ice=[past(0, 3, 3), past(2, 3, 3), past(4, 3, 3)])[0] == 1


def test_where_pain_is_not_asked_any_session_counts_that_is_above_its_share():
    ice = [past(0), past(2), past(4)]
    assert stand(30, ice=ice, hip=[past(8, 9, None), past(9, work=Work(6, 10, share=0.6))])[0] == 1
    assert stand(30, ice=ice, hip=[past(8, 9, None), past(9, work=Work(7, 10, share=0.7), outcome="stopped")])[0] == 2


def test_what_was_done_before_its_stage_does_not_count():
    ice = [past(0), past(2), past(4)]
    assert stand(30, ice=ice, hip=[past(1), past(3), past(6.9)]) == (1, "0 of 2 sessions")
    assert stand(30, ice=ice, hip=[past(3), past(7.1), past(9)]) == (2, "the last stage")


def test_a_routine_in_two_stages_counts_its_sessions_once():
    text = "stages: [{routine: ice, sessions: 2}, {routine: ice, sessions: 2}, {routine: hip}]"
    assert stand(30, text, ice=[past(0), past(1), past(2)]) == (1, "1 of 2 sessions")
    assert stand(30, text, ice=[past(0), past(1), past(2), past(3)])[0] == 2


def test_weeks_alone_run_from_the_first_session():
    text = "stages: [{routine: ice, weeks: 2}, {routine: hip}]"
    assert stand(100, text) == (0, "0 of 14 days")
    assert stand(13.9, text, ice=[past(0)]) == (0, "13 of 14 days")
    assert stand(14, text, ice=[past(0)])[0] == 1


def test_nobody_is_sent_back():
    ice = [past(0), past(2), past(4), past(20, 9, 9)]
    assert stand(30, ice=ice)[0] == 1
