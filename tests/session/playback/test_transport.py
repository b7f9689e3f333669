from dataclasses import replace

import pytest
from fakes import lengths
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind
from voicecoach.score.place import Entry, place
from voicecoach.session.playback.commands import Command, Effect
from voicecoach.session.playback.transport import Position, Transport

ROUTINE = """
exercises:
  - {name: Squeeze, hold: 20s, reps: 2, sets: 2, between_reps: 5s}
  - {name: Ready, wait: yes}
  - {name: Bend, sides: each, hold: 3s, reps: 2}
"""
SCORE = compose(read(ROUTINE).routine, ENGLISH)
WORK = [index for index, step in enumerate(SCORE) if step.kind is StepKind.WORK]


def placed(transport):
    step = transport.place.form(SCORE)
    return place(step, lengths(step))


def at(step, seconds=0.0):
    return Transport(SCORE, Position(step), frame=int(seconds * 48000))


def obey(transport, *commands):
    for command in commands:
        transport = transport.obey(command, placed(transport))
    return transport


def rep_in(transport):
    return placed(transport).stretch_at(transport.frame).segment.rep


def test_heard_frames_move_it_through_the_steps_to_the_end():
    transport, order = Transport(SCORE), []
    while not transport.finished:
        order.append(transport.place.step)
        if transport.step.kind is StepKind.WAIT:
            transport = obey(transport, Command.TOGGLE)
        else:
            transport = transport.heard(placed(transport).frames, placed(transport))
    assert order == list(range(len(SCORE)))


def test_paused_time_does_not_count():
    paused = obey(at(WORK[0], 5), Command.TOGGLE)
    assert paused.heard(48000, placed(paused)) == paused


def test_going_on_takes_up_the_interrupted_hold_from_its_start_after_a_lead_in():
    transport = obey(at(WORK[0], 30), Command.TOGGLE, Command.TOGGLE)  # in the second rep
    assert transport.step is SCORE[WORK[0]]
    first = placed(transport).stretches
    assert [stretch.segment.kind for stretch in first] == [StepKind.READY, StepKind.WORK]
    assert first[1].segment.rep == 2


def test_a_pause_in_the_lead_in_comes_back_to_the_same_rep():
    transport = obey(at(WORK[0], 30), Command.TOGGLE, Command.TOGGLE, Command.TOGGLE, Command.TOGGLE)
    assert placed(transport).stretches[1].segment.rep == 2


def test_a_pause_in_a_gap_goes_on_to_the_rep_that_follows():
    transport = obey(at(WORK[0], 22), Command.TOGGLE, Command.TOGGLE)
    assert [stretch.segment.rep for stretch in placed(transport).stretches] == [0, 2]


LONG = "exercises: [{name: Walk, duration: 5 min}, {name: Plank, hold: 2 min}, {name: Hop, duration: 30s}]"
LONG_SCORE = compose(read(LONG).routine, ENGLISH)


@pytest.mark.parametrize(
    ("exercise", "pauses", "left"),
    [
        ("Walk", [100], 200),  # its seconds go on
        ("Walk", [100, 50], 150),
        ("Walk", [100, 0], 200),  # in the lead-in
        ("Walk", [299.5], 3),  # a moment for the end
        ("Plank", [60], 120),  # a hold begins again, however long
        ("Hop", [20], 30),
    ],
)
def test_a_long_time_that_is_no_hold_goes_on_where_it_was_paused(exercise, pauses, left):
    at_work = (number for number, one in enumerate(LONG_SCORE) if one.kind is StepKind.WORK and one.name == exercise)
    transport = Transport(LONG_SCORE, Position(next(at_work)))
    for seconds in pauses:
        form = transport.place.form(LONG_SCORE)
        of = place(form, lengths(form))
        start = of.stretches[-1].start if seconds else 0
        transport = replace(transport, frame=start + int(seconds * 48000)).obey(Command.PAUSE, of)
        transport = transport.obey(Command.RESUME, of)
    form = transport.place.form(LONG_SCORE)
    of = place(form, lengths(form))
    assert of.stretches[-1].end - of.stretches[-1].start == left * 48000
    ticks = [cue.frame for cue in of.cues if cue.what is Earcon.TICK and cue.frame >= of.stretches[-1].start]
    assert of.stretches[-1].end - ticks[-1] == 48000


def test_a_wait_repeats_itself_until_the_key():
    wait = next(index for index, step in enumerate(SCORE) if step.kind is StepKind.WAIT)
    waiting = at(wait)
    for _ in range(5):
        waiting = waiting.heard(placed(waiting).frames, placed(waiting))
    assert waiting == at(wait)
    assert obey(waiting, Command.TOGGLE).place.step == wait + 1


def test_an_open_set_starts_once_and_waits_for_the_key():
    score = compose(read("exercises: [{name: Press-up, reps: amrap}]").routine, ENGLISH)
    open_set = next(index for index, step in enumerate(score) if step.as_many)
    of = place(score[open_set], lengths(score[open_set]))
    begun = Transport(score, Position(open_set))
    waiting = begun.heard(of.frames, of)
    assert waiting.frame == of.stretches[1].start > next(cue.end for cue in of.cues if cue.what is Earcon.START)
    assert waiting.heard(of.frames, of) == waiting
    assert waiting.obey(Command.TOGGLE, of).place.step == open_set + 1


@pytest.mark.parametrize(
    ("command", "step"),
    [
        (Command.NEXT, WORK[1] + 1),
        (Command.BACK, WORK[1] - 1),
        (Command.REPEAT, WORK[1]),
        (Command.RESTART, next(i for i, step in enumerate(SCORE) if step.exercise == 0)),
        (Command.NEXT_EXERCISE, next(i for i, step in enumerate(SCORE) if step.exercise == 1)),
        (Command.HURTS, next(i for i, step in enumerate(SCORE) if step.exercise == 1)),
    ],
)
def test_a_jump_goes_where_it_says(command, step):
    there = obey(at(WORK[1], 7), command)
    assert (there.place.step, there.frame, there.paused) == (step, 0, False)


def test_work_that_is_jumped_to_has_a_lead_in():
    there = obey(at(WORK[0] - 1), Command.NEXT)
    assert placed(there).stretches[0].segment.kind is StepKind.READY


PRAISE = set(ENGLISH.forms("praise"))


def test_who_skips_a_set_is_not_praised_for_it_in_the_rest():
    def said(there):
        return [cue.what for cue in placed(there).cues]

    rests = [at(index) for index, step in enumerate(SCORE) if step.kind is StepKind.REST]
    praised = [rest for rest in rests if PRAISE & set(said(rest))]
    assert len(praised) == 2
    for rest in praised:
        skipped_to = obey(at(rest.place.step - 1), Command.NEXT)
        assert said(skipped_to) == [what for what in said(rest) if what not in PRAISE]


def test_a_jump_while_paused_goes_on():
    assert not obey(at(WORK[0], 5), Command.TOGGLE, Command.NEXT).paused


def test_when_the_last_exercise_hurts_the_session_still_says_goodbye():
    transport = obey(at(WORK[-1]), Command.HURTS)
    assert transport.place.step == len(SCORE) - 1
    assert not transport.finished


def test_next_at_the_end_finishes_and_quit_finishes_anywhere():
    assert obey(at(len(SCORE) - 1), Command.NEXT).finished
    assert obey(at(2), Command.QUIT).finished


def test_back_at_the_beginning_stays_there():
    assert obey(at(0), Command.BACK).place.step == 0


MOVES = st.lists(st.sampled_from([*Command]) | st.integers(1, 4_000_000), max_size=40)


@given(MOVES)
def test_whatever_is_asked_it_stays_on_the_track(moves):
    transport = Transport(SCORE)
    for move in moves:
        of = placed(transport)
        transport = transport.obey(move, of) if isinstance(move, Command) else transport.heard(move, of)
        assert 0 <= transport.place.step < len(SCORE)
        assert 0 <= transport.frame < placed(transport).frames
        assert all(0 <= place.step < len(SCORE) for place in transport.likely())


@given(MOVES)
def test_from_anywhere_it_ends_when_waits_are_answered(moves):
    transport = Transport(SCORE)
    for move in moves:
        if isinstance(move, Command):
            transport = transport.obey(move, placed(transport))
    steps = 0
    while not transport.finished:
        waits = transport.step.kind is StepKind.WAIT or transport.paused
        before = transport
        transport = obey(transport, Command.TOGGLE) if waits else transport.heard(10**9, placed(transport))
        assert transport.finished or (transport.place, transport.paused) != (before.place, before.paused)
        steps += 1
    assert steps <= 2 * len(SCORE) + 1


@given(MOVES)
def test_time_goes_back_only_when_it_was_asked_to(moves):
    again = {command for command in Command if command.row.effect is Effect.AGAIN}
    backward = again | {Command.RESUME, Command.TOGGLE}
    transport = Transport(SCORE)
    for move in moves:
        of = placed(transport)
        moved = transport.obey(move, of) if isinstance(move, Command) else transport.heard(move, of)
        if move not in backward and not of.loops:
            assert moved.place.step > transport.place.step or moved.frame >= transport.frame or moved.finished
        if transport.paused and not isinstance(move, Command):
            assert moved == transport
        transport = moved


def ends_of_work(transport):
    return [stretch.end for stretch in placed(transport).stretches if stretch.segment.kind is StepKind.WORK]


def test_ten_seconds_more_of_a_hold_end_it_ten_seconds_later_with_its_countdown():
    transport = at(WORK[0], 15)
    longer = obey(transport, Command.MORE)
    assert longer.frame == transport.frame
    assert [b - a for a, b in zip(ends_of_work(transport), ends_of_work(longer), strict=True)] == [480_000] * 2
    ticks = [cue.frame / 48000 for cue in placed(longer).cues if cue.what is Earcon.TICK]
    assert ticks[:3] == [27, 28, 29]


def test_ten_seconds_more_in_the_countdown_counts_down_again():
    longer = obey(at(WORK[0], 18.5), Command.MORE)
    ticks = [cue.frame / 48000 for cue in placed(longer).cues if cue.what is Earcon.TICK]
    assert ticks[:5] == [17, 18, 27, 28, 29]


def test_ten_seconds_more_twice_are_twenty():
    assert ends_of_work(obey(at(WORK[0], 15), Command.MORE, Command.MORE))[0] == 40 * 48000


def test_ten_seconds_more_of_a_rest_and_of_getting_ready():
    for kind in (StepKind.REST, StepKind.TALK):
        step = next(i for i, step in enumerate(SCORE) if step.kind is kind and step.exercise >= 0)
        last = placed(at(step)).frames - 48000
        longer = obey(replace(at(step), frame=last), Command.MORE)
        assert placed(longer).frames - placed(at(step)).frames == 480_000


def test_no_word_that_did_not_fit_begins_late_and_no_time_left_is_told_wrongly():
    exercises = read("exercises: [{name: A, hold: 60s}]").routine
    score = compose(exercises, ENGLISH)
    work = next(i for i, step in enumerate(score) if step.kind is StepKind.WORK)
    of = place(score[work], lengths(score[work]))
    longer = Transport(score, Position(work), frame=40 * 48000).obey(Command.MORE, of)
    made = longer.place.form(score)
    before = [(cue.frame, cue.what) for cue in of.cues if cue.frame <= 40 * 48000]
    after = [(cue.frame, cue.what) for cue in place(made, lengths(made)).cues if isinstance(cue.what, str)]
    assert [cue for cue in before if isinstance(cue[1], str) and not isinstance(cue[1], Earcon)] == [
        cue for cue in after if not isinstance(cue[1], Earcon)
    ]


@pytest.mark.parametrize("work", ["tempo: 3-1-3, reps: 5", "pace: 4s, reps: 5"])
def test_a_rhythm_has_no_ten_seconds_to_give(work):
    score = compose(read(f"exercises: [{{name: A, {work}}}]").routine, ENGLISH)
    index = next(i for i, step in enumerate(score) if step.kind is StepKind.WORK)
    transport = Transport(score, Position(index), frame=48000)
    assert transport.obey(Command.MORE, place(score[index], lengths(score[index]))) == transport


TOLD = next(index for index, step in enumerate(SCORE) if step.name == "Squeeze" and len(step.segments[0].says) > 2)


@pytest.mark.parametrize("pauses", [1, 2])
def test_an_explanation_goes_on_with_the_words_that_were_interrupted(pauses):
    transport, told = at(TOLD), [cue.what for cue in placed(at(TOLD)).cues]
    for number in range(1, pauses + 1):
        second = placed(transport).cues[1]  # within the second of what is still to be heard
        transport = replace(transport, frame=second.frame + 1)
        transport = obey(transport, Command.PAUSE, Command.RESUME)
        assert [cue.what for cue in placed(transport).cues] == told[number:]
        assert (transport.place.step, transport.frame) == (TOLD, 0)


def test_who_pauses_after_the_last_words_of_an_explanation_hears_them_again():
    end = placed(at(TOLD)).stretches[0].end
    transport = obey(replace(at(TOLD), frame=end - 1), Command.PAUSE, Command.RESUME)
    assert placed(transport).cues[0].what == SCORE[TOLD].segments[0].says[-1].what


def test_what_was_made_longer_is_as_written_when_it_begins_again():
    again = obey(at(WORK[0], 15), Command.MORE, Command.PAUSE, Command.RESUME)
    assert again.place.changes == ()


def test_pause_and_resume_say_what_they_mean_twice():
    paused = obey(at(WORK[0], 15), Command.PAUSE, Command.PAUSE)
    assert paused.paused
    going = obey(paused, Command.RESUME)
    assert not going.paused
    assert obey(going, Command.RESUME) == going


def test_a_wait_can_be_paused_and_is_left_by_resume():
    wait = next(index for index, step in enumerate(SCORE) if step.kind is StepKind.WAIT)
    assert obey(at(wait), Command.PAUSE).paused
    assert obey(at(wait), Command.RESUME).place.step == wait + 1


def test_who_comes_back_after_a_while_hears_the_name_before_the_lead_in():
    transport = Transport(SCORE, Position(WORK[1], Entry(jumped=True, named=True)))
    first = placed(transport).stretches[0].segment
    assert first.says[0].what.startswith("Squeeze")


PACED = compose(read("exercises: [{name: Bridge, reps: 4, tempo: 3-1-3, sets: 2, rest: 20s}]").routine, ENGLISH)
FIRST, SECOND = [index for index, step in enumerate(PACED) if step.kind is StepKind.WORK]


def paced_at(step, seconds, *commands):
    transport = Transport(PACED, Position(step), frame=int(seconds * 48000))
    for command in commands:
        form = transport.place.form(PACED)
        transport = transport.obey(command, place(form, lengths(form)))
    form = transport.place.form(PACED)
    return transport, place(form, lengths(form))


def lengths_of_reps(of):
    return [(stretch.end - stretch.start) / 48000 for stretch in of.stretches if stretch.segment.paced]


def test_slower_takes_hold_from_the_next_rep_on_and_loses_no_time():
    transport, of = paced_at(FIRST, 8, Command.SLOWER)  # in the second rep
    assert transport.frame == 8 * 48000
    assert lengths_of_reps(of) == pytest.approx([7, 7, 7 / 0.9, 7 / 0.9], abs=1e-4)


def test_a_set_that_follows_is_as_slow_and_so_is_one_that_is_jumped_to():
    transport, of = paced_at(FIRST, 8, Command.SLOWER, Command.SLOWER)
    for there in (transport.heard(of.frames, of), transport.obey(Command.NEXT, of)):
        while (form := there.place.form(PACED)).kind is not StepKind.WORK:
            there = there.heard(10**9, place(form, lengths(form)))  # noqa: PLW2901
        assert lengths_of_reps(place(form, lengths(form))) == pytest.approx([7 / 0.8] * 4, abs=1e-4)


def test_slower_while_paused_is_the_pace_of_the_rep_that_is_gone_back_to():
    _, of = paced_at(FIRST, 8, Command.PAUSE, Command.SLOWER, Command.RESUME)
    assert lengths_of_reps(of) == pytest.approx([7 / 0.9] * 3, abs=1e-4)


def test_slower_and_faster_again_is_as_written():
    transport, of = paced_at(FIRST, 1, Command.SLOWER, Command.FASTER)
    assert (transport.pace, lengths_of_reps(of)) == (1.0, pytest.approx([7] * 4, abs=1e-4))


def test_questions_move_nothing():
    for question in (Command.HOW_LONG, Command.WHATS_NEXT):
        assert obey(at(WORK[0], 5), question) == at(WORK[0], 5)
