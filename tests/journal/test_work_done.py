"""How much of a session's work was done: what was skipped counts for nothing, what was done twice counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.journal.history import pasts
from voicecoach.journal.model import LeftStep
from voicecoach.journal.work_done import Asked, PartDone, Work, asked_by_step, asked_in_all, part_of, tally
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose


def asks(text):
    return list(asked_by_step(compose(read(f"exercises: [{text}]").routine, ENGLISH)))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("{name: A, hold: 20s}", (1, 1, 20)),
        ("{name: A, hold: 5s, reps: 3, between_reps: 9s}", (1, 3, 15)),
        ("{name: A, hold: 5s, reps: 3, sets: 2, sides: each}", (4, 12, 60)),
        ("{name: A, duration: 2m}, {name: B, wait: true}", (2, 1, 120)),  # a wait of its own is an exercise, too
        ("{name: A, duration: 2m, wait: true}", (1, 1, 120)),
        ("{rounds: 3, exercises: [{name: A, hold: 5s}]}", (3, 3, 15)),
    ],
)
def test_a_score_asks_for_its_sets_reps_and_time(text, asked):
    assert asked_in_all(asks(text)) == Asked(*asked)


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (Work(9, 12, 9, 12, 840.0, 1200.0), "9 of 12 sets, 14 of 20 minutes of work"),
        (Work(1, 1, 7, 10, 21.0, 30.0), "1 of 1 set, 7 of 10 reps, 21 of 30 seconds of work"),
        (Work(0, 2, 0, 2, 0.0, 60.0), "0 of 2 sets, 0 of 60 seconds of work"),
        (Work(2, 2, 2, 2, 150.0, 150.0), "2 of 2 sets, 2 of 2 minutes of work"),
        (Work(1, 2, 1, 2, 149.0, 150.0), "1 of 2 sets, 2 of 2 minutes of work"),
        (Work(0, 16, 2, 118, 10.5, 840.0), "0 of 16 sets, 2 of 118 reps, 10 seconds of 14 minutes of work"),
        (Work(0, 1, 3, 10, 17.96, 60.0), "0 of 1 set, 3 of 10 reps, 18 of 60 seconds of work"),
        (Work(3, 4), "3 of 4 sets"),  # of an older journal
    ],
)
def test_it_is_told_in_sets_reps_and_time(work, told):
    assert work.told() == told


def test_percent_is_never_rounded_up_to_what_counts():
    assert (Work(share=0.6999).percent, Work(share=0.6999).enough) == (69, False)
    assert (Work(share=0.7).percent, Work(share=0.7).enough) == (70, True)
    assert Work(share=0.29).percent == 29


def test_less_than_a_percent_is_not_none():
    told = [Work(share=share, seconds=1000 * share).percent_told for share in (0.0, 0.0001, 0.004, 0.01)]
    assert told == ["0 %", "0 %", "under 1 %", "1 %"]


def test_the_lesser_of_sets_and_time_is_the_share():
    walk, squat = Asked(1, 1, 1200.0), Asked(1, 10, 40.0)
    asked = Asked(5, 41, 1360.0)
    sets_only = [part_of(squat, True, 40.0)] * 4
    assert tally(sets_only, asked).share == pytest.approx(160 / 1360)
    assert tally([part_of(walk, True, 1200.0)], asked).share == pytest.approx(1 / 5)
    assert tally([part_of(walk, False, 600.0), *sets_only], asked) == Work(
        4, 5, 40, 41, 760.0, 1360.0, pytest.approx(760 / 1360)
    )


@given(
    st.lists(st.tuples(st.booleans(), st.floats(-1e9, 1e9), st.floats(0, 1000), st.integers(0, 50)), max_size=9),
    st.integers(0, 3),
)
def test_however_it_went_it_is_never_more_than_all_of_it(tries, more):
    asks = [Asked(1, reps, seconds) for _, _, seconds, reps in tries]
    whole = asked_in_all(asks)
    asked = whole._replace(sets=whole.sets + more)
    work = tally([part_of(one, done, worked) for one, (done, worked, _, _) in zip(asks, tries, strict=True)], asked)
    assert 0 <= work.share <= 1
    assert work.sets <= work.of_sets
    assert work.reps <= work.of_reps
    assert 0 <= work.seconds <= work.of_seconds
    assert not more or work.share < 1


# -- as the journal keeps it ----------------------------------------------------------------------------------------


@pytest.fixture
def held(diary):
    """Return a function: how each set went, in turn, as (how, seconds of work) -> what came of it."""
    diary.asks = list(asked_by_step(diary.score))
    sets = [number for number, asked in enumerate(diary.asks) if asked]

    def write(*went, asked=True, session=None):
        session = session or diary.begin(asked=asked)
        for number, (how, worked) in went:
            index = sets[number]
            asks = diary.asks[index] if asked else None
            step = LeftStep(index, diary.score[index], how, diary.at(1), 99.0, asks, worked)
            diary.store.leave(session, step, diary.hand(index + 1))
        return pasts(diary.store)[-1].work

    return write


def test_what_was_skipped_counts_for_nothing_and_what_was_left_by_its_part(held):
    work = held((0, ("done", 3)), (1, ("skipped", 0)), (2, ("hurt", 1.5)), (3, ("skipped", 9)))
    assert (work.sets, work.of_sets) == (1, 6)
    assert (work.seconds, work.of_seconds) == (3 + 1.5 + 9, 30)
    assert work.share == pytest.approx(2.5 / 6)


def test_a_set_that_was_done_again_counts_once(held):
    again = [(0, ("again", 2.9)), (0, ("again", 2.9)), (0, ("done", 3)), (0, ("done", 3)), (0, ("skipped", 0))]
    assert held(*again) == held((0, ("done", 3)))


def test_a_session_that_goes_on_adds_up(held, diary):
    held((0, ("done", 3)), (1, ("skipped", 1)))
    diary.store.go_on(1, diary.plan(asked=True), diary.hand(0), 8)
    work = held((1, ("done", 3)), (2, ("done", 3)), session=1)
    assert (work.sets, work.of_sets) == (3, 6)


def test_a_score_that_changed_meanwhile_asks_for_what_it_asks_for_now(held, diary):
    from dataclasses import replace

    held((0, ("done", 3)))
    changed = replace(diary.plan(asked=True), score="another", sets=3, reps=3, work=9.0)
    diary.store.go_on(1, changed, diary.hand(0), 8)
    assert pasts(diary.store)[0].work.of_sets == 3
    assert diary.store.asked(1) == Asked(3, 3, 9.0)


def test_of_an_older_journal_it_is_made_of_the_steps_it_kept(held, diary):
    session = diary.begin()
    for index in range(len(diary.score)):
        diary.leave(session, index, "skipped" if index % 2 else "done")
    (whole,) = pasts(diary.store)
    assert whole.work.of_sets == 6
    assert whole.work.share == whole.work.sets / 6
    assert diary.store.asked(session) is None
    part = held((0, ("done", 3)), (1, ("done", 3)), asked=False)
    assert (part.sets, part.share < 1) == (2, True)


def test_what_an_older_journal_has_of_one_set_says_nothing_of_its_time():
    assert tally([PartDone(True, 1.0), PartDone(False, 0.0)], Asked(4)) == Work(1, 4, share=0.25)
