"""What is said while one holds: the writer's calls at their moments, and the coach's own words around them."""

import pytest

from voicecoach.core.errors import Where
from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Call, CallTime, Cues, Exercise, Range, Routine
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind

HERE = Where("test.yaml", 1, 1)


def exercise(**fields):
    return Exercise(name="Ice", where=HERE, **fields)


def score(*exercises, cues=Cues.FULL):
    return compose(Routine("Test", exercises, cues=cues), ENGLISH)


def during(*exercises, cues=Cues.FULL):
    """Return what is said in the work, with its second."""
    steps = score(*exercises, cues=cues)
    works = (segment for step in steps for segment in step.segments if segment.kind is StepKind.WORK)
    return [(say.at, say.what) for segment in works for say in segment.says]


TEN_MINUTES = Range(600, 600)
CALLS = {
    CallTime.HALF: [300],
    CallTime.EVERY: [120, 240, 360, 480],
    CallTime.AFTER: [120],
    CallTime.LEFT: [480],
    CallTime.END: [],
}


@pytest.mark.parametrize("when", CALLS)
@pytest.mark.parametrize("cues", [Cues.FULL, Cues.BRIEF])
def test_a_call_is_said_at_its_moments(when, cues):
    calls = (Call("Check your skin.", when, 120.0),)
    heard = during(exercise(duration=TEN_MINUTES, calls=calls), cues=cues)
    assert [at for at, what in heard if what == "Check your skin."] == CALLS[when]


def test_a_call_past_the_end_is_not_said():
    calls = (Call("Late.", CallTime.AFTER, 700.0), Call("Early.", CallTime.LEFT, 700.0))
    assert not {"Late.", "Early."} & {what for _, what in during(exercise(duration=TEN_MINUTES, calls=calls))}


def test_ours_make_room_for_the_writers():
    calls = (Call("Check your skin.", CallTime.HALF),)
    heard = during(exercise(duration=TEN_MINUTES, calls=calls))
    assert [what for at, what in heard if abs(at - 300) < 3] == ["Check your skin."]


@pytest.mark.parametrize("following", [(), (exercise(duration=TEN_MINUTES, rest_after=Range(20, 20)),)])
def test_the_call_at_the_end_is_said_when_the_work_is_over(following):
    calls = (Call("Time's up. Take the ice off.", CallTime.END),)
    steps = score(exercise(duration=TEN_MINUTES, calls=calls), *following)
    work = next(number for number, step in enumerate(steps) if step.kind is StepKind.WORK)
    after = [say.what for segment in steps[work + 1].segments for say in segment.says]
    assert [what for what in after if not isinstance(what, Earcon)][:2] == ["Time's up.", "Take the ice off."]


def test_and_once_for_each_side_and_set():
    calls = (Call("Let go.", CallTime.END),)
    steps = score(exercise(hold=Range(20, 20), sets=Range(2, 2), rest=Range(0, 0), calls=calls))
    says = [say.what for step in steps for segment in step.segments for say in segment.says]
    assert says.count("Let go.") == 2


@pytest.mark.parametrize("hold", [20, 30, 45, 60, 90, 300])
def test_a_long_hold_is_not_silent_and_has_a_word_on_breathing(hold):
    heard = during(exercise(hold=Range(hold, hold)))
    moments = [at for at, _ in heard]
    assert all(after - before <= 20 for before, after in zip(moments, [*moments[1:], hold], strict=True))
    assert any("breath" in what for _, what in heard)


def test_a_short_hold_is_counted_aloud():
    assert during(exercise(hold=Range(4, 4))) == [(1, "3"), (2, "2"), (3, "1")]


def test_every_other_rep_of_a_long_hold_has_a_reminder_of_form():
    held = exercise(hold=Range(40, 40), reps=Range(4, 4), tip=("Hips level.",))
    heard = [(at, what) for at, what in during(held) if what == "Hips level."]
    assert heard == [(25, "Hips level."), (25, "Hips level.")]
    assert not any(what == "Hips level." for _, what in during(exercise(hold=Range(20, 20), tip=("Hips level.",))))


def test_half_of_a_set_and_the_last_two_reps_are_called():
    heard = [what for _, what in during(exercise(reps=Range(8, 8)))]
    assert heard == ["1", "2", "3", "4", "Halfway through this set.", "6", "Two to go.", "Last one."]
