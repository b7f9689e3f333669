"""When a routine is due: days of the calendar from the last session that counts."""

from datetime import date, datetime, timedelta, timezone

import pytest
from simulated import DONE

from voicecoach.journal.due import due
from voicecoach.journal.past import Past
from voicecoach.journal.work import Work

TODAY = date(2026, 3, 10)


def past(days_ago, hour=12, offset=1, **changes):
    day = TODAY - timedelta(days=days_ago)
    started = datetime(day.year, day.month, day.day, hour, tzinfo=timezone(timedelta(hours=offset)))
    how = {"outcome": "finished", "done": 8, "steps": 8, "work": DONE, **changes}
    return Past(
        id=1, routine="A", path="/a.yaml", identity="a", started=started, ended=None, seconds=600, level=0, **how
    )


@pytest.mark.parametrize(
    ("every", "ago", "days", "told"),
    [
        (2, [0], 2, "in 2 days"),
        (2, [1], 1, "in 1 day"),
        (2, [2], 0, "due today"),
        (2, [3], -1, "overdue by 1 day"),
        (2, [9], -7, "overdue by 7 days"),
        (1, [0], 1, "in 1 day"),
        (7, [30, 7], 0, "due today"),
        (7, [6, 30], 1, "in 1 day"),
        (2, [], 0, "not begun yet"),
    ],
)
def test_days_from_the_last_session(every, ago, days, told):
    found = due([past(n) for n in ago], every, TODAY)
    assert (found.days, found.told(), found.now) == (days, told, days <= 0)
    assert found.day(TODAY) == TODAY + timedelta(days=max(days, 0))


def test_nothing_is_due_where_nothing_says_how_often():
    assert due([past(1)], None, TODAY) is None


@pytest.mark.parametrize("hour", [0, 23])
def test_the_hour_makes_no_difference(hour):
    assert due([past(2, hour)], 2, TODAY).told() == "due today"


def test_the_day_is_that_of_the_place_where_it_was_done():
    assert due([past(2, hour=23, offset=-10)], 2, TODAY).told() == "due today"


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.7, "in 2 days"), (0.69, "overdue by 3 days; on 2026-03-10 you did only 69 %")],
)
@pytest.mark.parametrize("outcome", ["finished", "stopped", ""])
def test_a_session_counts_by_how_much_of_its_work_was_done(share, told, outcome):
    today = past(0, work=Work(6, 10, share=share), outcome=outcome)
    assert due([past(5), today], 2, TODAY).told() == told


def test_a_short_session_alone_is_told_and_one_that_was_only_skipped_through_is_not():
    short, skipped = past(0, work=Work(4, 10, share=0.4)), past(0, work=Work(0, 10))
    assert due([short], 2, TODAY).told() == "not done yet; on 2026-03-10 you did only 40 %"
    assert due([skipped], 2, TODAY).told() == "not begun yet"
    assert due([past(1), short, past(0, 13)], 2, TODAY).told() == "in 2 days"


def test_a_clock_set_back_makes_nobody_wait_longer():
    assert due([past(-300)], 2, TODAY).told() == "in 2 days"
