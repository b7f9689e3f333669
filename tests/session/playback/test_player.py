import math
import threading
from array import array

import numpy as np
import pytest
from fakes import LETTER, HandSpeaker
from studio import LEVELS, VOICE, LevelTrack, let_be_heard, onsets
from waiting import wait_until

from voicecoach.core.units import RATE, frames
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind
from voicecoach.score.place import Entry
from voicecoach.session.outputs.fallback_output import FallbackOutput
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.loudness import LOWERED
from voicecoach.session.playback.player import Player
from voicecoach.session.playback.reply_steps import reply
from voicecoach.session.playback.transport import Position
from voicecoach.session.playback.welcoming_output import WelcomingOutput

ROUTINE = """
exercises:
  - {name: Squeeze, hold: 12s, reps: 2, sets: 2, between_reps: 5s}
  - {name: Bend, sides: each, hold: 3s, reps: 2}
"""
SCORE = compose(read(ROUTINE).routine, ENGLISH)
QUEUE = RATE // 5
OK = len(LevelTrack().take(reply(Earcon.OK)).clips[Earcon.OK])


@pytest.fixture
def speaker():
    return HandSpeaker(QUEUE)


@pytest.fixture
def player(speaker):
    made = Player(SCORE, LevelTrack(), speaker, hurts="All right.")
    made.start()
    yield made
    made.close()


@pytest.fixture
def listen(player, speaker):
    """Return a function that lets seconds be heard, with every take ready in time, and returns them."""

    def of(seconds):
        before = len(speaker.heard)  # frames
        let_be_heard(player, speaker, seconds)
        return speaker.heard[before:]

    return of


def whole_track():
    takes = [LevelTrack().take(step) for step in SCORE]
    return np.concatenate([take.read(0, take.placed.frames) for take in takes])


def until(listen, player, kind, offset=0.5):
    while not (player.heard().transport.step.kind is kind and player.heard().transport.frame > offset * RATE):
        listen(0.1)


def say(player, text):
    wait_until(lambda: player.answer(text))


def test_what_is_heard_is_the_track_sample_for_sample(listen):
    track = whole_track()
    heard = listen(len(track) / RATE + 1)
    assert np.array_equal(heard[: len(track)], track)
    assert not heard[len(track) :].any()


def test_a_hold_lasts_its_seconds_to_the_sample(listen):
    heard = listen(len(whole_track()) / RATE)
    starts, ends = onsets(heard, Earcon.START), onsets(heard, Earcon.END)
    assert [end - start for start, end in zip(starts[:4], ends[:4], strict=True)] == [frames(12)] * 4


@pytest.mark.parametrize("command", [Command.PAUSE, Command.NEXT, Command.REPEAT, Command.HURTS])
def test_what_was_heard_before_a_command_is_not_told_after_it_however_soon_the_device_asks(command):
    class EagerSpeaker(HandSpeaker):
        @property
        def queued(self):
            with self._turn:  # it may be stopped by another thread
                if self.playing:
                    self.play(1 / RATE)  # its thread asks in the very moment in which ours looks
            return super().queued

    player = Player(SCORE, LevelTrack(), speaker := EagerSpeaker(QUEUE))
    player.start()
    let_be_heard(player, speaker, 2)
    told = []
    player.obey(command, lambda _before, after: told.append(after))
    assert [player.heard().transport] == told
    player.close()


def test_a_pause_is_answered_at_once_and_then_silent(listen, player):
    until(listen, player, StepKind.WORK)
    player.obey(Command.TOGGLE)
    heard = listen(3)
    assert onsets(heard, Earcon.PAUSE) == [0]
    assert set(np.unique(heard)) <= {0, heard[0]}


def test_after_a_pause_the_hold_begins_again_and_lasts_in_full(listen, player):
    until(listen, player, StepKind.WORK, offset=8)
    player.obey(Command.TOGGLE)
    listen(2)
    player.obey(Command.TOGGLE)
    heard = listen(20)
    assert onsets(heard, Earcon.RESUME) == [0]
    start, end = onsets(heard, Earcon.START)[0], onsets(heard, Earcon.END)[0]
    assert end - start == frames(12)
    assert len(onsets(heard[:start], Earcon.TICK)) == 3


def test_what_was_queued_and_dropped_is_not_lost_from_the_score(listen, player, speaker):
    """The queue runs ahead of the ear over the border of a step: a pause comes back to what was being heard."""
    until(listen, player, StepKind.WORK)
    step = player.heard().transport.place.step
    while (here := player.heard()).placed.frames - here.transport.frame >= speaker.queued:
        speaker.play(0.01)
    assert player.heard().transport.place.step == step
    player.obey(Command.TOGGLE)
    assert player.heard().transport.place.step == step


def test_next_is_answered_and_the_next_step_follows_at_once(listen, player):
    until(listen, player, StepKind.WORK)
    step = player.heard().transport.place.step
    player.obey(Command.NEXT)
    heard = listen(0.6)
    assert onsets(heard, Earcon.NEXT) == [0]
    assert onsets(heard, Earcon.SET)[0] <= frames(0.4)
    assert player.heard().transport.place.step == step + 1


def test_hurts_answers_kindly_and_goes_on_to_the_next_exercise(listen, player):
    until(listen, player, StepKind.WORK)
    listen(1)
    player.obey(Command.HURTS)
    heard = listen(1.5)
    assert onsets(heard, Earcon.HURTS) == [0]
    assert VOICE in heard[: onsets(heard, Earcon.EXERCISE)[0]]
    assert player.heard().transport.step.name == "Bend"


def test_muting_silences_the_voice_and_keeps_the_earcons_where_they_are(listen, player):
    player.obey(Command.MUTE)
    heard = listen(len(whole_track()) / RATE)
    assert VOICE not in heard
    assert onsets(heard, Earcon.START) == onsets(whole_track(), Earcon.START)


def test_ten_seconds_more_are_answered_on_top_and_the_hold_ends_later_to_the_sample(listen, player):
    until(listen, player, StepKind.WORK, offset=8)
    player.obey(Command.MORE)
    before = player.heard().transport.frame
    heard = listen(16)
    assert heard[:OK].min() >= LEVELS[Earcon.OK]
    assert onsets(heard, Earcon.END)[0] == frames(22) - before


def test_pausing_what_is_paused_is_answered_and_changes_nothing(listen, player):
    until(listen, player, StepKind.WORK)
    player.obey(Command.PAUSE)
    listen(1)
    before = player.heard().transport
    player.obey(Command.PAUSE)
    assert onsets(listen(1), Earcon.OK) == [0]
    assert player.heard().transport == before


def test_a_session_that_begins_inside_is_welcomed_and_goes_on_there(speaker):
    work = next(i for i, step in enumerate(SCORE) if step.kind is StepKind.WORK and step.name == "Bend")
    begin = Position(work, Entry(jumped=True, named=True))
    player = Player(SCORE, LevelTrack(), speaker, begin=begin)
    assert player.ready(5)
    player.start()
    let_be_heard(player, speaker, 8)
    player.close()
    assert onsets(speaker.heard, Earcon.WELCOME) == [0]
    assert len(onsets(speaker.heard, Earcon.TICK)) == 3
    assert onsets(speaker.heard, Earcon.START)
    assert player.heard().transport.cut


@pytest.mark.parametrize("command", [Command.LOUDER, Command.MUTE, Command.HELP])
def test_a_key_that_moves_nothing_is_answered_at_once_on_top_and_shifts_nothing(listen, player, command):
    listen(20)
    player.obey(command)
    heard = listen(len(whole_track()) / RATE - 20)
    on_top = heard[:OK]
    assert on_top.min() >= LEVELS[Earcon.OK]
    starts = [frame + frames(20) for frame in onsets(heard, Earcon.START)]
    assert starts == [frame for frame in onsets(whole_track(), Earcon.START) if frame > frames(21)]


HARMLESS = [Command.HELP, Command.SOFTER, Command.LOUDER, Command.MUTE]


@pytest.mark.parametrize("held", [0, QUEUE // 4, QUEUE], ids=["all", "most", "nothing"])
def test_keys_in_a_hold_leave_it_as_long_as_it_is_and_each_plus_makes_it_just_ten_seconds_longer(held):
    """Whatever can be taken back of a queue: all, most of it or nothing."""
    speaker = HandSpeaker(QUEUE, held)
    player = Player(SCORE, LevelTrack(), speaker)
    player.start()
    while not (player.heard().transport.step.kind is StepKind.WORK and player.heard().transport.frame > RATE):
        let_be_heard(player, speaker, 0.1)
    heard_before = len(speaker.heard)
    into = player.heard().transport.frame
    for command in [*HARMLESS, Command.MORE, *HARMLESS, Command.MORE]:
        player.obey(command)
        let_be_heard(player, speaker, 0.3)
    say(player, "Ten minutes left.")
    let_be_heard(player, speaker, 35)
    player.close()
    assert onsets(speaker.heard[heard_before:], Earcon.END)[0] == frames(12 + 20) - into
    assert speaker.opened == 1


def test_the_new_volume_is_heard_as_soon_as_the_speaker_can(speaker):
    """Two seconds are queued, of which a twentieth can't be taken back."""
    speaker = HandSpeaker(2 * RATE, RATE // 20)
    player = Player(SCORE, LevelTrack(), speaker)
    player.start()
    let_be_heard(player, speaker, 0.5)
    while not (_long_phrase(player.heard()) and player.heard().transport.step.name):
        let_be_heard(player, speaker, 0.1)
    let_be_heard(player, speaker, 1)  # it has begun
    assert speaker.heard[-RATE // 50 :].max() == VOICE
    player.lower(True)
    let_be_heard(player, speaker, 0.2)
    player.close()
    assert speaker.heard[-RATE // 20 :].max() == int(VOICE * LOWERED)


def test_the_last_words_do_not_claim_what_was_skipped(listen, player):
    until(listen, player, StepKind.WORK)
    player.obey(Command.HURTS)
    said = set()
    while not (here := player.heard()).transport.finished:
        said |= {say.what for segment in here.placed.step.segments for say in segment.says}
        listen(0.1)
    assert ENGLISH.say("finish_parts") in said


def test_volume_scales_and_stays_within_its_bounds(listen, player):
    for _ in range(30):
        player.obey(Command.SOFTER)
    assert player.loudness.volume == 10
    listen(0.2)  # the answer to the key
    assert listen(0.5).max() == VOICE / 10
    for _ in range(30):
        player.obey(Command.LOUDER)
    assert player.loudness.volume == 100


def test_a_voice_that_is_late_delays_and_cuts_nothing(speaker):
    """With no take ready there is silence, and the track begins where it would have."""
    (late,) = (say.what for say in SCORE[1].segments[0].says)
    track = LateTrack(late)
    player = Player(SCORE, track, speaker)
    player.start()
    speaker.play(1)
    assert VOICE not in speaker.heard
    track.ready.set()
    assert player.ready(5)
    speaker.play(1)
    assert onsets(speaker.heard, Earcon.WELCOME) == [0]
    assert len(onsets(speaker.heard, VOICE)) == 1
    player.close()


def test_the_welcome_that_was_heard_already_is_gone_on_with_before_the_reading_thread_has_its_turn(speaker):
    track = MainThreadTrack()
    welcome = track.take(SCORE[0])
    output = WelcomingOutput(FallbackOutput([speaker]))
    output.welcome(array("h", welcome.read(0, welcome.placed.frames)))
    speaker.play(0.1)
    player = Player(SCORE, track, output)
    player.start()
    speaker.play(1)
    assert np.array_equal(speaker.heard[: welcome.placed.frames], welcome.read(0, welcome.placed.frames))
    assert onsets(speaker.heard, Earcon.WELCOME) == [0]
    track.ready.set()
    player.close()


def test_hold_keeps_the_place_when_the_device_goes_away(listen, player, speaker):
    until(listen, player, StepKind.WORK)
    before = player.heard().transport
    speaker.lost = True
    player.hold()
    after = player.heard().transport
    assert (after.place, after.paused) == (before.place, True)


def test_an_answer_is_heard_over_the_hold_which_goes_on_to_the_sample(listen, player):
    until(listen, player, StepKind.WORK, offset=2)
    before = player.heard().transport.frame
    say(player, "Ten minutes left.")
    heard = listen(16)
    answer = frames(LETTER * len("Ten minutes left."))
    assert abs(np.count_nonzero(heard[: frames(3)] >= VOICE) - answer) < frames(0.5)
    assert onsets(heard, Earcon.END)[0] == frames(12) - before


def test_words_that_begin_under_an_answer_are_left_out_and_later_ones_are_said(listen, player):
    long = "x" * 100
    until(listen, player, StepKind.WORK)
    say(player, long)
    heard = listen(10)
    assert heard.max() <= VOICE + max(LEVELS.values())  # never two voices at once
    assert VOICE in listen(12)


def test_a_phrase_that_begins_under_an_answer_is_not_said_from_its_middle(listen, player):
    while not (phrase := _long_phrase(player.heard())):
        listen(0.1)
    before = player.heard().transport.frame
    say(player, "x" * math.ceil((phrase.frame - before + phrase.frames / 2) / frames(LETTER)))
    heard = listen((phrase.end - before) / RATE)
    middle = phrase.frame - before + phrase.frames // 2
    assert VOICE in heard[:middle]  # the answer
    assert VOICE not in heard[middle + frames(LETTER) :]


@pytest.mark.parametrize("later", [0, 0.01, 0.02, 0.03, 0.04, 0.05])
def test_a_phrase_that_begins_as_an_answer_ends_is_not_said_from_its_middle_though_much_is_read_at_once(later):
    speaker = HandSpeaker(2 * RATE)
    player = Player(SCORE, LevelTrack(), speaker)
    player.start()
    while not (phrase := _long_phrase(player.heard())):
        let_be_heard(player, speaker, 0.1)
    speaker.play(later)
    before, heard = player.heard().transport.frame, len(speaker.heard)
    silence = frames(0.2)  # after what is said
    letters = (phrase.frame - before - silence) // frames(LETTER) + 1  # it ends within a letter of the phrase's begin
    say(player, "x" * letters)
    let_be_heard(player, speaker, (phrase.end - before) / RATE)
    player.close()
    assert VOICE not in speaker.heard[heard + letters * frames(LETTER) + 1 :][: phrase.frames - frames(LETTER)]


def _long_phrase(moment):
    """Return a phrase of a second or more that begins soon; None if none does."""
    cues = moment.take.placed.cues if moment.take else ()
    soon = (cue for cue in cues if 0 < cue.frame - moment.transport.frame < RATE)
    return next((cue for cue in soon if not isinstance(cue.what, Earcon) and cue.frames > RATE), None)


def test_a_pause_cuts_an_answer_short(listen, player):
    until(listen, player, StepKind.WORK)
    say(player, "x" * 100)
    listen(1)
    player.obey(Command.PAUSE)
    assert VOICE not in listen(5)


class LateTrack(LevelTrack):
    """Has no take of the step with that earcon or phrase until told so."""

    def __init__(self, late):
        self.late = late
        self.ready = threading.Event()

    def take(self, step):
        if any(say.what == self.late for part in step.segments for say in part.says):
            self.ready.wait(10)
        return super().take(step)


class MainThreadTrack(LevelTrack):
    """Makes no take on another thread until told so."""

    def __init__(self):
        self.ready = threading.Event()

    def take(self, step):
        if threading.current_thread() is not threading.main_thread():
            self.ready.wait(10)
        return super().take(step)


def test_silence_that_was_queued_for_want_of_a_voice_is_dropped_once_it_speaks():
    speaker = HandSpeaker(RATE)
    track = LateTrack("Squeeze.")
    player = Player(SCORE, track, speaker)
    player.start()
    late = next(i for i, step in enumerate(SCORE) if any(say.what == "Squeeze." for say in step.segments[0].says))
    while player.heard().transport.place.step < late:
        player.keep_ahead()
        speaker.play(0.1)
    before = len(speaker.heard)
    revised = speaker.revised
    track.ready.set()
    wait_until(lambda: speaker.revised > revised)
    assert speaker.opened == 1
    speaker.play(0.5)
    assert onsets(speaker.heard[before:], Earcon.EXERCISE) == [0]
    player.close()
