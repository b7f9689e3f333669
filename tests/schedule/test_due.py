"""When a routine is due: days of the calendar from the last session that counts."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from simulated import DONE

from voicecoach.journal.history import PastSession
from voicecoach.journal.work_done import Work
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.values.frequencies import parse_frequency
from voicecoach.schedule.due import due

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 20)


def past(days_ago, hour=12, offset=1, **changes):
    day = TODAY - timedelta(days=days_ago)
    started = datetime(day.year, day.month, day.day, hour, tzinfo=timezone(timedelta(hours=offset)))
    how = {"outcome": "finished", "done": 8, "steps": 8, "work": DONE, **changes}
    return PastSession(
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
    found = due([past(n) for n in ago], Frequency(every), NOW)
    assert (found.days, found.told(), found.now) == (days, told, days <= 0)
    assert found.day(TODAY) == TODAY + timedelta(days=max(days, 0))


def test_nothing_is_due_where_nothing_says_how_often():
    assert due([past(1)], None, NOW) is None


@pytest.mark.parametrize("hour", [0, 23])
def test_the_hour_makes_no_difference(hour):
    assert due([past(2, hour)], Frequency(2), NOW).told() == "due today"


def test_the_day_is_that_of_the_place_where_it_was_done():
    assert due([past(2, hour=23, offset=-10)], Frequency(2), NOW).told() == "due today"


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.7, "in 2 days"),
        (0.69, "overdue by 3 days; on 2026-03-10 you did only 69 %"),
        (0.005, "overdue by 3 days; on 2026-03-10 you did less than 1 %"),
    ],
)
@pytest.mark.parametrize("outcome", ["finished", "stopped", ""])
def test_a_session_counts_by_how_much_of_its_work_was_done(share, told, outcome):
    today = past(0, work=Work(6, 10, share=share), outcome=outcome)
    assert due([past(5), today], Frequency(2), NOW).told() == told


def test_a_short_session_alone_is_told_and_one_that_was_only_skipped_through_is_not():
    short, skipped = past(0, work=Work(4, 10, share=0.4)), past(0, work=Work(0, 10))
    assert due([short], Frequency(2), NOW).told() == "not done yet; on 2026-03-10 you did only 40 %"
    assert due([skipped], Frequency(2), NOW).told() == "not begun yet"
    assert due([past(1), short, past(0, 13)], Frequency(2), NOW).told() == "in 2 days"


def test_a_clock_set_back_makes_nobody_wait_longer():
    assert due([past(-300)], Frequency(2), NOW).told() == "in 2 days"


THRICE, OFFICE = parse_frequency("3 times a day"), parse_frequency("30 minutes from 9 to 17 on weekdays")


@pytest.mark.parametrize(
    ("every", "hours", "now", "told", "is_due"),
    [
        (THRICE, [8, 12], 13, "2 of 3 today, next at 16:00", False),
        (THRICE, [8], 13, "1 of 3 today, due since 12:00", True),
        (THRICE, [8, 12, 16], 17, "3 of 3 today, next tomorrow at 8:00", False),
        (THRICE, [], 7, "not begun yet, next at 8:00", False),
        (THRICE, [], 9, "not begun yet, due since 8:00", True),
        (OFFICE, [9], 10, "1 of 17 today, due since 10:00", True),
        (parse_frequency("Tue, Sat at 18:00"), [9], 13, "next on Saturday at 18:00", False),
        (parse_frequency("Tue, Fri"), [9], 13, "in 3 days", False),
        (parse_frequency("12 days at 9"), [9], 13, "next in 12 days at 9:00", False),
    ],
)
def test_times_of_a_day_are_told_with_how_many_are_done(every, hours, now, told, is_due):
    found = due([past(0, hour) for hour in hours], every, datetime(2026, 3, 10, now, 5))
    assert (found.told(), found.now) == (told, is_due)


def test_a_time_that_the_clock_skips_or_repeats_is_a_time_as_any_other():
    """On 29 March the clock of Berlin skips 2:00 to 3:00, on 25 October it repeats them: wall-clock times stay."""
    every = parse_frequency("2:30 and 9:00")
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        found = due([], every, datetime(day.year, day.month, day.day, 2, 45))
        assert found.next.at == time(2, 30)


def test_times_of_the_days_before_pile_up_nothing():
    assert due([past(5, 8)], THRICE, datetime(2026, 3, 10, 12, 30)).told() == "0 of 3 today, due since 12:00"
