"""The three rules of what is heard (docs/design.md), held over routines that nobody thought of."""

from itertools import pairwise

from fakes import lengths
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.core.errors import Where
from voicecoach.core.units import frames
from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Cues, Exercise, Phase, Range, Rounds, Routine, Side, Sides
from voicecoach.score.compose import compose, unroll
from voicecoach.score.model import Earcon, StepKind
from voicecoach.score.place import BEAT, Entry, entered, lead_in, place

HERE = Where("test.yaml", 1, 1)
WORDS = st.text("abc .", min_size=1, max_size=60).filter(str.strip)


def fixed(low, high):
    return st.integers(low, high).map(lambda n: Range(n, n))


def halves(low, high):
    return st.integers(int(low * 2), int(high * 2)).map(lambda n: Range(n / 2, n / 2))


PHASES = st.lists(st.builds(Phase, st.sampled_from(["up", "hold", "down", "sway"]), halves(0.5, 3)))
WORK = st.one_of(
    st.fixed_dictionaries({"hold": halves(0.5, 70), "reps": fixed(1, 4)}),
    st.fixed_dictionaries({"tempo": PHASES.filter(bool).map(tuple), "reps": fixed(1, 4)}),
    st.fixed_dictionaries({"pace": halves(0.5, 6), "reps": fixed(1, 4)}),
    st.fixed_dictionaries({"duration": halves(0.5, 200), "time_calls": st.sampled_from([None, 10.0, 60.0])}),
    st.fixed_dictionaries({"reps": fixed(1, 4)}),
    st.just({"wait": True}),
)
REST = st.sampled_from([Range(n, n) for n in (0, 1, 2.5, 5, 20)])


@st.composite
def exercises(draw):
    return Exercise(
        name=draw(WORDS),
        where=HERE,
        setup=draw(st.just("") | WORDS),
        do=draw(st.just("") | WORDS.map("do {}".format)),
        tip=draw(st.just(()) | st.tuples(WORDS)),
        sets=draw(fixed(1, 3)),
        sides=draw(st.sampled_from(Sides)),
        first_side=draw(st.sampled_from(Side)),
        get_ready=draw(st.sampled_from([0.0, 1.5, 5.0])),
        rest=draw(REST),
        between_reps=draw(st.none() | REST),
        switch=draw(st.sampled_from([0.0, 2.0, 6.0])),
        rest_after=draw(REST),
        countdown=draw(st.sampled_from([0, 3, 5])),
        **draw(WORK),
    )


BLOCKS = st.builds(Rounds, fixed(1, 3), st.lists(exercises(), min_size=1, max_size=2).map(tuple), st.just(HERE))
ROUTINES = st.builds(
    Routine, WORDS, st.lists(exercises() | BLOCKS, min_size=1, max_size=3).map(tuple), cues=st.sampled_from(Cues)
)


def scores():
    return ROUTINES.map(lambda routine: compose(routine, ENGLISH))


@given(scores(), st.booleans())
def test_rule_one_work_lasts_what_is_written_and_begins_after_all_words(score, voice):
    for step in score:
        placed = place(step, lengths(step, voice))
        for stretch in placed.stretches:
            if stretch.segment.kind is StepKind.WORK:
                assert stretch.end - stretch.start == frames(stretch.segment.seconds)
                sounding = [c.what for c in placed.cues if c.frame < stretch.start < c.end]
                assert all(what is Earcon.END for what in sounding)
                first = [c for c in placed.cues if c.frame == stretch.start]
                assert [isinstance(cue.what, Earcon) for cue in first if cue.what is not Earcon.END] == [True]


@given(scores(), st.booleans())
def test_rule_two_nothing_overlaps_and_nothing_is_cut(score, voice):
    for step in score:
        placed = place(step, lengths(step, voice))
        for before, after in pairwise(placed.cues):
            assert before.end <= after.frame
        assert all(cue.frame >= 0 and cue.end <= placed.frames for cue in placed.cues)
        assert [s.start for s in placed.stretches[1:]] >= [s.end for s in placed.stretches[:-1]]


@given(scores())
def test_words_make_rests_longer_and_never_shorter(score):
    for step in score:
        spoken, silent = place(step, lengths(step)), place(step, lengths(step, voice=False))
        for told, bare in zip(spoken.stretches, silent.stretches, strict=True):
            if told.segment.kind in (StepKind.REST, StepKind.SWITCH):
                ring = lengths(step)[Earcon.END] if told.segment.counted else 0
                assert bare.end - bare.start >= frames(told.segment.seconds) - ring
                assert told.end - told.start >= bare.end - bare.start


@given(ROUTINES)
def test_rule_three_words_get_fewer_when_an_exercise_comes_again(routine):
    introductions = {}
    turns = unroll(routine)
    for step in compose(routine, ENGLISH):
        if step.kind is StepKind.TALK and step.exercise >= 0:
            full = step.jumped[0].says
            turn = turns[step.exercise]
            if turn.again:
                assert len(full) <= len(introductions[id(turn.exercise)]) + 1  # which round it is
                if routine.cues is Cues.FULL and turn.exercise.do:
                    assert turn.exercise.do not in [say.what for say in full[2:]]
            else:
                introductions[id(turn.exercise)] = full


@given(exercises(), st.lists(st.integers(0, 1000), min_size=3, max_size=3), st.booleans())
def test_wherever_one_is_interrupted_one_comes_back_to_the_same_work(exercise, picks, straight):
    for step in compose(Routine("A", (exercise,)), ENGLISH):
        form, before = (step, None) if straight else (entered(step, Entry(jumped=True)), Entry(jumped=True))
        for pick in picks:
            interrupted = form.segments[pick % len(form.segments)]
            entry = Entry.again(step, before, pick % len(form.segments))
            form, before = entered(step, entry), entry
            lead, *rest = form.segments
            if interrupted.kind is StepKind.WORK:
                assert lead == lead_in(interrupted.where)
                assert rest[0] == interrupted
            elif interrupted.kind is StepKind.GAP:
                assert (rest[0].kind, rest[0].rep) == (StepKind.WORK, interrupted.rep)
            cues = place(form, lengths(form)).cues
            assert all(a.end <= b.frame for a, b in pairwise(cues))


def test_a_phrase_too_long_for_a_short_hold_leaves_its_earcon(dosed):
    long_do = "Hold it " * 40
    score = compose(dosed(f"exercises: [{{name: A, do: {long_do!r}, hold: 2s, reps: 11, between_reps: 1s}}]"), ENGLISH)
    (work,) = [step for step in score if step.kind is StepKind.WORK]
    slow = {
        what: frames(1.9) if isinstance(what, str) and not isinstance(what, Earcon) else n
        for what, n in lengths(work).items()
    }
    heard = {cue.what for cue in place(work, slow).cues}
    assert heard == {Earcon.START, Earcon.REP, Earcon.END}


def test_a_number_is_said_clear_of_the_earcons(dosed):
    score = compose(dosed("exercises: [{name: A, hold: 2s, reps: 3}]"), ENGLISH)
    (work,) = [step for step in score if step.kind is StepKind.WORK]
    start, number, *_ = place(work, lengths(work)).cues
    assert (start.what, number.what) == (Earcon.START, "1")
    assert number.frame == start.end + BEAT
