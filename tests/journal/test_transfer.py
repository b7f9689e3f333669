"""The journal as JSON Lines and back: nothing lost, nothing twice, and nothing at all from a file that is wrong."""

import csv
import json
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.journal.model import Outcome, When
from voicecoach.journal.past import pasts
from voicecoach.journal.store import Store
from voicecoach.journal.table import table
from voicecoach.journal.transfer import lines, take
from voicecoach.problem import VoicecoachError


@pytest.fixture
def full(diary):
    """A journal with two sessions and notes, one of no session."""
    diary.store.note(None, "Bought a mat.", diary.at(0))
    session = diary.begin()
    diary.do(session, len(diary.score))
    diary.store.end(session, Outcome.FINISHED, diary.at(9))
    diary.store.answer(session, When.AFTER, 3, diary.at(9))
    diary.store.note(session, "“Ä”, and\na line", diary.at(10))
    diary.do(diary.begin("/b.yaml", minute=20), 5)
    return diary


@pytest.fixture
def empty(tmp_path):
    store = Store(tmp_path / "other" / "journal.sqlite3")
    yield store
    store.close()


def test_what_was_exported_comes_back_whole_and_once(full, empty):
    written = list(lines(full.store))
    assert take(empty, written) == (3, 0)
    assert list(lines(empty)) == written
    assert take(empty, [*written, ""]) == (0, 3)
    assert list(lines(empty)) == written
    assert [past.exercises for past in pasts(empty)] == [past.exercises for past in pasts(full.store)]


def test_of_an_older_export_it_is_found_out_what_routines_are_known_by(full, empty, tmp_path, monkeypatch):
    monkeypatch.setenv("VOICECOACH_DATA", str(tmp_path))
    old = [json.loads(line) for line in lines(full.store)]
    for session in old[:2]:
        del session["identity"]
    old[0]["path"] = str(tmp_path / "routines" / "hip.yaml")
    take(empty, map(json.dumps, old))
    assert [past.identity for past in pasts(empty)] == ["hip", "/b.yaml"]


def test_what_is_there_stays_and_another_ones_interrupted_session_is_not_offered(full, empty):
    session = empty.begin(full.plan("/b.yaml"), full.store.unfinished().hand, full.at(0), 7)
    take(empty, lines(full.store))
    assert len(pasts(empty)) == 2
    assert empty.unfinished().id == session
    assert len({past.id for past in pasts(empty)}) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"uuid": None},
        {"started": "yesterday"},
        {"started": "2026-03-01T12:00:00"},
        {"level": 101},
        {"level": "low"},
        {"steps": True},
        {"steps": 2**70},
        {"choices": 3},
        {"mood": "good"},
        {"id": 4},
        {"left": [{}]},
        {"left": None},
        {"pain": [{"when": "after", "value": 11, "at": "2026-03-01T12:00:00+01:00"}]},
        {"pain": [{"when": "before", "value": 1, "at": "2026-03-01T12:00:00+01:00"}]},
        {"notes": [{"text": "\ud800", "at": "2026-03-01T12:00:00+01:00"}]},
        {"note": {"text": 3}},
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_imported(full, empty, change):
    first, second, note = map(json.loads, lines(full.store))
    wrong = [json.dumps(line) for line in (first, {**second, **change}, note)]
    with pytest.raises(VoicecoachError, match="line 2 is not of a journal"):
        take(empty, wrong)
    assert list(lines(empty)) == []


@pytest.mark.parametrize("text", ["3", "[]", "{", "null", '"a"', "[" * 100_000, '{"note": null}'])
def test_what_is_no_session_at_all_is_refused(empty, text):
    with pytest.raises(VoicecoachError, match="line 1 is not of a journal"):
        take(empty, [text])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=30)
@given(data=st.data())
def test_any_change_is_taken_or_refused_and_never_breaks_what_reads_it(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    store = Store(folder / "journal.sqlite3")
    line = {
        "uuid": "a", "started": "2026-03-01T12:00:00+01:00", "routine": "A", "path": "/a", "choices": {}, "score": "",
        "steps": 3, "step": 1, "exercise": "A", "round": 0, "ended": None, "outcome": None, "level": 5, "pain": [],
        "notes": [],
        "left": [{
            "step": 0, "exercise": 0, "name": "A", "kind": "work", "side": None, "set": 1, "round": 0, "how": "done",
            "at": "2026-03-01T12:00:00+01:00", "seconds": 1.5,
        }],
    }  # fmt: skip
    name = data.draw(st.sampled_from([*line, "other"]))
    try:
        take(store, [json.dumps({**line, name: data.draw(json_values)})])
    except VoicecoachError:
        assert list(lines(store)) == []
    assert len(pasts(store)) == len(list(lines(store))) or name == "left"
    store.unfinished()
    store.close()


def test_a_table_has_a_row_a_session_and_no_formulas(full):
    full.store.note(1, "=1+1", full.at(30))
    rows = list(csv.DictReader(StringIO(table(pasts(full.store)))))
    assert [(row["routine"], row["outcome"], row["pain"], row["pain_after"]) for row in rows] == [
        ("A", "finished", "3", ""),
        ("B", "", "", ""),
    ]
    assert rows[0]["notes"] == "“Ä”, and\na line | =1+1"
    full.store.note(2, "=1+1", full.at(30))
    assert list(csv.DictReader(StringIO(table(pasts(full.store)))))[1]["notes"] == "'=1+1"
