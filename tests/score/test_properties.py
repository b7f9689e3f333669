"""The three rules of what is heard (docs/design.md), held over routines that nobody thought of."""

import re
from dataclasses import replace
from itertools import pairwise

from fakes import lengths
from hypothesis import example, given
from hypothesis import strategies as st

from voicecoach.core.errors import Where
from voicecoach.core.units import frames
from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import AS_MANY, Cues, Exercise, Phase, Range, Rounds, Routine, SetDose, Side, Sides
from voicecoach.score.blocks.unroll import unroll
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind
from voicecoach.score.place import BEAT, Entry, entered, lead_in, place

HERE = Where("test.yaml", 1, 1)
WORDS = st.text("abc .", min_size=1, max_size=60).filter(str.strip)


def fixed(low, high):
    return st.integers(low, high).map(lambda n: Range(n, n))


def halves(low, high):
    return st.integers(int(low * 2), int(high * 2)).map(lambda n: Range(n / 2, n / 2))


PHASES = st.lists(st.builds(Phase, st.sampled_from(["up", "hold", "down", "sway"]), halves(0.5, 3)))


def in_breaths(most):
    return st.builds(
        lambda n, breath: Range(n * breath, n * breath, breath), st.integers(1, most), st.sampled_from([1.5, 4.0, 6.0])
    )


WORK = st.one_of(
    st.fixed_dictionaries({"hold": halves(0.5, 70) | in_breaths(8), "reps": fixed(1, 4)}),
    st.fixed_dictionaries({"tempo": PHASES.filter(bool).map(tuple), "reps": fixed(1, 4)}),
    st.fixed_dictionaries({"pace": halves(0.5, 6), "reps": fixed(1, 4)}),
    st.fixed_dictionaries(
        {"duration": halves(0.5, 200) | in_breaths(20), "time_calls": st.sampled_from([None, 10.0, 60.0])}
    ),
    st.fixed_dictionaries({"reps": fixed(1, 4) | st.just(AS_MANY)}),
    st.fixed_dictionaries({"reps": st.just(AS_MANY), "duration": halves(0.5, 30)}),
    st.just({"wait": True}),
)
LOADS = st.sampled_from(["", "8 kg", "22.5 kg", "red band"])
OWN = {name: st.none() | given for name, given in (("hold", halves(0.5, 70)), ("reps", fixed(1, 4)), ("load", LOADS))}
OWN_DOSES = st.builds(SetDose, **OWN) | st.builds(SetDose, duration=halves(0.5, 30))
REST = st.sampled_from([Range(n, n) for n in (0, 1, 2.5, 5, 20)])


@st.composite
def exercises(draw):
    work = draw(WORK)
    own = draw(st.just([]) | st.lists(OWN_DOSES, max_size=3))
    doses = tuple(SetDose(**{name: value for name, value in vars(one).items() if work.get(name)}) for one in own)
    return Exercise(
        load=draw(LOADS),
        by_set=doses,
        name=draw(WORDS),
        where=HERE,
        setup=draw(st.just("") | WORDS),
        do=draw(st.just("") | WORDS.map("do {}".format)),
        tip=draw(st.just(()) | st.tuples(WORDS)),
        sets=draw(fixed(1, 3)),
        sides=draw(st.sampled_from(Sides)),
        first_side=draw(st.none() | st.sampled_from(Side)),
        weak_side=draw(st.none() | st.sampled_from(Side)),
        extra_sets=draw(st.integers(0, 2)),
        get_ready=draw(st.sampled_from([0.0, 1.5, 5.0])),
        rest=draw(REST),
        between_reps=draw(st.none() | REST),
        move=draw(st.sampled_from([None, 0.0, 1.5])),
        switch=draw(st.sampled_from([0.0, 2.0, 6.0])),
        rest_after=draw(REST),
        countdown=draw(st.sampled_from([0, 3, 5])),
        **work,
    )


def as_in_an_interval(exercise, work):
    """Return an exercise as the reader makes it in a block with an `interval`."""
    gone = {"hold": None, "tempo": (), "pace": None, "reps": None, "duration": work, "wait": False}
    return replace(exercise, **gone, sets=Range(1, 1), sides=Sides.NONE)


@st.composite
def clocked(draw, ways=("interval", "every_minute", "until")):
    """Return a block that runs by the clock."""
    inside = draw(st.lists(exercises(), min_size=1, max_size=3))
    inside = [replace(one, sets=Range(1, 1), extra_sets=0, by_set=(), wait=False) for one in inside]
    inside = [
        one if one.hold or one.tempo or one.duration or one.reps else replace(one, reps=Range(3, 3)) for one in inside
    ]
    how = draw(st.sampled_from(ways))
    block = Rounds(draw(fixed(1, 3)), tuple(inside), HERE, name=draw(st.just("") | WORDS))
    if how == "every_minute":
        return replace(block, rounds=Range(1, 1), every_minute=draw(fixed(1, 5)))
    if how == "until":
        return replace(block, rounds=Range(1, 1), until=draw(fixed(10, 120)), rest_between=draw(st.none() | REST))
    work, rest = draw(halves(1, 60)), draw(halves(1, 40))
    inside = tuple(as_in_an_interval(one, work) for one in inside)
    return replace(block, exercises=inside, interval=work, rest_between=rest, rest=draw(st.just(rest) | halves(1, 90)))


BLOCKS = clocked() | st.builds(
    Rounds, fixed(1, 3), st.lists(exercises(), min_size=1, max_size=2).map(tuple), st.just(HERE)
)
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


def played(score, voice=True):
    """Yield every stretch of a score with its first and last frame, its step, and the words that end before it."""
    at = 0
    for step in score:
        placed = place(step, lengths(step, voice))
        for stretch in placed.stretches:
            yield at + stretch.start, at + stretch.end, stretch.segment, step
        at += placed.frames


def pauses(score, voice):
    """Return, for each rest and switch, its segment and the frames from the end of the work before to the next."""
    found, ended, within = [], None, []
    for start, end, segment, _ in played(score, voice):
        if segment.kind is StepKind.WORK or segment.kind is StepKind.MOVE:
            found += [(one, start - ended) for one in within if ended is not None]
            within = []
            ended = end if segment.kind is StepKind.WORK else ended
        elif segment.kind in (StepKind.REST, StepKind.SWITCH):
            within.append(segment)
        elif segment.kind is StepKind.WAIT:
            ended, within = None, []
    return found


@given(exercises())
def test_each_set_is_worked_as_its_own_dose_says(exercise):
    for step in compose(Routine("A", (exercise,)), ENGLISH):
        if step.kind is StepKind.WORK:
            own = exercise.for_set(step.set)
            held = own.hold or own.duration
            work = [segment for segment in step.segments if segment.kind is StepKind.WORK]
            assert len(work) == (max(1, own.reps.low) if own.reps else 1) * (
                1 + (exercise.sides is Sides.ALTERNATE and not step.side)
            )
            assert not held or {segment.seconds for segment in work} == {held.low}
            assert step.load == own.load


@given(scores())
def test_words_make_rests_longer_and_never_shorter(score):
    for (segment, spoken), (_, silent) in zip(pauses(score, True), pauses(score, False), strict=True):
        assert spoken >= silent
        assert silent >= frames(segment.seconds)


@given(scores())
def test_a_rest_is_as_long_as_written_where_the_words_fit(score):
    for segment, silent in pauses(score, voice=False):
        ready = sum(part.seconds for part in segment.ahead)
        assert silent <= frames(max(segment.seconds, ready + 4)) + frames(1.5)


@given(ROUTINES)
def test_rule_three_words_get_fewer_when_an_exercise_comes_again(routine):
    introductions = {}
    turns = unroll(routine)
    for step in compose(routine, ENGLISH):
        if (
            step.kind is StepKind.TALK
            and step.exercise >= 0
            and Earcon.EXERCISE in [say.what for say in step.segments[0].says]
        ):
            full = (step.jumped or step.segments)[0].says
            turn = turns[step.exercise]
            if turn.again:
                assert len(full) <= len(introductions[id(turn.exercise)]) + 1  # which round it is
                if routine.cues is Cues.FULL and turn.exercise.do:
                    assert turn.exercise.do not in [say.what for say in full[2:]]
            else:
                introductions[id(turn.exercise)] = full


@given(ROUTINES.filter(lambda routine: routine.cues is not Cues.BEEPS))
def test_rule_four_every_start_on_a_side_is_after_its_name(routine):
    """Since the last rest, introduction or change; the side named last is the one."""
    named, before = None, None
    for step in compose(routine, ENGLISH):
        for segment in step.segments:
            if segment.kind in (StepKind.REST, StepKind.TALK):
                named = None
            for say in segment.says:
                if isinstance(say.what, str) and (found := re.findall(r"\b(left|right)\b", say.what.lower())):
                    named = found[-1]
            if segment.kind in (StepKind.WORK, StepKind.MOVE) and segment.side:
                assert named == segment.side.value or (segment.side is before and named is None and not step.segments)
                before = segment.side


@given(ROUTINES)
def test_with_beeps_nothing_is_said(routine):
    for step in compose(routine, ENGLISH, Cues.BEEPS):
        assert all(isinstance(say.what, Earcon) for segment in step.segments for say in segment.says)


@given(scores())
def test_rule_five_a_short_hold_is_moved_into_before_it_counts(score):
    for step in score:
        for before, segment in pairwise((None, *step.segments)):
            if segment.kind is StepKind.WORK and before and before.kind is StepKind.MOVE:
                assert [mark.earcon for mark in segment.marks if mark.at == 0] == [Earcon.START]
                assert before.seconds > 0
                assert before.rep == segment.rep
                assert before.side is segment.side


@given(scores())
def test_the_last_one_is_called_once_in_the_same_words(score):
    for step in score:
        if step.kind is StepKind.WORK:
            lasts = [say.what for segment in step.segments for say in segment.says if "last" in str(say.what).lower()]
            assert len(lasts) == len(set(lasts))


@given(exercises(), st.lists(st.integers(0, 1000), min_size=3, max_size=3), st.booleans())
def test_wherever_one_is_interrupted_one_comes_back_to_the_same_work(exercise, picks, straight):
    for step in compose(Routine("A", (exercise,)), ENGLISH):
        form, before = (step, None) if straight else (entered(step, Entry(jumped=True)), Entry(jumped=True))
        for pick in picks:
            interrupted = form.segments[pick % len(form.segments)]
            entry = Entry.again(step, before, pick % len(form.segments))
            form, before = entered(step, entry), entry
            lead, *rest = form.segments
            if interrupted.kind in (StepKind.WORK, StepKind.MOVE):
                assert lead == lead_in(interrupted.where)
                back = next(part for part in rest if part.kind is StepKind.WORK)
                assert (back.rep, back.side, back.where) == (interrupted.rep, interrupted.side, interrupted.where)
                assert interrupted in rest
            elif interrupted.kind is StepKind.GAP:
                assert (rest[0].kind in (StepKind.WORK, StepKind.MOVE), rest[0].rep) == (True, interrupted.rep)
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
    assert heard == {Earcon.UP, Earcon.START, Earcon.END}


def test_a_number_is_said_clear_of_the_earcons(dosed):
    score = compose(dosed("exercises: [{name: A, hold: 2s, reps: 3}]"), ENGLISH)
    (work,) = [step for step in score if step.kind is StepKind.WORK]
    up, number, *_ = place(work, lengths(work)).cues
    assert (up.what, number.what) == (Earcon.UP, "Number 1.")
    assert number.frame == up.end + BEAT


def starts(score, voice):
    """Return the frame at which the work of each exercise begins, and its step."""
    found = {}
    for start, _, segment, step in played(score, voice):
        if step.kind is StepKind.WORK and segment.kind in (StepKind.WORK, StepKind.MOVE):
            found.setdefault(step.exercise, start)
    return list(found.values())


def of_block(block):
    return compose(Routine("A", (block,)), ENGLISH)


@given(clocked(["interval"]), st.booleans())
def test_within_an_interval_every_start_is_exact(block, voice):
    found = starts(of_block(block), voice)
    for number, (before, after) in enumerate(pairwise(found), 1):
        rest = block.rest_between if number % len(block.exercises) else block.rest
        assert after - before == frames(block.interval.low) + frames(rest.low)


@given(clocked(["every_minute"]), st.booleans())
def test_every_start_is_at_a_full_minute(block, voice):
    first, *later = starts(of_block(block), voice)
    assert all((start - first) % frames(60) == 0 for start in later)
    assert all(after > before for before, after in pairwise([first, *later]))


def test_each_minute_has_a_start_where_the_work_leaves_time(dosed):
    text = (
        "exercises: [{every_minute: 10, exercises: [{name: A, reps: 10}, {name: B, reps: 3, sides: each, hold: 3s}]}]"
    )
    first, *later = starts(compose(dosed(text), ENGLISH), voice=True)
    assert [start - first for start in later] == [frames(60) * number for number in range(1, 10)]


SIDED = Exercise(
    "a", HERE, reps=Range(4, 4), pace=Range(0.5, 0.5), sides=Sides.EACH, get_ready=0.0, switch=0.0, countdown=0
)


@given(clocked(["until"]), st.booleans())
@example(Rounds(Range(1, 1), (SIDED,), HERE, rest=Range(30, 30), until=Range(40, 40)), True)
def test_what_goes_on_until_a_time_ends_with_it_at_the_latest(block, voice):
    score = of_block(block)
    work = [(start, end) for start, end, segment, _ in played(score, voice) if segment.kind is StepKind.WORK]
    exercises = len(starts(score, voice))
    assert work[-1][1] - work[0][0] <= frames(block.until.low) + 10 or exercises == 1
