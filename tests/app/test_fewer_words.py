"""What is said of a routine in the course of its sessions, as the journal has them."""

from datetime import timedelta

import pytest
from simulated import Simulated

from voicecoach.app.choices import Choices
from voicecoach.app.preparing import prepare
from voicecoach.core.clock import now
from voicecoach.core.paths import journal_file
from voicecoach.language.english import ENGLISH
from voicecoach.score.model import Earcon

ONE = "{name: Squat, setup: Stand., do: Bend your knees., hold: 20s, sets: 3, rest: 20s}"
TWO = "{name: Bend, setup: Sit., do: Reach out., hold: 20s}"
TEXT = "name: Legs\nequipment: [mat]\nexercises: [{}]\n"
KEYS, FEWER = ENGLISH.say("keys"), ENGLISH.say("fewer_words")


@pytest.fixture
def did(own, home):
    """Return a function: have had so many sessions of the routine `legs`, the last one some days ago."""
    own("legs", TEXT.format(ONE))

    def put(sessions, ago=1, done=1.0):
        file = home / "data" / "routines" / "legs.yaml"
        with Simulated(journal_file(), file, TEXT.format(ONE)) as journal:
            for number in range(sessions):
                journal.session(now() - timedelta(days=ago + sessions - number), done=done)

    return put


def said(in_a_file=False, **choices):
    """Return all that is said in the next session."""
    score = prepare("legs", Choices(**choices), in_a_file=in_a_file).score
    says = [say.what for step in score for segment in step.segments for say in segment.says]
    return [what for what in says if not isinstance(what, Earcon)]


def test_words_fade_over_the_sessions_and_less_is_announced_once(did):
    did(2)
    assert {KEYS, "Stand."} <= set(said())
    did(1)
    assert KEYS not in said() and "Stand." in said()
    did(6)
    assert FEWER in said() and "Stand." not in said()
    did(1)
    assert not {FEWER, "Stand."} & set(said())
    assert {KEYS, "Stand."} <= set(said(cues="full"))


@pytest.mark.parametrize("how", [{"done": 0.4}, {"ago": 40}])
def test_what_was_left_early_or_long_ago_counts_for_nothing(did, how):
    did(12, **how)
    assert {KEYS, "Stand."} <= set(said())


def test_an_exercise_that_was_added_is_explained(did, own):
    did(12)
    assert "Stand." not in said()
    own("legs", TEXT.format(f"{ONE}, {TWO}"))
    assert {"Stand.", "Sit."} <= set(said())
    assert "Stand." not in said(only=("Squat",))


def test_each_session_takes_other_words_and_a_file_never_does(did):
    did(0)
    first, file = said(), said(in_a_file=True)
    assert [words for words in first if words != KEYS] == file
    did(1)
    second = said()
    assert second != first
    assert len(second) == len(first)
    did(12)
    assert said(in_a_file=True) == file


def test_the_setting_for_cues_counts_as_asked_for(did, run):
    did(12)
    assert '"Stand."' not in run("show", "legs", "--voice", "hum").out
    run("config", "set", "cues", "full")
    assert '"Stand."' in run("show", "legs", "--voice", "hum").out
