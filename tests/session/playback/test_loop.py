import itertools
import re
import threading
from contextlib import contextmanager
from functools import partial

import pytest
from fakes import HandSpeaker
from studio import LevelTrack

from voicecoach.core.units import RATE
from voicecoach.language.english import ENGLISH
from voicecoach.routine.reading.routine import read
from voicecoach.score.compose import compose
from voicecoach.score.model import Earcon, StepKind
from voicecoach.session.outputs.fallback_output import FallbackOutput, Standin
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.loop import (
    ASLEEP,
    BETTER_EVERY,
    LONG_LOST,
    REOPEN_EVERY,
    Live,
)
from voicecoach.session.playback.notices import NOTICE_TURNS, READ_IN_A_TURN, SEEN_AFTER
from voicecoach.session.playback.observer import Observer
from voicecoach.session.playback.player import Player
from voicecoach.session.playback.step_outcomes import Left

SCORE = compose(read("exercises: [{name: A, hold: 3s, reps: 2}, {name: B, hold: 3s}]").routine, ENGLISH)


class Playing:
    """A display that drives the hand-worked speaker: a moment is heard between any two views."""

    def __init__(self, speaker, moment=0.5):
        self.views = []
        self.speaker = speaker
        self.moment = moment
        self.script = {}
        self.live = None

    def show(self, view):
        self.views.append(view)
        for act in self.script.pop(len(self.views), ()):
            act()
        if self.speaker.alive and self.speaker.playing:
            self.speaker.play(self.moment)


@contextmanager
def held(answer=None):
    speaker = HandSpeaker()
    preferred = FallbackOutput([speaker])
    player = Player(SCORE, LevelTrack(), preferred)
    player.start()
    display = Playing(speaker)
    left, slept = [], [0.0]
    live = Live(
        player,
        preferred,
        Observer("Test", SCORE),
        [display],
        turn=0.001,
        on_left=lambda *told: left.append(told),
        answer=answer,
        clock=lambda: slept[0],
    )
    display.live, display.left, display.slept = live, left, slept
    yield live, display, speaker
    player.close()


@pytest.fixture
def session():
    with held() as made:
        yield made


def put(live, *commands):
    return lambda: [live.put(command) for command in commands]


def test_it_plays_to_the_end_by_itself(session):
    live, display, _ = session
    outcome = live.run()
    assert (outcome.finished, outcome.hurt) == (True, ())
    assert display.views[-1].finished
    seen = [view.exercise for view in display.views]
    assert seen.index("A") < seen.index("B")


def test_quit_ends_it_and_says_that_it_was_not_finished(session):
    live, display, _ = session
    display.script = {5: [put(live, Command.QUIT)]}
    outcome = live.run()
    assert not outcome.finished
    assert 0 < outcome.seconds < 10
    assert len(display.views) < 10
    assert not any(view.finished for view in display.views)


def test_what_hurts_is_noted(session):
    live, display, _ = session
    display.script = {40: [put(live, Command.HURTS)]}
    outcome = live.run()
    assert outcome.hurt == ("A",)
    assert any("A is ended" in view.notice for view in display.views)


def test_a_lost_device_pauses_says_so_and_comes_back(session):
    live, display, speaker = session

    def lose():
        speaker.lost = speaker.broken = True

    def plug_in():
        speaker.broken = False

    display.script = {10: [lose], 10 + 3 * REOPEN_EVERY: [plug_in]}
    assert live.run().finished
    lost = [view for view in display.views if "sound device went away" in view.notice]
    assert lost
    assert all(view.paused for view in lost[1:])
    assert any("sound is back" in view.notice for view in display.views)


@pytest.mark.parametrize(
    ("before", "meanwhile", "goes_on"),
    [
        ((), (), True),
        ((Command.PAUSE,), (), False),
        ((), (Command.PAUSE,), False),
        ((), (Command.LOUDER, Command.HELP), True),
        ((Command.PAUSE,), (Command.LOUDER,), False),
        ((Command.PAUSE,), (Command.TOGGLE,), True),
        ((Command.PAUSE,), (Command.NEXT,), True),
    ],
)
def test_when_the_device_is_back_it_goes_on_unless_the_person_had_paused(session, before, meanwhile, goes_on):
    live, display, speaker = session
    display.script = {
        5: [put(live, *before)],
        10: [lambda: vars(speaker).update(lost=True, broken=True)],
        15: [put(live, *meanwhile)],
        15 + REOPEN_EVERY: [lambda: vars(speaker).update(broken=False)],
        16 + 4 * REOPEN_EVERY: [put(live, Command.QUIT)],
    }
    live.run()
    assert any("went away" in view.notice for view in display.views)
    back = [view for view in display.views if "sound is back" in view.notice]
    assert ["Space goes on" in view.notice for view in back] == [not goes_on] * len(back)
    assert back
    assert display.views[-1].paused is not goes_on


def test_a_device_that_is_away_for_long_is_told_since_when(session):
    live, display, speaker = session
    display.script = {
        10: [lambda: vars(speaker).update(lost=True, broken=True)],
        20 + LONG_LOST: [put(live, Command.QUIT)],
    }
    live.run()
    assert re.match(r"No sound since \d\d:\d\d: paused", display.views[-1].notice)


def test_a_sleep_while_the_device_is_away_leaves_it_paused(session):
    live, display, speaker = session
    display.script = {
        10: [lambda: vars(speaker).update(lost=True, broken=True)],
        15: [lambda: display.slept.__setitem__(0, 3600)],
        20: [lambda: vars(speaker).update(broken=False)],
        30 + 2 * REOPEN_EVERY: [put(live, Command.QUIT)],
    }
    live.run()
    assert display.views[-1].paused
    assert any("Space goes on" in view.notice for view in display.views)


def test_what_stands_in_gives_way_where_it_is_once_the_wanted_is_back():
    wanted, standin = HandSpeaker(), HandSpeaker()
    wanted.broken = True
    preferred = FallbackOutput([wanted], Standin([standin], at_first=True, notice=""))
    player = Player(SCORE, LevelTrack(), preferred)
    player.start()
    display = Playing(standin, 0.01)
    live = Live(player, preferred, Observer("Test", SCORE), [display], turn=0.001)

    def plug_in():
        wanted.broken = False

    def look():
        places.append(player.heard().transport)

    def quit_():
        display.opened = wanted.opened
        live.put(Command.QUIT)

    places, switch = [], 2 * BETTER_EVERY
    display.script = {switch - 1: [look], switch: [look, quit_], BETTER_EVERY + 5: [plug_in]}
    live.run()
    assert any(view.notice == "The sound is back." for view in display.views)
    assert not any(view.paused for view in display.views)
    assert display.opened == 2  # tried, then taken
    assert places[0].place == places[1].place
    assert places[1].frame - places[0].frame == 0.01 * RATE


def test_a_key_while_the_device_is_lost_does_not_start_a_silent_session(session):
    live, display, speaker = session

    def lose():
        speaker.lost = speaker.broken = True

    display.script = {10: [lose], 15: [put(live, Command.TOGGLE)], 30: [put(live, Command.QUIT)]}
    assert not live.run().finished
    assert all(view.paused for view in display.views[17:29])


def test_help_comes_and_goes(session):
    live, display, _ = session
    display.script = {3: [put(live, Command.HELP)], 8: [put(live, Command.HELP)], 12: [put(live, Command.QUIT)]}
    live.run()
    assert [view.help for view in display.views[:12]].count(True) == 5


def test_notices_that_come_together_are_shown_one_after_the_other_as_long_as_one_reads(session):
    live, display, _ = session
    notices = ["No voice: the lines are hummed, for none is installed.", "Brief.", "x" * 300]
    for notice in notices:
        live.tell(notice)
    display.moment = 0.01
    display.script = {1000: [put(live, Command.QUIT)]}
    live.run()
    shown = [(notice, len(list(views))) for notice, views in itertools.groupby(view.notice for view in display.views)]
    assert [notice for notice, _ in shown] == [*notices, ""]
    assert [turns >= SEEN_AFTER + len(notice) / READ_IN_A_TURN for notice, turns in shown] == [True] * 4


def test_what_there_was_no_time_to_show_is_known_afterwards_each_once_and_without_remarks(session):
    live, display, _ = session
    for notice in ("No voice.", "Brief.", "No cache.", "Brief."):
        live.tell(notice)
    display.script = {3: [lambda: live.remark("Heard: stop."), lambda: live.tell("No disk."), put(live, Command.QUIT)]}
    live.run()
    live.tell("The journal can't be written.")
    assert {view.notice for view in display.views} == {"No voice."}
    assert live.unshown() == ("Brief.", "No cache.", "No disk.", "The journal can't be written.")


def test_the_answer_to_a_key_waits_for_no_notice(session):
    live, display, _ = session
    live.tell("x" * 300)
    live.tell("No voice.")
    display.script = {20: [put(live, Command.FASTER)]}
    live.run()
    shown = [notice for notice, _ in itertools.groupby(view.notice for view in display.views)]
    assert shown[:3] == ["x" * 300, "Reps at 110% of their pace.", "No voice."]
    assert [view.notice for view in display.views].index("Reps at 110% of their pace.") < 25


def test_what_was_told_before_a_command_puts_off_neither_it_nor_what_is_shown_of_it(session):
    live, display, _ = session
    display.script = {10: [partial(live.tell, "No voice.")] * 5 + [put(live, Command.PAUSE)]}
    display.script[12] = [put(live, Command.QUIT)]
    live.run()
    assert [view.paused for view in display.views[8:]] == [False, False, True, True]


def test_after_the_end_nothing_more_is_done(session):
    live, display, _ = session
    done = []
    display.script = {10: [put(live, Command.QUIT), partial(live.set_aside, lambda: done.append("stopped"))]}
    live.run()
    assert not done


def test_a_notice_is_shown_and_goes_after_a_while(session):
    live, display, _ = session
    display.moment = 0.01
    live.tell("No voice.")
    display.script = {NOTICE_TURNS + 10: [put(live, Command.QUIT)]}
    live.run()
    assert display.views[0].notice == "No voice."
    assert display.views[-2].notice == ""


def test_a_terminal_that_is_gone_ends_the_session(session):
    live, display, _ = session

    def gone(view):
        raise OSError("closed")

    display.show = gone
    assert not live.run().finished


def test_every_step_is_told_once_when_it_is_over(session):
    live, display, _ = session
    live.run()
    assert display.left == [(step, Left.DONE, step + 1) for step in range(len(SCORE))]


def test_steps_that_are_skipped_hurt_or_done_again_are_told_as_such(session):
    live, display, _ = session
    work = next(i for i, step in enumerate(SCORE) if step.kind is StepKind.WORK)
    display.moment = 0  # no time passes
    asked = [*[Command.NEXT] * work, Command.REPEAT, Command.BACK, Command.NEXT, Command.HURTS, Command.QUIT]
    display.script = {1: [put(live, *asked)]}
    live.run()
    other = next(i for i, step in enumerate(SCORE) if step.exercise == 1)
    assert display.left == [
        *[(step, Left.SKIPPED, step + 1) for step in range(work)],
        (work, Left.AGAIN, work - 1),
        (work - 1, Left.SKIPPED, work),
        (work, Left.HURT, other),
    ]


def test_a_computer_that_slept_pauses_and_a_busy_one_does_not(session):
    live, display, _ = session

    def sleep(seconds):
        return lambda: display.slept.__setitem__(0, display.slept[0] + seconds)

    display.script = {20: [sleep(ASLEEP - 1)], 25: [sleep(3600)], 40: [put(live, Command.QUIT)]}
    live.run()
    assert not display.views[22].paused
    assert display.views[27].paused
    assert "asleep" in display.views[27].notice


def test_a_computer_that_is_slow_to_begin_did_not_sleep(session):
    live, display, _ = session
    display.slept[0] += ASLEEP + 1  # while the display is being loaded
    display.script = {5: [put(live, Command.QUIT)]}
    live.run()
    assert not display.views[0].paused


def test_ten_seconds_more_are_confirmed_on_screen(session):
    live, display, _ = session
    display.script = {20: [put(live, Command.MORE)], 30: [put(live, Command.QUIT)]}
    live.run()
    assert display.views[22].notice == "10 seconds more."


def test_a_question_is_answered_in_the_next_silence_of_the_voice():
    with held(lambda question, view: f"{question.value}: {view.exercise}") as (live, display, _):
        display.script = {20: [put(live, Command.WHATS_NEXT)]}
        live.run()
    told = next(n for n, view in enumerate(display.views) if view.notice.startswith("whats-next: "))
    assert told >= 20
    assert not display.views[told].caption
    assert all(view.caption for view in display.views[20:told])


def test_slower_is_told(session):
    live, display, _ = session
    display.script = {20: [put(live, Command.SLOWER)]}
    live.run()
    assert "Reps at 90% of their pace." in {view.notice for view in display.views}


def test_what_is_asked_while_the_device_is_away_is_told_as_what_it_was(session):
    live, display, speaker = session
    work = next(i for i, step in enumerate(SCORE) if step.kind is StepKind.WORK)
    other = next(i for i, step in enumerate(SCORE) if step.exercise == 1)
    asked = [*[Command.NEXT] * work, Command.BACK, Command.NEXT, Command.HURTS, Command.QUIT]
    display.moment = 0
    display.script = {
        1: [lambda: vars(speaker).update(lost=True, broken=True)],
        5: [put(live, *asked)],
    }
    assert live.run().hurt == ("A",)
    assert display.left[work:] == [
        (work, Left.AGAIN, work - 1),
        (work - 1, Left.SKIPPED, work),
        (work, Left.HURT, other),
    ]


class StuckTrack(LevelTrack):
    """A track whose voice doesn't come to an end with anything but sounds, until it is released."""

    def __init__(self):
        self.released = threading.Event()

    def take(self, step):
        if any(not isinstance(say.what, Earcon) for segment in step.segments for say in segment.says):
            self.released.wait()
        return super().take(step)


@pytest.mark.parametrize("asked", [(), (Command.NEXT, Command.MORE, Command.SLOWER), (Command.HOW_LONG,)])
def test_a_voice_that_hangs_keeps_nobody_from_quitting(asked):
    track, speaker = StuckTrack(), HandSpeaker()
    preferred = FallbackOutput([speaker])
    player = Player(SCORE, track, preferred)
    player.start()
    display = Playing(speaker)
    live = Live(
        player, preferred, Observer("Test", SCORE), [display], turn=0.001, answer=lambda question, view: "Not long."
    )
    display.script = {3: [put(live, *asked)], 20: [put(live, Command.QUIT)]}
    outcome = live.run()
    track.released.set()
    assert not outcome.finished
    assert not asked or any(view.notice for view in display.views)
