"""The journal as JSON Lines and back: nothing lost, nothing twice, and nothing at all from a file that is wrong."""

import csv
import json
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecoach.core.errors import VoicecoachError
from voicecoach.journal.history import pasts
from voicecoach.journal.model import Outcome, When
from voicecoach.journal.store import Store
from voicecoach.journal.table import table
from voicecoach.journal.transfer import lines
from voicecoach.journal.transfer import take as take_from
from voicecoach.routine.library.load import RoutineProblems

AT = "2026-03-01T12:00:00+01:00"
LEFT = {
    "step": 0, "exercise": 0, "name": "A", "kind": "work", "side": None, "set": 1, "round": 0, "how": "done",
    "at": AT, "seconds": 1.5,
}  # fmt: skip


def take(store, read):
    return take_from(store, read, "all.jsonl")


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
        {"uuid": ""},
        {"identity": ""},
        {"path": ""},
        {"step": 4, "steps": 3},
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
        {"outcome": "won"},
        {"ended": "9999-12-31T23:59:59-12:00"},
        {"started": "0001-01-01T00:00:00+14:00"},
        {"level": float("nan")},
        {"work": float("inf")},
        {"work": -1},
        {"sets": 1.5},
        {"steps": -1},
        {"routine": "\x1b[2J"},
        {"routine": "x" * 2000},
        {"path": "/a\0b"},
        {"choices": {"only": [["A"]]}},
        {"choices": {"rate": float("inf")}},
        {"left": [LEFT | {"seconds": float("inf")}]},
        {"left": [LEFT | {"seconds": -1}]},
        {"left": [LEFT | {"seconds": 1e300}]},
        {"left": [LEFT | {"worked": float("nan")}]},
        {"left": [LEFT | {"how": "flown"}]},
        {"left": [LEFT | {"kind": "dance"}]},
        {"left": [LEFT | {"side": "top"}]},
        {"left": [LEFT | {"exercise": -2}]},
        {"left": [LEFT | {"at": "2026-02-30T12:00:00+01:00"}]},
        {"left": [{name: value for name, value in LEFT.items() if name != "how"}]},
        {"pain": [{"when": "after", "value": value, "at": AT} for value in (1, 2)]},
        {"pain": [{"when": "after", "value": True, "at": AT}]},
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_imported(full, empty, change):
    first, second, note = map(json.loads, lines(full.store))
    wrong = [json.dumps(line) for line in (first, {**second, **change}, note)]
    with pytest.raises(RoutineProblems) as refused:
        take(empty, wrong)
    assert {problem.where.line for problem in refused.value.problems} == {2}
    assert list(lines(empty)) == []


def test_a_session_that_ended_before_it_began_is_taken_for_clocks_are_set_back(full, empty):
    first, second, note = map(json.loads, lines(full.store))
    first |= {"started": AT, "ended": "2026-03-01T11:00:00+01:00"}
    assert take(empty, map(json.dumps, (first, second, note))) == (3, 0)


def test_a_session_of_which_only_the_sets_are_known_can_be_read(full, empty):
    first, _, _ = map(json.loads, lines(full.store))
    take(empty, [json.dumps(first | {"sets": 3, "reps": None, "work": None})])
    assert [past.work.of_sets for past in pasts(empty)] == [3]
    (session,) = empty.ask("SELECT id FROM sessions")
    assert empty.asked(session["id"]) == (3, 0, 0.0)


def test_every_problem_of_a_file_is_told_with_its_line(full, empty):
    first, second, note = map(json.loads, lines(full.store))
    first["left"][3]["seconds"] = float("inf")
    second |= {"outcome": "won", "left": [LEFT | {"how": "flown"}, LEFT]}
    del note["note"]["at"]
    with pytest.raises(RoutineProblems) as refused:
        take(empty, map(json.dumps, (first, second, note)))
    assert [(problem.where.line, problem.message) for problem in refused.value.problems] == [
        (1, "it is no JSON: Infinity is no number"),
        (2, '`outcome` is "won"; it is one of finished, stopped, or null'),
        (2, '`left[0].how` is "flown"; it is one of done, skipped, hurt, again'),
        (3, "`note.at` is missing"),
    ]
    assert list(lines(empty)) == []


def test_of_a_file_of_nothing_but_problems_only_some_are_told(empty):
    with pytest.raises(RoutineProblems) as refused:
        take(empty, ["{"] * 100_000)
    assert len(refused.value.problems) < 30


@pytest.mark.parametrize("text", ["3", "[]", "{", "null", '"a"', "[" * 100_000, "9" * 10_000, "NaN", '{"note": null}'])
def test_what_is_no_session_at_all_is_refused(empty, text):
    with pytest.raises(RoutineProblems, match=r"all\.jsonl has 1 problem"):
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
    name = data.draw(st.sampled_from([*line, "other", *line["left"][0]]))
    changed = line | {name: data.draw(json_values)} if name in line or name == "other" else line
    if name not in changed:
        changed["left"] = [line["left"][0] | {name: data.draw(json_values)}]
    try:
        take(store, [json.dumps(changed)])
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
