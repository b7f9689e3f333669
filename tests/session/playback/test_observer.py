import pytest
from studio import LevelTrack

from voicecoach.core.units import RATE, frames
from voicecoach.language.english import ENGLISH
from voicecoach.routine.model import Side
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import StepKind
from voicecoach.score.place import Entry
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.moment import Moment
from voicecoach.session.playback.observer import Observer
from voicecoach.session.playback.transport import Position, Transport

SCORE = compose(
    read("""
exercises:
  - {name: Squeeze, do: Squeeze hard., hold: 20s, reps: 2, sets: 2, between_reps: 5s}
  - {name: Bridge, tempo: 3-1-2, reps: 2}
  - {name: Bend, sides: each, hold: 12s}
""").routine,
    ENGLISH,
)
WORK = [index for index, step in enumerate(SCORE) if step.kind is StepKind.WORK]
OBSERVER = Observer("Test", SCORE)


def see(step, seconds, paused=False, finished=False):
    transport = Transport(SCORE, Position(step), frames(seconds), paused, finished)
    return OBSERVER.view(Moment(frames(100), transport, LevelTrack().take(transport.place.form(SCORE))))


def test_a_hold_counts_down_to_one_and_fills_up():
    assert [see(WORK[0], s).count for s in (0, 0.5, 1.01, 19.2)] == [20, 20, 19, 1]
    assert [round(see(WORK[0], s).done, 2) for s in (0, 10, 19.9)] == [0, 0.5, 0.99]


def test_it_knows_exercise_set_rep_and_what_to_do():
    view = see(WORK[1], 26)
    assert (view.exercise, view.text, view.set, view.sets, view.rep, view.reps) == (
        "Squeeze",
        "Squeeze hard.",
        2,
        2,
        2,
        2,
    )


@pytest.mark.parametrize(("at", "phase", "count"), [(0, "up", 3), (2.9, "up", 1), (3.1, "hold", 1), (4.5, "down", 2)])
def test_a_rep_with_tempo_counts_its_phases(at, phase, count):
    view = see(WORK[2], at)
    assert (view.phase, view.count) == (phase, count)


def test_a_set_that_is_entered_by_a_key_is_no_work_before_its_first_words_are_made():
    entered = Transport(SCORE, Position(WORK[0], Entry(jumped=True, named=True)))
    view = OBSERVER.view(Moment(0, entered, None))
    assert (view.kind, view.exercise) == (StepKind.READY, "Squeeze")


def test_words_that_are_over_before_a_pause_take_no_time_after_it():
    told = next(index for index, step in enumerate(SCORE) if step.name == "Squeeze")
    begun = see(told, 0).left
    transport = Transport(SCORE, Position(told, Entry(heard=2)))
    after = OBSERVER.view(Moment(0, transport, LevelTrack().take(transport.place.form(SCORE)))).left
    assert begun - 10 < after < begun


def test_ten_seconds_more_are_ten_seconds_longer_to_the_end():
    held = WORK[-1]
    begun = Transport(SCORE, Position(held), frames(3))
    more = begun.obey(Command.MORE, LevelTrack().take(begun.place.form(SCORE)).placed)
    left = [OBSERVER.view(Moment(0, there, LevelTrack().take(there.place.form(SCORE)))).left for there in (begun, more)]
    assert left[1] - left[0] == pytest.approx(10, abs=0.5)


def test_the_side_to_go_to_is_seen_while_switching():
    view = see(WORK[3] + 1, 1)
    assert (view.kind, view.side) == (StepKind.SWITCH, Side.RIGHT)


def test_getting_ready_counts_only_once_the_words_are_over():
    talk = WORK[0] - 1
    end = LevelTrack().take(SCORE[talk]).placed.frames / 48000
    assert see(talk, 0.5).count is None
    assert see(talk, end - 4.5).count == 5
    assert see(talk, end - 0.2).count == 1


def test_the_caption_is_what_the_voice_says_just_now():
    assert see(WORK[0] - 1, 0.3).caption == "Squeeze."
    assert see(WORK[0], 15).caption == ""


@pytest.mark.parametrize(
    ("step", "coming"),
    [(0, "Squeeze"), (WORK[0], "set 2 of 2"), (WORK[1], "Bridge"), (WORK[3], "right side"), (WORK[4], "")],
)
def test_what_comes_next_is_the_next_thing_to_do(step, coming):
    assert see(step, 0).coming == coming


def test_the_time_left_never_grows_and_ends_at_nothing():
    left = [see(step, 0.1).left for step in range(len(SCORE))]
    assert left == sorted(left, reverse=True)
    end = see(len(SCORE) - 1, 0.5, finished=True)
    assert (end.left, end.progress) == (0, 1)


def test_speaking_is_from_half_a_second_before_a_phrase_to_half_a_second_after():
    score = compose(read("exercises: [{name: A, hold: 60s}]").routine, ENGLISH)
    work = next(i for i, step in enumerate(score) if step.kind is StepKind.WORK)
    take = LevelTrack().take(score[work])
    halfway = next(cue for cue in take.placed.cues if cue.what == "Halfway.")

    def speaking(frame):
        transport = Transport(score, Position(work), frame=frame)
        return Observer("R", score).view(Moment(0, transport, take)).speaking

    told = [speaking(halfway.frame - RATE // 2 - 1), speaking(halfway.frame - RATE // 2), speaking(halfway.frame + 1)]
    assert told == [False, True, True]
    assert [speaking(halfway.end + RATE // 2 - 1), speaking(halfway.end + RATE // 2)] == [True, False]
