from datetime import date, timedelta

import pytest

from voicecoach.cli.charts.heatmap import heat_map
from voicecoach.journal.summary import Day

TODAY = date(2026, 4, 1)  # a Wednesday


def test_days_stand_under_their_week_and_month_shaded_by_minutes():
    minutes = {date(2026, 3, 30): 5, date(2026, 3, 31): 10, date(2026, 4, 1): 20, date(2026, 3, 24): 11}
    lines = heat_map({day: Day(1, float(m)) for day, m in minutes.items()}, TODAY, 80)
    assert [line[-3:] for line in lines[1:4]] == ["· ░", "▓ ▒", "· █"]
    assert lines[1].startswith("Mon ·")
    assert lines[4] == "    " + " ".join("·" * 25), "Thursday is not there yet"
    assert lines[-1] == "    less · ░ ▒ ▓ █ more, up to 20 min a day"


def test_the_calendar_is_of_half_a_year_with_the_names_of_its_months():
    lines = heat_map({}, TODAY, 80)
    assert lines[0].split() == ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert all(line.count("·") == 26 for line in lines[1:4])
    assert lines[-1] == "    less · ░ ▒ ▓ █ more"


def test_a_month_stands_above_the_first_week_that_begins_in_it():
    for number in range(60):
        today = TODAY + timedelta(days=number)
        first = today - timedelta(days=today.weekday(), weeks=25)
        names = heat_map({}, today, 80)[0]
        for month in names.split():
            week = (names.index(month) - 4) // 2
            monday = first + timedelta(weeks=week)
            assert f"{monday:%b}" == month
            assert monday.day <= 7 or week == 0


@pytest.mark.parametrize("width", [30, 40, 56, 80])
def test_no_line_is_wider_than_the_terminal_and_today_is_always_there(width):
    lines = heat_map({TODAY: Day(1, 9.0)}, TODAY, width)
    assert max(len(line) for line in lines[:-1]) <= width
    assert lines[3].endswith("█")


def test_a_day_of_seconds_is_no_day_of_nothing():
    assert heat_map({TODAY: Day(1, 0.3)}, TODAY, 80)[-1].endswith("up to 1 min a day")
