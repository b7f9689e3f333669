from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from voicecoach.journal.history import Done, PastSession
from voicecoach.journal.summary import (
    Adherence,
    Day,
    Sore,
    Streak,
    adherence,
    counts,
    days,
    half_year,
    since,
    sore,
    streak,
    summarise,
    worst_pain,
)
from voicecoach.journal.work_done import Work
from voicecoach.routine.frequency import Frequency
from voicecoach.routine.values.frequencies import parse_frequency

TODAY = date(2026, 3, 31)


def past(ago=0, outcome="finished", done=10, hurt=(), minutes=20, **values):
    started = datetime(2026, 3, 31, 18, tzinfo=timezone.utc) - timedelta(days=ago)
    exercises = tuple(Done(name, 1, name in hurt) for name in ("Bridge", "Clamshell"))
    work = Work(done, 10, share=done / 10)
    return PastSession(
        1, "A", "/a.yaml", "a", started, None, outcome, done, 10, 60.0 * minutes, None, exercises, work, **values
    )


def ago(*days):
    return [TODAY - timedelta(days=day) for day in days]


@pytest.mark.parametrize(
    ("outcome", "done", "counted"),
    [("finished", 0, False), ("finished", 6, False), ("finished", 7, True), ("stopped", 7, True), ("", 9, True)],
)
def test_a_session_counts_by_its_work_however_it_ended(outcome, done, counted):
    assert counts(past(outcome=outcome, done=done)) is counted


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ([], Streak(0, 0)),
        ([0], Streak(1, 1)),
        ([3], Streak(1, 1)),  # the next may come a day late
        ([4], Streak(0, 1)),
        ([6, 4, 2, 0], Streak(4, 4)),
        ([9, 6, 3, 0], Streak(4, 4)),  # each a day late
        ([20, 18, 16, 12, 10], Streak(0, 3)),
        ([20, 18, 16, 2], Streak(1, 3)),
        ([2, 0, 0, 0], Streak(2, 2)),  # a day counts once
        ([-1], Streak(1, 1)),  # a clock that was set back
    ],
)
def test_a_streak_is_of_days_that_follow_in_time(done, expected):
    assert streak(Counter(ago(*done)), Frequency(2), TODAY) == expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ([9, 7, 5, 3, 1], Adherence(5, 5)),
        ([9, 8, 5, 4, 1], Adherence(5, 3)),  # a second session in a stretch makes up for no other
        ([9], Adherence(4, 1)),  # the stretch that runs isn't over
        ([9, 0], Adherence(5, 2)),
        ([], Adherence(4, 0)),
    ],
)
def test_adherence_counts_the_stretches_that_have_a_session(done, expected):
    assert adherence(Counter(ago(*done)), Frequency(2), TODAY - timedelta(days=9), TODAY) == expected


def test_adherence_is_told_in_percent():
    assert Adherence(3, 2).percent == 67


def test_a_day_has_its_sessions_and_minutes_by_the_clock_of_the_place():
    late = PastSession(
        1, "A", "/a", "a", datetime(2026, 3, 30, 23, 30, tzinfo=timezone(timedelta(hours=-8))), None, "", 1, 1, 60, 0
    )
    assert days([late, past(), past(minutes=4)]) == {date(2026, 3, 30): Day(1, 1), TODAY: Day(2, 24)}


def test_the_figures_leave_out_what_does_not_count():
    summary = summarise([past(13), past(7), past(5, "stopped", 1), past(0)], Frequency(7), TODAY)
    assert (summary.sessions, summary.minutes, summary.per_week, summary.short) == (3, 60, 1.5, 1)
    assert summary.streak == Streak(3, 3)
    assert summary.adherence == Adherence(2, 2)


def test_the_figures_of_a_time_begin_with_it_if_there_were_sessions_before():
    summary = summarise([past(40), past(9), past(1)], Frequency(10), TODAY, TODAY - timedelta(days=29))
    assert summary.adherence == Adherence(3, 1)
    assert summarise([past(9), past(1)], Frequency(10), TODAY, TODAY - timedelta(days=29)).adherence == Adherence(1, 1)


@pytest.mark.parametrize(("sessions", "every"), [([], Frequency(2)), ([past()], None)])
def test_without_a_plan_or_a_session_nothing_is_adhered_to(sessions, every):
    summary = summarise(sessions, every, TODAY)
    assert summary.streak is summary.adherence is None


def test_a_session_in_the_future_breaks_nothing():
    assert summarise([past(-3)], Frequency(2), TODAY).adherence == Adherence(0, 0)


def test_the_last_half_year_is_26_whole_weeks():
    assert half_year(TODAY) == date(2025, 10, 6)
    assert half_year(TODAY).weekday() == 0
    assert half_year(date(2026, 4, 5)) == half_year(TODAY)
    assert half_year(date(2026, 4, 6)) > half_year(TODAY)


def test_since_a_day_is_with_that_day():
    assert [p.started.date() for p in since([past(3), past(2), past(1)], TODAY - timedelta(days=2))] == ago(2, 1)


@pytest.mark.parametrize(
    ("pain", "later", "worst"), [(2, 5, 5), (4, 1, 4), (0, None, 0), (None, 3, 3), (None, None, None)]
)
def test_the_worse_pain_of_the_two(pain, later, worst):
    assert worst_pain(past(pain=pain, pain_after=later)) == worst


def test_what_hurt_is_counted_by_session_the_most_often_first():
    sessions = [past(4, hurt=["Bridge"]), past(3, hurt=["Clamshell"]), past(2, hurt=["Clamshell"]), past(1)]
    assert sore(sessions) == [Sore("Clamshell", 2, TODAY - timedelta(2)), Sore("Bridge", 1, TODAY - timedelta(4))]


def test_what_hurt_on_either_side_is_named_with_both():
    session = replace(past(1), exercises=(Done("{side} calf", 0, True),))
    assert [one.name for one in sore([session])] == ["Left/right calf"]


THRICE, WORKDAYS, THREE_DAYS = map(parse_frequency, ("3 times a day", "weekdays", "3 times a week"))


@pytest.mark.parametrize(
    ("every", "sessions", "expected"),  # 31 March 2026 is a Tuesday
    [
        (THRICE, {2: 3, 1: 3, 0: 3}, Streak(3, 3)),
        (THRICE, {2: 3, 1: 2, 0: 1}, Streak(1, 1)),  # 2 of 3 counts as practised, but not as done
        (THRICE, {3: 3, 2: 1, 1: 4, 0: 2}, Streak(2, 2)),
        (THRICE, {9: 3, 8: 3, 1: 3}, Streak(1, 2)),
        (WORKDAYS, {5: 1, 4: 1, 1: 1, 0: 1}, Streak(4, 4)),  # Thursday, Friday, Monday, Tuesday
        (WORKDAYS, {5: 1, 1: 1}, Streak(1, 1)),  # Friday was missed
        (WORKDAYS, {4: 1}, Streak(0, 1)),  # and so was Monday
        (THREE_DAYS, {15: 1, 13: 1, 11: 1, 8: 1, 6: 1, 4: 1, 1: 1}, Streak(7, 7)),
        (THREE_DAYS, {15: 1, 13: 1, 8: 1, 6: 1, 4: 1, 1: 1}, Streak(4, 4)),  # a week with two
        (THREE_DAYS, {11: 1, 8: 1, 6: 1, 4: 1, 0: 1}, Streak(5, 5)),  # the first week began late
    ],
)
def test_a_streak_is_of_days_on_which_all_that_was_planned_was_done(every, sessions, expected):
    by_day = {TODAY - timedelta(days=days): count for days, count in sessions.items()}
    assert streak(by_day, every, TODAY) == expected


@pytest.mark.parametrize(
    ("every", "sessions", "expected"),
    [
        (THRICE, {2: 3, 1: 2}, Adherence(6, 5)),
        (THRICE, {2: 4, 0: 2}, Adherence(8, 5)),  # today has only what was done by now
        (WORKDAYS, {5: 1, 3: 1, 0: 1}, Adherence(4, 2)),  # a Saturday makes up for no day
        (THREE_DAYS, {8: 1, 7: 1, 6: 1, 5: 1, 1: 1}, Adherence(4, 4)),
        (THREE_DAYS, {8: 1, 0: 1}, Adherence(4, 2)),
    ],
)
def test_adherence_counts_the_sessions_of_a_day_a_day_of_the_week_or_a_week(every, sessions, expected):
    by_day = {TODAY - timedelta(days=days): count for days, count in sessions.items()}
    assert adherence(by_day, every, min(by_day), TODAY) == expected


def test_days_with_some_of_their_sessions_are_told_apart():
    summary = summarise([past(1), past(1), past(0), past(0), past(0)], THRICE, TODAY)
    assert (summary.a_day, summary.partly, summary.streak) == (3, 1, Streak(1, 1))
