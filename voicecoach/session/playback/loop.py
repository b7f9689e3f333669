"""The loop of a live session: takes commands, drives the player and updates the displays until the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from queue import Empty, SimpleQueue

from voicecoach.core.units import seconds
from voicecoach.score.wording import exercise_name
from voicecoach.session.outputs.base import SpeakerError
from voicecoach.session.outputs.fallback_output import FallbackOutput
from voicecoach.session.playback.clock import awake_clock
from voicecoach.session.playback.commands import Command, Effect
from voicecoach.session.playback.moment import Moment
from voicecoach.session.playback.notices import Notices
from voicecoach.session.playback.observer import Observer
from voicecoach.session.playback.player import Player
from voicecoach.session.playback.step_outcomes import Leave, Steps
from voicecoach.session.playback.stop_question import StopQuestion
from voicecoach.session.playback.transport import Transport
from voicecoach.session.playback.view import Display, View

TURN = 0.1
"""Seconds between two updates when no command comes."""
REOPEN_EVERY = 20
"""Turns between two attempts to reopen a device that went away."""
BETTER_EVERY = 50
"""Turns between two checks whether the preferred device is back."""
LONG_LOST = 300
"""Turns without a device after which the screen says since when there has been no sound."""
ASLEEP = 5.0
"""Seconds between turns that mean the computer was asleep, or we were stopped, so nobody was exercising."""


Answer = Callable[[Command, View], str]
"""Given a question and the current view, returns what to say."""


@dataclass(frozen=True)
class LiveOutcome:
    """How a session ended."""

    finished: bool
    """Whether it was heard to its end rather than quit."""
    hurt: tuple[str, ...]
    """The exercises that were ended because they hurt."""
    seconds: float
    """How long it ran, including pauses."""
    exercise: str
    """The current exercise at the end; empty during the session's opening and closing words."""
    killed: bool = False
    """Whether it was quit from outside, as when the computer is shut down, rather than by the person."""
    unshown: tuple[str, ...] = ()
    """Notices that there was no time left to show."""


class Live:
    """Runs one session. Commands and notices may come from any thread, and from signal handlers."""

    def __init__(  # noqa: PLR0913 - each is another edge of the session
        self,
        player: Player,
        speaker: FallbackOutput,
        observer: Observer,
        displays: Sequence[Display],
        *,
        turn: float = TURN,
        on_left: Leave | None = None,
        answer: Answer | None = None,
        clock: Callable[[], float] = awake_clock,
    ) -> None:
        self._player = player
        self._speaker = speaker
        self._observer = observer
        self._displays = displays
        self._turn_seconds = turn
        self._answer = answer
        self._asked: Command | None = None
        self._to_say = ""
        self._ending = StopQuestion(clock)
        self._clock = clock
        self._turned = clock()
        self._steps = Steps(player.heard().transport.place.step, on_left)
        self._inbox: SimpleQueue[Callable[[], None]] = SimpleQueue()
        """What other threads want the session's thread to do."""
        self._notices = Notices()
        self._say = self._notices.show
        self._language = observer.words
        self._words = observer.words.show
        self._help = False
        self.listening = False
        """Whether spoken commands are heard; set from any thread."""
        self._turns = 0
        self._lost: _Lost | None = None
        self._hurt: list[str] = []
        self._quit = False

    def put(self, command: Command) -> None:
        """Give a command to the session."""
        if command is Command.QUIT:
            self._speaker.hurry()
        self._inbox.put(partial(self._take, command))

    def tell(self, notice: str) -> None:
        """Show `notice` after there was time to read the one before it."""
        self._notices.show_later(notice)

    def remark(self, notice: str) -> None:
        """Show a notice that is of no use after the session, in order with the commands."""
        self._inbox.put(partial(self._notices.show_later, notice, remark=True))

    def give_way(self, low: bool) -> None:
        """Lower the coach's volume while somebody speaks, or restore it."""
        self._inbox.put(partial(self._player.lower, low))

    def set_aside(self, act: Callable[[], None]) -> None:
        """Stop the device, call `act`, which may take as long as it likes, then stay paused."""
        self._inbox.put(partial(self._do_aside, act))

    def run(self) -> LiveOutcome:
        """Run the session, whose player has been started, to its end or until it is quit; then close the player."""
        self._turned = self._clock()  # on a busy computer the start may take long, which is no sleep
        try:
            while not (moment := self._turn()).transport.finished or moment.reply:
                pass
            name = moment.transport.step.name
            return LiveOutcome(not self._quit, tuple(self._hurt), seconds(moment.taken), name)
        finally:
            self._player.close()

    def unshown(self) -> tuple[str, ...]:
        """Return the notices that were never shown; call it when no more can come."""
        return self._notices.unshown()

    def _turn(self) -> Moment:
        self._obey_inbox()
        self._watch_sleep()
        self._watch_device()
        if self._ending.over():
            self._take(Command.QUIT)
        self._player.keep_ahead()
        moment = self._player.heard()
        if not self._quit:  # else the screen would claim that the session is done
            self._steps.passed(moment.transport)
            self._show(moment)
        return moment

    def _obey_inbox(self) -> None:
        """Do all that is wanted by now, so that what is shown next came of it; nothing more after the end."""
        with suppress(Empty):
            self._inbox.get(self._turn_seconds > 0, self._turn_seconds)()  # 0 may be for ever in Python 3.10
            for _ in range(self._inbox.qsize()):
                if self._quit:
                    return
                self._inbox.get_nowait()()

    def _do_aside(self, act: Callable[[], None]) -> None:
        self._player.rest()
        act()
        self._pause(self._words("was_stopped"))

    def _take(self, command: Command) -> None:
        here = self._player.heard().transport
        if here.finished and command is not Command.QUIT:
            return  # all that is left to hear is the answer to the last command
        if self._ending.asked or command is Command.STOP:
            self._to_say = ""  # the stop question replaces other answers, and any command replaces the question
        command = self._ending.meant(command, moving=not (here.paused or self._lost))
        self._say("")
        self._help = command is Command.HELP and not self._help
        if self._lost and command is Command.PAUSE:
            self._lost.moving = False
        self._try(lambda: self._player.obey(command, partial(self._obeyed, command)))

    def _obeyed(self, command: Command, before: Transport, after: Transport) -> None:
        """Report the effect of a command, called at the moment it took effect."""
        self._steps.obeyed(command, before, after)
        if command is Command.QUIT:
            self._quit = not before.finished
        elif command is Command.HURTS and before.step.name and not before.finished:
            self._hurt.append(before.step.name)
            self._say(self._words("hurt", exercise=exercise_name(before.step, self._language)))
        elif command is Command.MORE:
            self._say(self._words("longer" if after.place != before.place else "not_longer"))
        elif command in (Command.SLOWER, Command.FASTER):
            self._say(self._words("pace", percent=round(100 * after.pace)))
        elif command.row.effect is Effect.QUESTION and not after.finished:
            self._asked = command

    def _watch_sleep(self) -> None:
        before, self._turned = self._turned, self._clock()
        if self._turned - before > ASLEEP:
            self._pause(self._words("was_asleep"))

    def _pause(self, why: str) -> None:
        """Pause, because nobody was exercising."""
        self._turned = self._clock()
        if self._lost:
            self._lost.moving = False
            return
        self._ending.drop()
        if self._try(lambda: self._player.obey(Command.PAUSE, partial(self._steps.obeyed, Command.PAUSE))):
            self._say(why)

    def _watch_device(self) -> None:
        self._turns += 1
        if self._lost:
            self._wait_for(self._lost)
        elif not self._speaker.alive:
            self._lose(self._words("sound_gone"))
        elif self._turns % BETTER_EVERY == 0 and self._speaker.better() and self._try(self._player.go_over):
            self._say(self._words("sound_back"))

    def _wait_for(self, lost: _Lost) -> None:
        lost.turns += 1
        if lost.turns == LONG_LOST:
            self._say(self._words("sound_gone_since", time=lost.since))
        if lost.turns % REOPEN_EVERY == 0 and self._reopens():
            self._lost = None
            if lost.moving:
                self._take(Command.RESUME)
            if not self._lost:
                self._say(self._words("sound_back" if lost.moving else "sound_back_paused"))

    def _reopens(self) -> bool:
        with suppress(SpeakerError):
            self._player.start()
            return True
        self._turned = self._clock()  # a device may take long to fail, which is no sleep
        return False

    def _try(self, act: Callable[[], object]) -> bool:
        """Call `act`; if the device is gone, say so and return False."""
        try:
            act()
        except SpeakerError as error:
            self._lose(self._words("sound_failed", error=f"{error.message[0].upper()}{error.message[1:]}"))
            return False
        return True

    def _lose(self, notice: str) -> None:
        moving = not self._player.heard().transport.paused
        self._lost = self._lost or _Lost(time.strftime("%H:%M"))
        self._lost.moving = self._lost.moving or moving
        self._player.hold()
        self._ending.stay()
        self._say(notice)

    def _show(self, moment: Moment) -> None:
        self._notices.turn()
        stopping = self._ending.asked
        view = replace(self._observer.view(moment), stopping=stopping, ends_in=self._ending.left)
        if not moment.reply and (moment.transport.paused or not view.caption):  # between two phrases
            self._reply(view)
        view = replace(
            view,
            notice=self._notices.shown(stays=stopping or self._lost is not None),
            help=self._help,
            listening=self.listening,
            muted=self._player.loudness.muted,
            volume=self._player.loudness.volume,
        )
        for display in self._displays:
            try:
                display.show(view)
            except OSError:  # the terminal is gone, so nobody is there
                self.put(Command.QUIT)

    def _reply(self, view: View) -> None:
        question = Command.STOP if self._ending.untold else self._asked
        if question and self._answer and not self._to_say:
            self._to_say = self._answer(question, view)
            self._say(self._to_say)
            self._asked = None
        if self._to_say and not self._lost:
            self._try(self._say_aloud)
        elif self._ending.untold and self._lost:  # without sound, the screen has to do
            self._to_say = ""
            self._ending.told()

    def _say_aloud(self) -> None:
        if self._player.answer(self._to_say):
            self._to_say = ""
            if self._ending.untold:
                self._ending.told()


@dataclass
class _Lost:
    """A device that went away."""

    since: str
    """The time of day."""
    turns: int = 0
    moving: bool = False
    """Whether the session goes on when the device is back; it doesn't if the person had paused."""
