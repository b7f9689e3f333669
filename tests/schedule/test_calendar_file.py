"""The calendar file, as a parser and an expander of recurring events that are not ours understand it."""

from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from voicecoach.schedule.calendar import Series, as_ics, make_uid, times_in, upcoming

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
        "at": time(18, 30),
        "zone": "Europe/Berlin",
        "every_days": 2,
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
    found = occurrences(as_ics(series(zone=zone, every_days=every), NOW))
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
    text = event(as_ics(series(every_days=3), NOW))["RRULE"].to_ical().decode()
    found = rrule.rrulestr(text, dtstart=datetime(2026, 1, 5, 18, 30))[:50]
    assert [when.date() for when in found] == [date(2026, 1, 5) + timedelta(days=3 * n) for n in range(50)]


@pytest.mark.parametrize(
    ("every", "rule"),
    [(1, "FREQ=DAILY"), (2, "FREQ=DAILY;INTERVAL=2"), (7, "FREQ=WEEKLY"), (14, "FREQ=WEEKLY;INTERVAL=2")],
)
def test_whole_weeks_are_told_as_weeks(every, rule):
    assert event(as_ics(series(every_days=every), NOW))["RRULE"].to_ical().decode().removesuffix(";INTERVAL=1") == rule


@pytest.mark.parametrize(("days", "every", "times"), [(84, 2, 42), (84, 7, 12), (1, 2, 1), (3, 2, 2), (15, 7, 3)])
def test_for_a_span_it_ends_within_it(days, every, times):
    assert times_in(days, every) == times
    found = occurrences(as_ics(series(every_days=every, times=times), NOW))
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
    before, after = (event(as_ics(series(at=at), NOW + late)) for at, late in _TWICE)
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
