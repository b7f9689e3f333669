import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.routine.model import Range
from voicecoach.routine.values.durations import parse_period, parse_range, parse_seconds, spell


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45", 45), ("45s", 45), ("45 s", 45), ("45 sec", 45), ("45 secs", 45), ("45 seconds", 45), ("1 second", 1),
        ("30sec.", 30), ("0", 0), ("2.5", 2.5), ("2,5 s", 2.5),
        ("1m30", 90), ("1m30s", 90), ("1 min 30 s", 90), ("1 min, 30 s", 90), ("1 minute and 30 seconds", 90),
        ("1:30", 90), ("0:45", 45), ("1:30 min", 90), ("90:00", 5400), ("1:02:03", 3723), ("0:07.5", 7.5),
        ("10 min", 600), ("1.5 min", 90), ("1 minute", 60), ("2 mins", 120), ("2m", 120),
        ("2 h", 7200), ("1h30", 5400), ("1h 2m 3s", 3723), ("1h30m15", 5415), ("1.5 hours", 5400), ("2 hrs", 7200),
        ("1'30\"", 90), ('30"', 30), ("30''", 30), ("1'", 60), ("1′30″", 90), ("1’30”", 90),
        ("½ min", 30), ("1½ min", 90), ("1 ½ min", 90), ("¼h", 900), ("a minute", 60), ("an hour", 3600),
        ("half a minute", 30), ("half an hour", 1800), ("  45 S ", 45), ("٤٥", 45), ("45\u00a0s", 45),
    ],
)  # fmt: skip
def test_spellings_of_a_time(text, seconds):
    assert parse_seconds(text) == seconds


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "45x", "s", "as", "1 2", "30s 1m", "1m1m", "1:75", "1:60", "1:5", "1:60:00", "5 m s", "1:30s",
     "5 min 90", "1m60", "1h 90", "-5",
     "−5s", "1e3", "inf", "nan", "0x10", "1_000", "5..", "9" * 100, "1" + " " * 80 + "s", "five"],
)  # fmt: skip
def test_no_time(text):
    with pytest.raises(ValueError, match="is "):
        parse_seconds(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2-3", 2, 3), ("2–3", 2, 3), ("2 — 3", 2, 3), ("8 to 10", 8, 10), ("2 or 3", 2, 3), ("5..8", 5, 8),
        ("20-30s", 20, 30), ("20s-30s", 20, 30), ("20s-30", 20, 30), ("10-15 min", 600, 900), ("1-2 minutes", 60, 120),
        ("30s - 1 min", 30, 60), ("1:00-1:30", 60, 90), ("45", 45, 45), ("½-1 min", 30, 60), ("3-3", 3, 3),
        ("1 to 2 h", 3600, 7200), ("a minute to an hour", 60, 3600),
    ],
)  # fmt: skip
def test_spellings_of_a_range_of_times(text, low, high):
    assert parse_range(text, "seconds") == Range(low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("5", 5, 5), ("8-10", 8, 10), ("8 to 10", 8, 10), ("10x", 10, 10), ("x10", 10, 10), ("× 10", 10, 10),
     ("3 sets", 3, 3), ("2-3 rounds", 2, 3), ("10 times", 10, 10), ("1 rep", 1, 1)],
)  # fmt: skip
def test_spellings_of_a_count(text, low, high):
    assert parse_range(text, "count") == Range(low, high)


@pytest.mark.parametrize("text", ["3-2", "1-2-3", "-5", "5-", "-", "1-1:30", "1-x", "", "30s-20s"])
def test_no_range_of_times(text):
    with pytest.raises(ValueError, match=r"is |needs|begins|too many"):
        parse_range(text, "seconds")


@pytest.mark.parametrize(
    ("text", "message"),
    [("2.5", "is not a whole number"), ("ten", "is not a number"), ("20s", "is not a number"),
     ("3-2", "begins with its larger end"), ("-1", "is negative"), ("", "is not a number")],
)  # fmt: skip
def test_no_count(text, message):
    with pytest.raises(ValueError, match=message):
        parse_range(text, "count")


@pytest.mark.parametrize(
    ("text", "days"),
    [("2 days", 2), ("day", 1), ("daily", 1), ("every day", 1), ("week", 7), ("weekly", 7), ("2 weeks", 14), ("2w", 14),
     ("every other day", 2), ("Every 3 days", 3), ("3", 3), ("every other week", 14)],
)  # fmt: skip
def test_spellings_of_a_period(text, days):
    assert parse_period(text) == days


@pytest.mark.parametrize("text", ["", "twice a week", "soon", "every", "1.5 days", "2 hours", "-1 day"])
def test_no_period(text):
    with pytest.raises(ValueError, match="is "):
        parse_period(text)


@given(st.integers(0, 86_400))
def test_what_we_spell_we_read(seconds):
    assert parse_seconds(spell(seconds)) == seconds


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_a_clock_and_units_agree(hours, minutes, seconds):
    total = hours * 3600 + minutes * 60 + seconds
    assert parse_seconds(f"{hours}:{minutes:02}:{seconds:02}") == total
    assert parse_seconds(f"{hours}h {minutes} min {seconds}") == total


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(["", "s", " min", " seconds"]))
def test_a_range_has_the_unit_of_its_end(low, more, unit):
    span = parse_range(f"{low}-{low + more}{unit}", "seconds")
    assert span == Range(parse_seconds(f"{low}{unit}"), parse_seconds(f"{low + more}{unit}"))


@given(st.text() | st.text("0123456789:-.,'\"½ hmsino to", max_size=30))
def test_any_text_is_a_time_or_a_clear_error(text):
    for parse in (parse_seconds, parse_period, lambda t: parse_range(t, "seconds"), lambda t: parse_range(t, "count")):
        try:
            parse(text)
        except ValueError as error:
            assert str(error).split()[0] in ("is", "has", "needs", "begins")  # ours, not Python's


@pytest.mark.parametrize("text", ["20-", "20 s -", "20s to"])
def test_a_range_without_its_second_number_is_told_so(text):
    with pytest.raises(ValueError, match="needs the second number of its range"):
        parse_range(text, "seconds")
