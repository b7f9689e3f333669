"""The level of the next session: as the rule says, for a year of any answers, and never more than a notch at once."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simulated import DONE

from voicecoach.journal.history import Done, PastSession
from voicecoach.journal.level_advice import Reason, advise, asks_for_day, below
from voicecoach.journal.work_done import Work

START = datetime(2026, 1, 1, 18, tzinfo=timezone.utc)


def past(day=0, level=25, pain=2, after=2, outcome="finished", work=DONE, **exercises):
    """Return a session on a day; of `exercises` it is told whether they hurt."""
    done = tuple(Done(name, sets=0 if hurt else 3, hurt=hurt) for name, hurt in exercises.items())
    when = START + timedelta(days=day)
    return PastSession(day, "A", "/a", "a", when, when, outcome, 9, 9, 60.0, level, done, work, pain, after)


def part(share):
    """Return a share of the work, all of it in sets that came to their end."""
    return Work(int(10 * share), 10, share=share)


def advised(*pasts, day=None):
    last = pasts[-1].started if pasts else START
    return advise(pasts, START + timedelta(days=day) if day is not None else last + timedelta(days=2))


def level(*pasts, **when):
    made = advised(*pasts, **when)
    return made.level, made.reason


def test_the_first_is_low():
    assert level() == (0, Reason.FIRST)


@pytest.mark.parametrize(("pain", "after"), [(0, 0), (3, 3), (0, 3)])
def test_two_good_sessions_at_a_level_take_it_a_notch_up(pain, after):
    good = {"pain": pain, "after": after}
    assert level(past(0, **good)) == (25, Reason.SAME)
    assert level(past(0, **good), past(2, **good)) == (50, Reason.UP)
    assert level(past(0, level=0, **good), past(2, **good)) == (25, Reason.SAME)  # the second is the first at 25


@pytest.mark.parametrize(("pain", "after"), [(4, 0), (0, 4), (10, 10), (4, None), (None, 4)])
def test_too_much_once_takes_it_a_notch_down_at_once(pain, after):
    assert level(past(0), past(2, pain=pain, after=after)) == (0, Reason.DOWN)
    assert level(past(0, level=0), past(2, level=0, pain=pain, after=after)) == (0, Reason.DOWN)


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("other", [{"pain": None}, {"after": None}, {"outcome": "stopped"}, {"outcome": ""}])
def test_what_was_not_answered_or_not_finished_takes_nobody_up(which, other):
    two = [past(0), past(2)]
    two[which] = past(2 * which, **other)
    assert level(*two) == (25, Reason.SAME)


def test_more_than_ten_days_take_it_a_notch_down_once():
    two = past(0, level=50), past(2, level=50)
    assert level(*two, day=12) == (75, Reason.UP)
    assert level(*two, day=13) == (25, Reason.PAUSE)
    assert level(past(0, level=50, pain=6), day=90) == (25, Reason.DOWN)
    assert level(past(0, level=0), day=90) == (0, Reason.SAME)


def test_it_goes_on_from_a_level_of_ones_own_and_stays_within_bounds():
    assert level(past(0, level=40), past(2, level=40)) == (65, Reason.UP)
    assert level(past(0, level=90), past(2, level=90)) == (100, Reason.UP)
    assert level(past(0, level=100), past(2, level=100)) == (100, Reason.SAME)
    assert level(past(0, level=10, pain=9)) == (0, Reason.DOWN)
    assert level(past(0, level=None), past(2, level=None)) == (25, Reason.UP)


def test_what_hurt_is_gentler_until_it_was_done_twice_without():
    hurt, fine, other = past(0, A=True, B=False), past(2, A=False, B=False), past(4, B=False)
    assert advised(hurt).gentler == ("A",)
    assert advised(hurt, fine).gentler == ("A",)
    assert advised(hurt, fine, other).gentler == ("A",)  # not done is not done without
    assert advised(hurt, fine, other, past(6, pain=None, A=False)).gentler == ()
    assert advised(hurt, fine, past(4, A=True)).gentler == ("A",)
    assert advised(past(0, level=0, A=True)).gentler == ()  # there is nothing below


def test_what_hurt_follows_a_session_later_where_the_level_goes_up():
    hurt = past(0, pain=None, A=True)
    up = advised(hurt, past(2, A=False), past(4, A=False))
    assert (up.level, up.gentler) == (50, ("A",))
    assert advised(hurt, past(2, A=False), past(4, A=False), past(6, level=50, A=False)).gentler == ()


@pytest.mark.parametrize(
    ("hours", "after", "asks"), [(11, None, 0), (12, None, 1), (168, None, 1), (169, None, 0), (24, 0, 0)]
)
def test_the_24_hours_are_asked_for_once_they_are_about_over(hours, after, asks):
    last = past(0, after=after)
    assert asks_for_day([last], START + timedelta(hours=hours)) == (last if asks else None)


def test_the_24_hours_are_asked_for_of_the_last_session_with_anything_to_feel():
    done, skipped = past(0, after=None), past(1, pain=None, after=None, work=part(0.0))
    assert asks_for_day([done, skipped], START + timedelta(hours=30)) is done
    assert asks_for_day([skipped], START + timedelta(hours=48)) is None
    assert asks_for_day([], START) is None


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(("share", "expected"), [(0.0, Reason.SAME), (0.69, Reason.SAME), (0.7, Reason.UP)])
def test_a_session_below_its_share_takes_nobody_up(which, share, expected):
    two = [past(0), past(2)]
    two[which] = past(2 * which, work=part(share))
    assert level(*two)[1] is expected


def test_pain_of_a_session_below_its_share_takes_it_down_all_the_same():
    assert level(past(0), past(2, pain=5, work=part(0.4))) == (0, Reason.DOWN)
    assert level(past(0), past(2, pain=None, after=4, work=part(0.0))) == (0, Reason.DOWN)


def test_one_good_session_after_a_four_takes_nobody_up():
    assert level(past(0, pain=4), past(2)) == (25, Reason.SAME)
    assert level(past(0, after=4), past(2)) == (25, Reason.SAME)
    assert level(past(0, pain=4), past(2), past(4)) == (50, Reason.UP)


def test_a_session_skipped_throughout_is_none():
    skipped = past(12, level=50, pain=None, after=None, work=part(0.0))
    assert level(skipped) == (0, Reason.FIRST)
    assert level(past(0, level=75), past(2, level=75), skipped) == level(past(0, level=75), past(2, level=75), day=14)
    assert level(past(0, level=75), past(2, level=75), skipped, day=14) == (50, Reason.PAUSE)


pains = st.none() | st.integers(0, 10)
stories = st.lists(
    st.tuples(
        pains,
        pains,
        st.integers(0, 20),
        st.booleans(),
        st.sampled_from(["finished", "stopped", ""]),
        st.sampled_from([0.0, 0.4, 0.69, 0.7, 1.0]),
    )
)


@given(stories)
def test_whatever_happens_it_moves_by_a_notch_within_bounds_and_never_up_after_too_much(story):
    done, day = [], 0
    was = eased = 0
    for pain, after, days, hurt, outcome, share in story:
        made = advise(done, START + timedelta(days=day))
        assert made == advise(done, START + timedelta(days=day))
        own = below(made.level) if "A" in made.gentler else made.level
        assert 0 <= made.level <= 100
        assert abs(made.level - was) <= 25
        assert own - eased <= 25
        if done and max(done[-1].pain or 0, done[-1].pain_after or 0) >= 4:
            assert made.level == max(0, was - 25)
        if done and done[-1].work.share < 0.7:
            assert made.level <= was
        done.append(past(day, made.level, pain, after, outcome, part(share), A=hurt))
        if done[-1].felt:
            was, eased = made.level, own
        else:
            done.pop()  # it is as if it had not been
        day += days
