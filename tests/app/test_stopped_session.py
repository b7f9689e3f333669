"""A session that is stopped: what is told, what `resume` does and what the history says agree."""

from datetime import datetime, timezone

import pytest

from voicecoach.app.choices import Choices
from voicecoach.app.live.record import Record
from voicecoach.app.open_journal import open_store
from voicecoach.app.preparing import prepare
from voicecoach.journal.history import pasts
from voicecoach.score.model import StepKind
from voicecoach.session.playback.step_outcomes import Left
from voicecoach.session.playback.view import View

HOLDS = "name: Holds\nexercises: [{name: Bridge, hold: 5s, reps: 10, sets: 2}, {name: Clam, hold: 5s}]"


@pytest.fixture
def stop(home):
    """Return a function: hold a session until a step, do so many seconds of work in it, and stop; -> its record."""

    def stopped(step, worked=0.0, routine=HOLDS):
        (home / "holds.yaml").write_text(routine)
        prepared = prepare("holds.yaml", Choices())
        step = step if isinstance(step, int) else next(n for n, s in enumerate(prepared.score) if s.kind is step)
        record = Record(prepared, print, clock=lambda: datetime(2026, 3, 1, 12, tzinfo=timezone.utc))
        with record.accompany(None):
            for index in range(step):
                record.left(index, Left.DONE, index + 1)
            record.show(View("Holds", StepKind.WORK, elapsed=worked))
        return record

    return stopped


@pytest.fixture
def kept():
    """Return what the journal has: the past sessions, and the place at which `resume` goes on."""

    def ask():
        store = open_store(print)
        try:
            unfinished = store.unfinished()
            return pasts(store), unfinished and (unfinished.hand.exercise, unfinished.hand.step)
        finally:
            store.close()

    return ask


def test_reps_done_in_the_set_in_hand_count_and_it_is_begun_again(stop, kept):
    record = stop(StepKind.WORK, worked=9.95)  # timed to about a tenth of a second
    assert (record.work.sets, record.work.reps) == (0, 2)
    assert record.work.told() == "0 of 3 sets, 2 of 21 reps, 10 of 105 seconds of work"
    (past,), place = kept()
    assert (past.work.reps, past.work.of_reps) == (2, 21)
    assert (past.work.percent, past.outcome) == (6, "stopped")
    assert place[0] == "Bridge"
    assert record.open_set


def test_what_was_done_before_a_stop_counts_once_when_the_set_is_done_after_it(stop, kept):
    first = stop(StepKind.WORK, worked=10.0)
    store = open_store(print)
    before = store.unfinished()
    store.close()
    prepared = prepare("holds.yaml", Choices())
    with Record(prepared, print, step=before.hand.step, before=before).accompany(None) as again:
        again.left(before.hand.step, Left.DONE, before.hand.step + 1)
    assert (first.work.reps, again.work.reps, again.work.sets) == (2, 10, 1)
    (past,), _ = kept()
    assert (past.work.reps, past.work.sets) == (10, 1)


def test_who_stops_in_the_first_explanation_goes_on_there_and_it_is_not_in_the_history(stop, kept):
    record = stop(3)  # the first are the welcome and the opening words
    assert not record.begun
    assert kept() == ([], ("Bridge", 3))


def test_who_starts_anew_and_stops_at_once_may_still_go_back(stop, kept):
    stop(StepKind.WORK, worked=10.0)
    record = stop(3)
    assert record.offer == "`voicecoach resume` goes on where you stopped before, in Bridge."
    (past,), place = kept()
    assert (past.work.reps, place[0], record.begun) == (2, "Bridge", False)
    assert not stop(4).begun  # it was explained, no more
    assert kept()[1] == place
    stop(StepKind.WORK, worked=1.0)  # what was left before gives way
    assert [past.work.seconds for past in kept()[0]] == [10, 1]


def test_who_stops_in_the_opening_words_begins_again_and_in_no_older_place(stop, kept, held, own):
    own("legs", "exercises: [A]")
    held("legs", 0, cut=-1)  # of another routine, left a moment ago
    stop(0)
    assert kept()[1] == ("", 0)
