"""A session that a voice told to stop: it pauses, asks, and ends when that is confirmed or nothing is said."""

import pytest
from fakes import HandSpeaker
from studio import VOICE, LevelTrack, make_ready

from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.session.outputs.fallback_output import FallbackOutput
from voicecoach.session.playback.answers import answer
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.loop import ASLEEP, Live
from voicecoach.session.playback.observer import Observer
from voicecoach.session.playback.player import Player
from voicecoach.session.playback.stop_question import ENDS_AFTER, LAST_CALL

SCORE = compose(read("exercises: [{name: A, hold: 200s}, {name: B, hold: 200s}]").routine, ENGLISH)
ASKS = "The session is paused. Say stop again to end, or coach, go on to continue."
WARNS = "Ending in 10 seconds, unless you say coach, go on to continue."
SECOND = 1.0


class Room:
    """A display in a room where each view lasts a second; `at` says what happens at which view."""

    def __init__(self):
        self.speaker = HandSpeaker()
        preferred = FallbackOutput([self.speaker])
        self.player = Player(SCORE, LevelTrack(), preferred)
        self.player.start()
        self.now = 0.0
        self.at = {}
        self.views = []
        self.live = Live(
            self.player,
            preferred,
            Observer("Test", SCORE),
            [self],
            turn=0.001,
            answer=lambda question, view: answer(ENGLISH, question, view),
            clock=lambda: self.now,
        )

    def show(self, view):
        self.views.append(view)
        what = self.at.pop(len(self.views), None)
        if isinstance(what, Command):
            self.live.put(what)
        elif what:
            what()
        self.now += SECOND
        if self.speaker.alive and self.speaker.playing:
            make_ready(self.player)
            self.speaker.play(SECOND)

    def run(self, last):
        """Play until the session ends, at that view by a key if not before; return how many views there were."""
        self.at[last] = Command.QUIT
        outcome = self.live.run()
        assert not outcome.finished
        return len(self.views)


@pytest.fixture
def room():
    room = Room()
    yield room
    room.player.close()


STOPPED = 20
"""The view at which it is told to stop."""


def test_it_pauses_asks_aloud_and_on_the_screen_and_a_second_stop_ends_it(room):
    room.at = {STOPPED: Command.STOP, STOPPED + 5: Command.STOP}
    before = (room.speaker.heard == VOICE).sum()
    assert room.run(100) == STOPPED + 5
    asking = room.views[STOPPED + 2 : STOPPED + 5]
    assert all(view.paused and view.stopping and view.notice == ASKS for view in asking)
    assert (room.speaker.heard == VOICE).sum() > before


def test_what_is_asked_is_heard_in_the_pause(room):
    room.at = {STOPPED: Command.STOP}
    heard = {}
    room.at[STOPPED + 1] = lambda: heard.update(before=len(room.speaker.heard))
    room.run(STOPPED + 6)
    assert (room.speaker.heard[heard["before"] :] == VOICE).any()


def test_without_an_answer_it_ends_after_a_warning(room):
    room.at = {STOPPED: Command.STOP}
    views = room.run(100)
    assert ENDS_AFTER <= views - STOPPED <= ENDS_AFTER + 3
    warned = [number for number, view in enumerate(room.views) if view.notice == WARNS]
    assert views - warned[0] == pytest.approx(LAST_CALL, abs=2)
    assert all(view.notice == WARNS for view in room.views[warned[0] :])


@pytest.mark.parametrize("command", [Command.RESUME, Command.TOGGLE, Command.NEXT, Command.BACK])
def test_who_goes_on_is_left_in_peace(room, command):
    room.at = {STOPPED: Command.STOP, STOPPED + 8: command}
    assert room.run(STOPPED + 60) == STOPPED + 60
    assert not any(view.paused or view.stopping for view in room.views[STOPPED + 10 :])


@pytest.mark.parametrize("command", [Command.PAUSE, Command.SOFTER, Command.HOW_LONG, Command.HELP])
def test_who_says_something_else_stays_in_the_pause(room, command):
    room.at = {STOPPED: Command.STOP, STOPPED + 12: command}
    assert room.run(STOPPED + 60) == STOPPED + 60
    assert all(view.paused and not view.stopping for view in room.views[STOPPED + 14 :])


def test_a_key_quits_at_once(room):
    assert room.run(STOPPED) == STOPPED
    assert not any(view.stopping for view in room.views)


def test_in_a_pause_it_asks_and_goes_on_being_paused(room):
    room.at = {STOPPED - 5: Command.PAUSE, STOPPED: Command.STOP}
    assert room.run(STOPPED + 60) == STOPPED + 60
    assert room.views[STOPPED + 3].notice == ASKS
    assert room.views[STOPPED + 3].stopping
    assert all(view.paused for view in room.views[STOPPED:])
    assert not room.views[-1].stopping
    assert not any(view.notice == WARNS for view in room.views)


def test_without_sound_it_asks_on_the_screen_and_only_a_second_stop_ends_it(room):
    room.at = {
        STOPPED - 5: lambda: vars(room.speaker).update(lost=True, broken=True),
        STOPPED: Command.STOP,
        STOPPED + 40: Command.STOP,
        STOPPED + 45: Command.STOP,
    }
    assert room.run(STOPPED + 60) == STOPPED + 45
    assert room.views[STOPPED + 2].notice == ASKS
    assert not room.views[STOPPED + 30].stopping


def test_a_device_that_goes_meanwhile_leaves_it_paused(room):
    def lose():
        room.speaker.lost = room.speaker.broken = True

    room.at = {STOPPED: Command.STOP, STOPPED + 5: lose, STOPPED + 40: lambda: vars(room.speaker).update(broken=False)}
    assert room.run(STOPPED + 90) == STOPPED + 90
    assert any("sound is back" in view.notice for view in room.views)
    assert room.views[-1].paused


def test_a_computer_that_sleeps_meanwhile_leaves_it_paused(room):
    def sleep():
        room.now += 60 * ASLEEP

    room.at = {STOPPED: Command.STOP, STOPPED + 5: sleep}
    assert room.run(STOPPED + 60) == STOPPED + 60
    assert room.views[-1].paused
    assert not room.views[-1].stopping


def test_who_asked_how_long_and_then_says_stop_is_asked_only_that(room):
    room.at = {STOPPED: lambda: [room.live.put(each) for each in (Command.HOW_LONG, Command.STOP)]}
    room.run(STOPPED + 8)
    assert room.views[STOPPED + 6].notice == ASKS
