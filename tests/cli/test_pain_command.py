"""`voicecoach pain`: how much there was, told later or corrected; the level follows from what was told last."""

import json
from datetime import datetime, timedelta

import pytest
from command_line import set_clock
from simulated import ROUTINE, ZONE, Simulated

NOW = datetime(2026, 11, 20, 21, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    set_clock(monkeypatch, NOW)


@pytest.fixture
def did(home, own):
    """Return a function that writes a session of some hours ago."""
    own("hip", ROUTINE)

    def write(hours, name="hip", **how):
        own(name, ROUTINE.replace("Hamstring", name.title()))
        file = home / "data" / "routines" / f"{name}.yaml"
        with Simulated(home / "data" / "journal.sqlite3", file) as journal:
            return journal.session(NOW - timedelta(hours=hours), **how)

    return write


@pytest.fixture
def kept(run):
    """Return a function: the pains that were kept of each session, the oldest first."""

    def pains():
        sessions = json.loads(run("history", "--json").out)["sessions"]
        return [(session["pain"], session["pain_after"]) for session in sessions]

    return pains


@pytest.mark.parametrize(("hours", "pains"), [(1, (7, None)), (11, (7, None)), (13, (None, 7)), (160, (None, 7))])
def test_it_answers_the_question_that_is_open(run, did, kept, hours, pains):
    did(hours)
    ran = run("pain", "7")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Kept: pain of 7, " + ("right after" if pains[0] else "in the 24 hours after"))
    assert kept() == [pains]


def test_it_corrects_what_was_told_and_says_what_that_was(run, did, kept):
    did(1, pain=1)
    assert "Kept: pain of 10 in place of 1, right after Hamstring" in run("pain", "10").out
    assert "in place of" not in run("pain", "10").out
    assert kept() == [(10, None)]


def test_each_of_the_two_can_be_chosen(run, did, kept):
    did(30, pain=2)
    did(1)
    run("pain", "3", "--day")  # of the one before: for the last it is too soon
    run("pain", "4", "--after")
    assert kept() == [(2, 3), (4, None)]


def test_of_a_routine_by_its_name(run, did, kept):
    did(5, "knee")
    did(1)
    run("pain", "6", "knee")
    assert kept() == [(6, None), (None, None)]


def test_the_level_follows_what_was_told_last(run, did, own):
    did(50, level=25, pain=1, pain_after=1)
    did(2, level=25, pain=1, pain_after=1)
    assert "so a little more today: level 50." in run("show", "hip", "--voice", "hum").out
    run("pain", "4", "--after")
    assert "so we'll go easy today: the lowest level." in run("show", "hip", "--voice", "hum").out
    run("pain", "3", "--after")
    assert "so a little more today: level 50." in run("show", "hip", "--voice", "hum").out


def test_without_a_number_it_shows_what_is_kept(run, did):
    did(1, pain=0)
    assert run("pain").out.endswith(": pain right after it: 0; in the 24 hours after it: not told.\n")


@pytest.mark.parametrize(
    ("hours", "words", "code", "said"),
    [
        (None, ["3"], 1, "there is no session to tell it of"),
        (1, ["3", "--day"], 1, "are not over"),
        (24 * 31, ["3"], 2, "the last session was 30 days ago"),
        (1, ["11"], 2, "11"),
        (1, ["-1"], 2, "-1"),
        (1, ["ten"], 2, "ten"),
        (1, ["3", "nobody"], 2, "there is no routine called"),
    ],
)
def test_what_cannot_be_told_is_said(run, did, hours, words, code, said):
    if hours:
        did(hours)
    ran = run("pain", *words)
    assert (ran.code, said in ran.err) == (code, True)
    if hours:
        assert "right after it: not told; in the 24 hours after it: not told" in run("pain").out


def test_a_session_skipped_throughout_has_nothing_to_tell(run, did):
    did(20, pain=1)
    did(1, done=0.3)
    assert "in the 24 hours after" in run("pain", "3").out


def test_a_number_may_be_told_of_ten_as_the_question_has_it(run, did):
    did(1)
    assert run("pain", "3/10").out.startswith("Kept: pain of 3")
    assert run("pain", "11/10").code == 2
