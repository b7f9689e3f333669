from datetime import date, timedelta

import pytest

from voicecoach.cli.charts.plot import plot

FIRST = date(2026, 1, 1)
BLANK = "⠀"


def row(lines, tick):
    (found,) = [line for line in lines if line.startswith(f"{tick:>3}┤")]
    return found[4:]


def test_each_value_lies_in_the_row_of_its_tick():
    for tick in range(0, 11, 2):
        lines = plot([(FIRST, tick), (FIRST + timedelta(days=9), tick)], range(0, 11, 2), 40)
        assert [bool(row(lines, other).strip(BLANK)) for other in range(0, 11, 2)] == [
            t == tick for t in range(0, 11, 2)
        ]


@pytest.mark.parametrize(("value", "tick"), [(0.7, 0), (1.1, 2), (8.7, 8), (9.1, 10)])
def test_a_value_between_lies_in_the_row_of_the_nearer_tick(value, tick):
    assert row(plot([(FIRST, value)], range(0, 11, 2), 40), tick).strip(BLANK)


def test_time_goes_from_left_to_right_as_wide_as_there_is_room():
    lines = plot([(FIRST, 0), (FIRST + timedelta(days=90), 100)], range(0, 101, 25), 50)
    assert row(lines, 0)[0] != BLANK
    assert row(lines, 100)[-1] != BLANK
    assert row(lines, 100)[0] == BLANK
    assert max(map(len, lines)) == 50
    assert lines[-1].split() == ["2026-01-01", "2026-04-01"]


def test_one_session_is_a_dot():
    lines = plot([(FIRST, 50)], range(0, 101, 25), 40)
    assert row(lines, 50).strip(BLANK)
    assert lines[-1].split() == ["2026-01-01"]
