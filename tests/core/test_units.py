from datetime import timedelta

import pytest

from voicecoach.core.units import ago, counted, plural


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ({"seconds": 50}, "just now"),
        ({"seconds": 60}, "1 minute ago"),
        ({"minutes": 12}, "12 minutes ago"),
        ({"hours": 25}, "1 day ago"),
        ({"hours": 2, "minutes": 59}, "2 hours ago"),
        ({"days": 40}, "40 days ago"),
        ({"hours": -1}, "just now"),
    ],
)
def test_a_time_that_passed_is_told_in_its_largest_unit(since, said):
    assert ago(timedelta(**since).total_seconds()) == said


def test_one_is_told_as_one():
    assert [counted(number, "day") for number in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert (plural(1, "set"), plural(0, "set")) == ("set", "sets")
