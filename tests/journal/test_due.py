"""When a routine is due: days of the calendar from the last session that counts."""

from datetime import date, datetime, timedelta, timezone

import pytest

from voicecoach.journal.due import due
from voicecoach.journal.past import Past

TODAY = date(2026, 3, 10)


def past(days_ago, hour=12, offset=1, **changes):
    day = TODAY - timedelta(days=days_ago)
    started = datetime(day.year, day.month, day.day, hour, tzinfo=timezone(timedelta(hours=offset)))
    how = {"outcome": "finished", "done": 8, "steps": 8, **changes}
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
    ("changes", "days"),
    [
        ({"outcome": "stopped", "done": 4}, 2),
        ({"outcome": "", "done": 7}, 2),
        ({"outcome": "stopped", "done": 3}, -3),
        ({"outcome": "finished", "done": 1}, 2),
    ],
)
def test_a_session_counts_if_half_of_it_was_done(changes, days):
    assert due([past(5), past(0, **changes)], 2, TODAY).days == days


def test_a_clock_set_back_makes_nobody_wait_longer():
    assert due([past(-300)], 2, TODAY).told() == "in 2 days"
