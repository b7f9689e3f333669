"""Which form of a phrase is heard: chosen by a seed, never the same twice running."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.language.english import ENGLISH
from voicecoach.language.registry import language
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, Say, Segment, Step, StepKind
from voicecoach.score.variety import varied

PLAIN = Say("Left side.")


def pool(phrase, forms):
    texts = tuple(f"{phrase} {number}" for number in range(forms))
    return Say(texts[0], 1.5, forms=texts, phrase=phrase)


POOLS = [pool(name, forms) for name, forms in {"half": 2, "rest": 3, "set": 4, "next": 5, "done": 6}.items()]
SEGMENTS = st.lists(st.sampled_from([*POOLS, PLAIN, Say(Earcon.TICK)]), max_size=3).map(
    lambda says: Segment(StepKind.REST, says=tuple(says))
)
STEPS = st.lists(SEGMENTS, min_size=1, max_size=3).map(lambda parts: Step(StepKind.REST, tuple(parts)))


@st.composite
def scores(draw):
    """Return steps of which some are the same ones, as sets of the same dose are."""
    kinds = draw(st.lists(STEPS, min_size=1, max_size=4))
    return tuple(draw(st.lists(st.sampled_from(kinds), max_size=20)))


def says(steps):
    return [say for step in steps for segment in step.segments for say in segment.says]


@given(scores(), st.integers(0, 10_000))
def test_each_call_is_one_of_its_forms_and_none_is_heard_twice_running(steps, seed):
    before, after = says(steps), says(varied(steps, seed))
    assert [said.at for said in after] == [said.at for said in before]
    for asked, said in zip(before, after, strict=True):
        assert said.what in (asked.forms or (asked.what,))
        assert said.forms == ()
    for phrase in {asked.phrase for asked in before if asked.phrase}:
        heard = [said.what for asked, said in zip(before, after, strict=True) if asked.phrase == phrase]
        assert all(one != next_ for one, next_ in pairwise(heard))


@given(scores(), st.integers(0, 10_000))
def test_the_same_seed_says_the_same(steps, seed):
    assert varied(steps, seed) == varied(steps, seed)


@pytest.mark.parametrize("call", POOLS, ids=lambda say: say.phrase)
def test_what_is_heard_once_a_session_is_not_heard_twice_running_either(call):
    """The seed counts the sessions of a routine."""
    steps = (Step(StepKind.TALK, (Segment(StepKind.TALK, says=(call,)),)),)
    heard = [says(varied(steps, seed))[0].what for seed in range(100)]
    assert all(one != next_ for one, next_ in pairwise(heard))
    assert set(heard) == set(call.forms)


def test_all_that_the_coach_says_often_takes_turns(dosed):
    routine = dosed("exercises: [{name: A, hold: 40s, reps: 3, sets: 6, rest: 20s}, {name: B, hold: 40s, sets: 3}]")
    heard = [said.what for said in says(compose(routine, ENGLISH, seed=3))]
    for name in ("halfway", "last_rep_of_set", "rest", "set", "ten_seconds", "last_set"):
        forms = ENGLISH.forms(name, set=0, sets=6, duration="20 seconds")
        patterns = [re.escape(form).replace("0", r"\d+") for form in forms]
        calls = [what for what in heard if any(re.fullmatch(pattern, str(what)) for pattern in patterns)]
        kinds = [re.sub(r"\d+", "#", call) for call in calls]
        assert len(kinds) > 1
        assert all(one != next_ for one, next_ in pairwise(kinds)), name


def test_seeds_differ_in_the_order_of_the_forms_too():
    steps = (Step(StepKind.TALK, (Segment(StepKind.TALK, says=(POOLS[3],) * 5),)),)
    orders = [[said.what for said in says(varied(steps, seed))] for seed in range(20)]
    assert len({tuple(order[order.index(POOLS[3].what) :]) for order in orders}) > 5
    assert all(sorted(order) == sorted(POOLS[3].forms) for order in orders)


def test_steps_without_forms_stay_the_same_objects_and_those_alike_share_their_segments():
    plain = Step(StepKind.WORK, (Segment(StepKind.WORK, 3.0, (PLAIN,)),))
    calls = Step(StepKind.WORK, (Segment(StepKind.WORK, 3.0, (POOLS[0], PLAIN)), *plain.segments))
    made = varied((plain, calls, plain, calls, calls), 0)
    assert made[0] is plain and made[2] is plain
    assert made[1].segments is made[4].segments is not made[3].segments
    assert made[1].segments[1] is calls.segments[1]


def test_arriving_by_a_key_one_hears_the_same_form():
    segments = tuple(Segment(StepKind.TALK, says=(say,)) for say in (PLAIN, POOLS[1]))
    step = Step(StepKind.TALK, segments[1:], jumped=segments)
    for made in varied((step, step, step), 7):
        assert made.jumped[1] == made.segments[0]
        assert made.jumped[0] is segments[0]


def test_ten_thousand_exercises_share_what_they_say():
    words = language("en", {"rest": ("A {duration}", "B {duration}", "C {duration}"), "halfway": ("D", "E")})
    exercises = ", ".join(f"{{name: N{n}, hold: 30s, reps: 2, sets: 2, rest: 10s}}" for n in range(10_000))
    score = compose(read(f"exercises: [{exercises}]").routine, words)
    work = {id(step.segments) for step in score if step.kind is StepKind.WORK}
    rests = {id(step.segments) for step in score if step.kind is StepKind.REST and step.set}
    assert max(len(work), len(rests)) <= 60, "after that many turns, any pools of up to six forms are back at the first"
