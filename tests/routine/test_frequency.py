"""How often: what is read is told back in the same sense, and what comes next is yet to come and within the rule."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.routine.frequency import DAYTIME, Frequency, after, next_time
from voicecoach.routine.frequency_words import in_full, words
from voicecoach.routine.values.frequencies import parse_frequency

WEEKDAYS = st.sets(st.integers(0, 6), min_size=1, max_size=6).map(lambda days: tuple(sorted(days)))
DAYS = st.one_of(
    st.builds(dict, days=st.integers(1, 365)),
    st.builds(dict, weekdays=WEEKDAYS),
    st.builds(dict, per_week=st.integers(2, 6)),
)
GRID = st.integers(0, 287).map(lambda five: time(*divmod(5 * five, 60)))
WINDOW = st.one_of(
    st.just(DAYTIME), st.lists(st.integers(0, 23), min_size=2, max_size=2, unique=True).map(sorted).map(
        lambda hours: tuple(time(hour, 30) for hour in hours)
    ),
)  # fmt: skip


def minutes_in(window):
    start, end = (60 * moment.hour + moment.minute for moment in window)
    return end - start


TIMES = st.one_of(
    st.just({}),
    st.builds(dict, at=st.sets(GRID, min_size=1, max_size=6).map(lambda times: tuple(sorted(times)))),
    WINDOW.flatmap(
        lambda window: st.builds(dict, times=st.integers(2, minutes_in(window) // 5), window=st.just(window))
    ),
    WINDOW.flatmap(lambda window: st.builds(dict, minutes=st.integers(5, minutes_in(window)), window=st.just(window))),
)
FREQUENCIES = st.builds(lambda days, times: Frequency(**days, **times), DAYS, TIMES)
NOW = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))


@given(FREQUENCIES)
def test_what_is_told_is_read_as_the_same(every):
    assert parse_frequency(words(every)) == every
    assert parse_frequency(words(every).upper()) == every


@given(FREQUENCIES)
def test_the_times_of_a_day_are_in_order_and_apart(every):
    moments = [datetime.combine(date(2026, 1, 1), slot) for slot in every.slots]
    assert all(later - before >= timedelta(minutes=5) for before, later in pairwise(moments))
    assert len(moments) == len(every.at) or not every.at
    assert every.a_day == max(1, len(moments))
    if every.times > 1:
        assert len(moments) == every.times


@given(FREQUENCIES, NOW, st.lists(st.integers(0, 60 * 24 * 40), max_size=12))
def test_the_next_one_is_yet_to_come_and_within_the_rule(every, now, ago):
    done = [now - timedelta(minutes=minutes) for minutes in ago]
    found = after(every, [*done, now], now)
    assert not found.reached(now)
    assert found.at in every.slots if every.slots else found.at is None
    if every.weekdays:
        assert found.day.weekday() in every.weekdays
    if every.in_days:
        assert (found.day - now.date()).days == every.days
    if every.per_week:
        monday = found.day - timedelta(days=found.day.weekday())
        assert len({one.date() for one in [*done, now] if monday <= one.date() < found.day}) < every.per_week


@given(FREQUENCIES, NOW, st.lists(st.integers(0, 60 * 24 * 40), max_size=12))
def test_what_is_due_is_a_time_that_holds_or_the_next_and_no_late_ones_pile_up(every, now, ago):
    found = next_time(every, [now - timedelta(minutes=minutes) for minutes in ago], now)
    assert found.day >= now.date()
    assert 0 <= found.done <= found.planned <= every.a_day
    if found.reached(now) and found.at:  # the latest of those that have come
        assert found.at == max((slot for slot in every.slots if slot <= now.time()), default=None)


def at(hour, minute=0, day=24):
    """Return a time in a week of November 2026; the 24th is a Tuesday."""
    return datetime(2026, 11, day, hour, minute)


@pytest.mark.parametrize("a_week", [2, 3])
@pytest.mark.parametrize("day", range(23, 30))
def test_a_day_of_rest_comes_between_also_where_the_week_is_nearly_over(a_week, day):
    found = after(parse_frequency(f"{a_week} times a week"), [at(18, day=day)], at(18, day=day))
    assert (found.day - at(18, day=day).date()).days > 1


THRICE = parse_frequency("3 times a day")  # at 8, 12 and 16


@pytest.mark.parametrize(
    ("done", "now", "expected"),
    [
        ([], at(7), (at(8), 0)),
        ([], at(13), (at(12), 0)),  # the one at 8 has passed
        ([at(8, 5)], at(9), (at(12), 1)),
        ([at(8, 5), at(12, 10)], at(13), (at(16), 2)),
        ([at(7)], at(8, 5), (at(12), 1)),  # early is done, too
        ([at(8), at(9)], at(12, 30), (at(16), 2)),  # and so is what was done ahead
        ([at(13)], at(17), (at(16), 1)),
        ([at(8), at(12), at(16)], at(17), (at(8, day=25), 3)),
        ([at(18)], at(19), (at(8, day=25), 1)),
        ([at(23, day=23)], at(8), (at(8), 0)),
    ],
)
def test_a_time_that_was_missed_passes_when_the_next_comes(done, now, expected):
    found = next_time(THRICE, done, now)
    assert (datetime.combine(found.day, found.at), found.done) == expected


@pytest.mark.parametrize(
    ("every", "done", "now", "day"),
    [
        ("Mon, Wed, Fri", [at(9, day=23)], at(9), 25),
        ("Mon, Wed, Fri", [], at(9), 25),
        ("Mon, Wed, Fri", [at(9, day=25)], at(10, day=25), 27),
        ("weekdays", [at(9, day=27)], at(10, day=27), 30),
        ("3 times a week", [at(9, day=23)], at(9), 25),  # with a day between
        ("3 times a week", [at(9, day=22)], at(9), 24),
        ("3 times a week", [at(9, day=23), at(9, day=25), at(9, day=27)], at(9, day=28), 30),
        ("3 times a week", [at(9, day=23)], at(9, day=28), 28),  # no more days than these
        ("2 days at 18:00", [at(18, day=23)], at(9), 25),
        ("2 days at 18:00", [at(18, day=20)], at(9), 24),
    ],
)
def test_the_day_is_one_of_the_rule(every, done, now, day):
    assert next_time(parse_frequency(every), done, now).day.day == day


SPELLINGS = {
    "every 2 days": ["2 days", "every other day", "Every second day", "2", "2d", "once every 2 days"],
    "every day": ["day", "daily", "every day", "once a day", "7 times a week", "Mon-Sun"],
    "every week": ["weekly", "week", "7 days", "once a week", "1x/week"],
    "every 2 weeks": ["2 weeks", "fortnightly", "every other week"],
    "3 times a day": ["3x/day", "3 × a day", "three times daily", "thrice a day", "3 a day", "daily, 3x"],
    "2 times a day": ["twice daily", "twice a day", "2x day"],
    "3 times a week": ["3x a week", "3/week", "three times per week"],
    "every 2 hours from 8:00 to 20:00": ["2 hours", "every 2 h", "2 hours from 8 to 20", "2hrs from 8am to 8pm"],
    "every 30 minutes from 9:00 to 17:00 on weekdays": [
        "30 minutes from 9 to 17 on Mon-Fri", "half an hour between 9am and 5pm on working days",
        "30 min 9–17, Mon to Fri",
        "on weekdays every 30 minutes from 9:00 to 5 pm",
    ],
    "every hour from 13:00 to 17:00": ["hourly from 1 to 5pm"],
    "on Monday, Wednesday and Friday": ["Mon, Wed, Fri", "mondays, wednesdays & fridays", "Mo We Fr",
                                        "3x a week on Mon/Wed/Fri"],
    "on Monday and Thursday": ["Monday and Thursday", "Mon + Thu"],
    "on weekdays": ["weekdays", "every weekday", "Mon to Fri", "daily on weekdays"],
    "on Saturday and Sunday": ["weekends", "on the weekend", "Sat-Sun"],
    "every day at 7:30, 13:00 and 20:00": ["7:30, 13:00 and 20:00", "at 20:00, 7:30 and 1pm",
                                           "3x a day at 7.30, 13 and 20"],
    "on Monday, Wednesday and Friday at 18:00": ["Mon, Wed, Fri at 18:00", "18:00 on Mon, Wed, Fri",
                                                 "Mon Wed Fri 6 p.m."],
    "every 2 days at 12:00": ["2 days at noon"],
}  # fmt: skip


@pytest.mark.parametrize(("told", "text"), [(told, text) for told, texts in SPELLINGS.items() for text in texts])
def test_spellings(told, text):
    assert words(parse_frequency(text)) == told


def test_what_follows_from_it_is_told_in_full():
    assert in_full(THRICE) == "3 times a day, at 8:00, 12:00 and 16:00"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("sometimes", "does not say how often", ""),
        ("every", "does not say how often", ""),
        ("2 days or so", "can't be read from “or” on", ""),
        ("Mon, Wensday", "a day that is none: “wensday”", "`Wednesday`"),
        ("0 times a day", "is never", "1 or more"),
        ("0 hours", "is never", "1 or more"),
        ("500 days", "500 days; at most 365", "1 day to 365 days"),
        ("2 minutes", "more than one in 5 minutes", "5 minutes or more"),
        ("145 times a day", "more than one in 5 minutes", "5 minutes or more"),
        ("8:00 and 8:02", "more than one in 5 minutes", "5 minutes or more"),
        ("2 hours from 20:00 to 8:00", "ends before it begins", "from 8:00 to 20:00"),
        ("2 hours from 9 to 5", "ends before it begins", "from 9:00 to 17:00"),
        ("2 hours from 8 to 8", "ends before it begins", "from 8:00 to 20:00"),
        ("13 hours", "longer than the time of day", "every: day"),
        ("24 hours", "longer than a day", "`every: day`"),
        ("48 hours", "longer than a day", "`every: 2 days`"),
        ("8:00 to 20:00", "how often in that time", "2 hours from"),
        ("25:00", "a time of day that is none", "0:00 to 23:59"),
        ("2-3 days", "is a range", "`every: 2 days`, or `every: 3 days`"),
        ("2-3 times a day", "is a range", "`every: 2 times a day`, or"),
        ("2 months", "not in days or weeks", "60 days"),
        ("3 times a month", "is in months", "10 days"),
        ("twice an hour", "is in hours", "30 minutes"),
        ("21 times a week", "more often than a week has days", "3 times a day"),
        ("3 times", "in what time", "3 times a day"),
        ("2 days, 3 days", "two things at once", "leave one"),
        ("2 hours at 8:00", "two things at once", "either"),
        ("2 days on Monday", "days of the week and another number", "either"),
        ("2 times a week on Mon, Wed, Fri", "days of the week and another number", "either"),
        ("3 times a day at 8:00 and 12:00", "says 3 times a day, and has 2", "leave `3 times` out"),
        ("Mon at 7:00, Thu at 18:00", "other times on other days", "Mon, Thu at 7:00 and 18:00"),
        ("morning and evening", "does not say how often", "8:00 and 20:00"),
        ("Mon, " * 60, "is too long", ""),
    ],
)
def test_what_can_not_be_has_words_of_its_own(problems, text, message, hint):
    (found,) = problems(f"every: {text!r}\nexercises: [A]")
    assert message in found.message
    assert hint in found.hint
    assert "write" in found.hint or "leave" in found.hint or "did you mean" in found.hint or "go from" in found.hint


BITS = ["2", "times", "a", "day", "week", "Mon", "-", ",", "and", "at", "8:00", "from", "to", "x", "hours", "0"]


@given(st.text(max_size=60) | st.lists(st.sampled_from(BITS), max_size=9).map(" ".join))
def test_whatever_is_written_is_read_or_refused(text):
    try:
        found = parse_frequency(text)
    except ValueError as error:
        assert str(error)
    else:
        assert parse_frequency(words(found)) == found
