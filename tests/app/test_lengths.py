"""How long a routine takes at its levels: told where they differ, and composed no more often than is told."""

import json
import re
import sys
from contextlib import contextmanager

import pytest

from voicecoach.app.routines.catalogue import matching_rows
from voicecoach.app.routines.lengths import Lengths
from voicecoach.core.paths import shipped
from voicecoach.routine.adjust.search import Wish
from voicecoach.routine.library.find import routines
from voicecoach.score.compose import compose

RANGES = "name: Ranges\nexercises: [{name: A, duration: 2-9 min}]"
PLAIN = "name: Plain\nexercises: [{name: A, duration: 4 min}]"


@pytest.mark.parametrize(
    ("low", "high", "spelled"),
    [
        (240, 240, "4 min"), (240, 265, "4 min"), (2280, 4260, "38-71 min"), (20, 50, "1 min"), (3600, 3600, "1 h"),
        (20_000, 28_800, "5 h 33 min to 8 h"), (300, 200, "3-5 min"),
    ],
)  # fmt: skip
def test_lengths_in_words(low, high, spelled):
    assert Lengths(low, high).spelled == spelled


def test_list_tells_both_ends_or_the_level_that_was_asked_for(run, own):
    own("ranges", RANGES)
    own("plain", PLAIN)
    assert "about 2-9 min ·" in run("list", "ranges", "--long").out
    assert "about 9 min ·" in run("list", "ranges", "--long", "--level", "high").out
    assert "about 4 min ·" in run("list", "plain", "--long").out
    data = {row["name"]: row for row in json.loads(run("list", "--json").out)}
    assert 120 <= data["ranges"]["seconds"] < 160
    assert 540 <= data["ranges"]["seconds_at_most"] < 590
    assert data["plain"]["seconds"] == data["plain"]["seconds_at_most"]


def test_show_tells_both_ends_where_they_differ(run, own):
    own("ranges", RANGES)
    own("plain", PLAIN)
    told = re.compile(r"Takes about (2-9|3-10) min, from level low to high\n")
    for words in ((), ("--level", "high")):
        assert told.search(run("show", "ranges", "--voice", "hum", *words).out.partition("\n\n")[0] + "\n")
    low, high = json.loads(run("show", "ranges", "--voice", "hum", "--json").out)["about_seconds"]
    assert 120 <= low < 160
    assert 540 <= high < 580
    for words in (("plain",), ("ranges", "--minutes", "1")):
        assert "Takes about" not in run("show", *words, "--voice", "hum").out
        assert json.loads(run("show", *words, "--voice", "hum", "--json").out)["about_seconds"] is None


@contextmanager
def composing():
    """Collect the name of every routine that is composed."""
    names = []

    def note(frame, event, _):
        if event == "call" and frame.f_code is compose.__code__:
            names.append(frame.f_locals["routine"].name)

    sys.setprofile(note)
    try:
        yield names
    finally:
        sys.setprofile(None)


def test_a_length_is_composed_only_where_it_is_told(own, home):
    own("ranges", RANGES)
    own("plain", PLAIN)
    entries = routines([home / "data" / "routines", shipped("routines")])
    with composing() as names:
        plain = matching_rows(entries, Wish(words=("plain",)), None, None)
        assert names == []
        assert [row.facts for row in plain]
        assert names == ["Plain"]
        ranges = matching_rows(entries, Wish(words=("ranges",)), 180, None)
        assert [row.facts for row in ranges]
        assert names == ["Plain", "Ranges", "Ranges"]
