from itertools import pairwise

import pytest
from fakes import lengths

from voicecoach.core.units import RATE
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind
from voicecoach.score.pace import FASTEST, SLOWEST, Paced, at_pace, notch
from voicecoach.score.place import place

TEMPO = "{name: Bridge, reps: 4, tempo: 3-1-3, rest: 30s, sets: 2}"
HOLD = "{name: Plank, hold: 20s, reps: 2, sets: 2}"
SHORT = "{name: Stretch, duration: 8s, sets: 3}"


def steps(exercise):
    return compose(read(f"exercises: [{exercise}]").routine, ENGLISH)


def work(exercise):
    return next(step for step in steps(exercise) if step.kind is StepKind.WORK)


def onsets(step, *earcons):
    return [cue.frame for cue in place(step, lengths(step)).cues if cue.what in earcons]


def test_reps_to_a_tempo_at_half_pace_take_twice_as_long_to_the_sample():
    written, slow = (onsets(step, Earcon.DOWN) for step in (work(TEMPO), at_pace(work(TEMPO), 0.5)))
    assert [b - a for a, b in pairwise(slow)] == [14 * RATE] * 3
    assert slow[0] == 2 * written[0]


def test_phases_add_up_to_their_rep_at_any_pace():
    for segment in at_pace(work(TEMPO), 0.7).segments:
        assert sum(seconds for _, seconds in segment.phases) == pytest.approx(segment.seconds)


@pytest.mark.parametrize("exercise", [HOLD, SHORT])
def test_holds_stretches_of_time_and_rests_are_as_written(exercise):
    assert all(at_pace(step, 0.5) == step for step in steps(exercise))


def test_a_change_on_the_way_leaves_what_was_heard_and_the_rep_in_hand():
    step = work(TEMPO)
    changed = Paced(1, 0.5).change(step)
    assert changed.segments[:2] == step.segments[:2]
    assert [segment.seconds for segment in changed.segments[2:]] == [14.0, 14.0]


def test_notches_stay_within_bounds_and_come_back():
    assert notch(notch(1.0, up=False), up=True) == 1.0
    assert (notch(SLOWEST, up=False), notch(FASTEST, up=True)) == (SLOWEST, FASTEST)


@pytest.mark.parametrize(
    ("more", "from_end_to_start"),
    [("", 4), (", between_reps: 3s", 3), (", between_reps: 1s", 1), (", between_reps: 3s, move: 2s", 5)],
)
def test_the_time_between_reps_is_what_is_written(dosed, more, from_end_to_start):
    routine = dosed(f"exercises: [{{name: Hang, hold: 7s, reps: 3{more}}}]")
    work = next(step for step in compose(routine, ENGLISH) if step.kind is StepKind.WORK)
    holds = [number for number, part in enumerate(work.segments) if part.kind is StepKind.WORK]
    between = work.segments[holds[0] + 1 : holds[1]]
    assert sum(part.seconds for part in between) == from_end_to_start


def test_a_flow_of_many_phases_names_each_in_every_rep():
    poses = ("reach", "fold", "rise", "bow", "stand")
    flow = work(f"{{name: Flow, reps: 4, tempo: {{{', '.join(f'{pose}: 5s' for pose in poses)}}}}}")
    assert [say.what for part in flow.segments for say in part.says if say.at] == [
        f"{pose.capitalize()}." for _ in range(4) for pose in poses[1:]
    ]


@pytest.mark.parametrize(("pace", "numbers"), [("1s", ["99", "100", "1", "2"]), ("3s", ["99", "100", "101", "102"])])
def test_quick_reps_are_counted_from_one_again_after_a_hundred(pace, numbers):
    said = [say.what for part in work(f"{{name: A, reps: 150, pace: {pace}}}").segments for say in part.says]
    at = said.index("99")
    assert said[at : at + 4] == numbers
