"""The calendar file, as a parser and an expander of recurring events that are not ours understand it."""

from datetime import date, datetime, time, timedelta, timezone
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from voicecoach.routine.frequency import Frequency, next_time
from voicecoach.routine.values.frequencies import parse_frequency
from voicecoach.schedule.calendar import Series, as_ics, make_uid, upcoming

expander = pytest.importorskip("recurring_ical_events")
rrule = pytest.importorskip("dateutil.rrule")

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=timezone.utc)
ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Etc/UTC", "Africa/Casablanca"]


def series(**changes):
    made = {
        "uid": make_uid("/home/a", "hip"),
        "title": "Hip; morning, ü",
        "about": "voicecoach start hip\nStop, if it hurts.",
        "first": date(2026, 1, 5),
        "times": (time(18, 30),),
        "zone": "Europe/Berlin",
        "every": Frequency(2),
        "seconds": 1201.0,
    }
    return Series(**{**made, **changes})


def occurrences(data, days=366, first=date(2026, 1, 5)):
    """Return the beginnings of all events in a stretch of time."""
    found = expander.of(Calendar.from_ical(data)).between(first, first + timedelta(days=days))
    return sorted(event["DTSTART"].dt for event in found)


def event(data):
    (found,) = Calendar.from_ical(data).walk("VEVENT")
    return found


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("every", [1, 2, 3, 7, 14])
def test_a_year_of_occurrences_is_the_rule_at_the_same_time_of_day(zone, every):
    found = occurrences(as_ics(series(zone=zone, every=Frequency(every)), NOW))
    wanted = [date(2026, 1, 5) + timedelta(days=n) for n in range(0, 366, every)]
    assert [when.date() for when in found] == wanted
    assert {when.time() for when in found} == {time(18, 30)}
    assert all(when.utcoffset() == when.replace(tzinfo=ZoneInfo(zone)).utcoffset() for when in found)


@pytest.mark.parametrize(
    ("now", "first"),
    [
        ("2026-01-04T20:00+00:00", "2026-01-05"),
        ("2026-01-05T17:29+00:00", "2026-01-05"),  # 18:29 in Berlin
        ("2026-01-05T17:31+00:00", "2026-01-06"),
        ("2026-01-05T23:30+00:00", "2026-01-06"),  # the 6th there
        ("2026-01-09T12:00+00:00", "2026-01-09"),
    ],
)
def test_it_begins_at_a_time_that_is_still_to_come(now, first):
    assert upcoming(series(), datetime.fromisoformat(now)).first == date.fromisoformat(first)


def test_both_clock_changes_are_in_that_year():
    offsets = [when.utcoffset() for when in occurrences(as_ics(series(), NOW))]
    assert sum(a != b for a, b in pairwise(offsets)) == 2


def test_the_rule_alone_gives_the_same_days():
    text = event(as_ics(series(every=Frequency(3)), NOW))["RRULE"].to_ical().decode()
    found = rrule.rrulestr(text, dtstart=datetime(2026, 1, 5, 18, 30))[:50]
    assert [when.date() for when in found] == [date(2026, 1, 5) + timedelta(days=3 * n) for n in range(50)]


@pytest.mark.parametrize(
    ("every", "rule"),
    [(1, "FREQ=DAILY"), (2, "FREQ=DAILY;INTERVAL=2"), (7, "FREQ=WEEKLY"), (14, "FREQ=WEEKLY;INTERVAL=2")],
)
def test_whole_weeks_are_told_as_weeks(every, rule):
    assert (
        event(as_ics(series(every=Frequency(every)), NOW))["RRULE"].to_ical().decode().removesuffix(";INTERVAL=1")
        == rule
    )


@pytest.mark.parametrize(("days", "every", "times"), [(84, 2, 42), (84, 7, 12), (1, 2, 1), (3, 2, 2), (15, 7, 3)])
def test_for_a_span_it_ends_within_it(days, every, times):
    found = occurrences(as_ics(series(every=Frequency(every), span=days), NOW))
    assert len(found) == times
    assert found[-1].date() < date(2026, 1, 5) + timedelta(days=days)


def test_the_zone_is_written_out_and_without_it_the_name_is_not_needed():
    lines = as_ics(series(), NOW).decode().replace("\r\n ", "").splitlines()
    assert "TZID:Europe/Berlin" in lines
    assert "DTSTART;TZID=Europe/Berlin:20260105T183000" in lines
    assert {"BEGIN:STANDARD", "BEGIN:DAYLIGHT"} <= set(lines)


def test_of_a_zone_that_nobody_knows_the_written_out_rules_hold():
    renamed = as_ics(series(), NOW).replace(b"Europe/Berlin", b"Elsewhere/Here")
    found = occurrences(renamed)
    assert {when.time() for when in found} == {time(18, 30)}
    assert {when.utcoffset() for when in found} == {timedelta(hours=1), timedelta(hours=2)}


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 5), (300, 5), (301, 10), (1201, 25), (3600, 60)])
def test_the_length_is_rounded_up_to_five_minutes(seconds, minutes):
    assert event(as_ics(series(seconds=seconds), NOW))["DURATION"].dt == timedelta(minutes=minutes)


def test_alarms_ten_minutes_before_and_at_the_time():
    alarms = event(as_ics(series(), NOW)).walk("VALARM")
    assert [alarm["TRIGGER"].dt for alarm in alarms] == [timedelta(minutes=-10), timedelta()]
    assert {alarm["ACTION"] for alarm in alarms} == {"DISPLAY"}
    assert [str(alarm["DESCRIPTION"]) for alarm in alarms] == ["Hip; morning, ü in 10 minutes", "Hip; morning, ü"]


def test_what_was_typed_comes_through():
    found = event(as_ics(series(), NOW))
    assert (str(found["SUMMARY"]), str(found["DESCRIPTION"])) == (series().title, series().about)


def test_importing_again_updates():
    before, after = (event(as_ics(series(times=(at,)), NOW + late)) for at, late in _TWICE)
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"] < 2**31
    assert before["DTSTAMP"].dt < after["DTSTAMP"].dt


_TWICE = [(time(18, 30), timedelta()), (time(7), timedelta(minutes=1))]


def test_another_routine_and_another_person_are_another_event():
    assert len({make_uid("/home/a", "hip"), make_uid("/home/a", "knee"), make_uid("/home/b", "hip")}) == 3


def test_lines_end_and_fold_as_the_standard_has_it():
    data = as_ics(series(about="ü" * 400), NOW)
    assert data.count(b"\r\n") == data.count(b"\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_an_unknown_zone():
    with pytest.raises(ValueError, match="Europe/Nowhere"):
        as_ics(series(zone="Europe/Nowhere"), NOW)


RULES = [
    "3 times a day", "2 hours", "30 minutes from 9 to 17 on weekdays", "45 minutes", "Mon, Wed, Fri at 18:00",
    "7:30, 13:00 and 20:00", "2 days at 6:15 and 21:00", "weekdays", "3 times a week", "12 times a day on Sat, Sun",
]  # fmt: skip


@pytest.mark.parametrize("zone", ZONES[:3])
@pytest.mark.parametrize("rule", RULES)
def test_the_calendar_has_the_times_at_which_it_is_due(rule, zone):
    """One who does each session as it is due has them all, and no other, over both clock changes."""
    every = parse_frequency(rule)
    times = every.slots or (time(18, 30),)
    data = as_ics(series(every=every, times=times, zone=zone), NOW)
    found = [when.replace(tzinfo=None) for when in occurrences(data)]
    done, now, wanted = [], datetime(2026, 1, 5), []
    while now < datetime(2027, 1, 6):
        coming = next_time(every, done[-50:], now)
        now = datetime.combine(coming.day, coming.at or times[0])
        wanted.append(now)
        done.append(now)
    skipped = [when for when in wanted if when not in found]  # hours that the clock skips, told an hour later
    assert len(skipped) <= len(times)
    assert len(set(found) - set(wanted)) <= len(skipped)


@given(
    st.sampled_from(RULES).map(parse_frequency),
    st.datetimes(datetime(2026, 1, 5), datetime(2026, 1, 19), timezones=st.just(ZoneInfo("Europe/Berlin"))),
)
@settings(max_examples=60)
def test_the_first_is_yet_to_come_and_each_is_within_the_rule(every, now):
    times = every.slots or (time(18, 30),)
    made = upcoming(series(every=every, times=times, first=now.date()), now)
    found = occurrences(as_ics(made, now), days=21, first=now.date())
    assert found[0] >= now
    assert [when.replace(tzinfo=None) for when in found[:40]] == list(islice(made.occurrences(), len(found[:40])))
    if every.weekdays:
        assert {when.weekday() for when in found} <= set(every.weekdays)


def test_times_that_are_no_grid_are_several_events_with_names_of_their_own():
    every = parse_frequency("7:30, 13:00 and 20:00")
    events = Calendar.from_ical(as_ics(series(every=every, times=every.slots), NOW)).walk("VEVENT")
    assert len({str(one["UID"]) for one in events}) == len(events) == 2
    assert all(len(one.walk("VALARM")) == 2 for one in events)


def test_a_window_on_weekdays_is_hours_minutes_and_days():
    every = parse_frequency("30 minutes from 9 to 10:30 on weekdays")
    rule = event(as_ics(series(every=every, times=every.slots), NOW))["RRULE"].to_ical().decode()
    assert rule == "FREQ=WEEKLY;BYMINUTE=0,30;BYHOUR=9,10;BYDAY=MO,TU,WE,TH,FR"


@pytest.mark.parametrize("rule", RULES)
def test_for_a_span_there_are_as_many_as_are_told(rule):
    every = parse_frequency(rule)
    made = series(every=every, times=every.slots or (time(18, 30),), span=15)
    assert len(occurrences(as_ics(made, NOW))) == len(list(made.occurrences()))
