"""A live session from start to finish: commands in, sound and pictures out."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from queue import Empty, SimpleQueue

from voicecoach.session.clock import awake_clock
from voicecoach.session.ending import Ending
from voicecoach.session.observe import Observer
from voicecoach.session.player import Moment, Player
from voicecoach.session.speaker.base import SpeakerError
from voicecoach.session.speaker.preferred import Preferred
from voicecoach.session.transport import Command, Transport
from voicecoach.session.view import Display, View
from voicecoach.units import seconds

TURN = 0.1
"""Seconds between two looks at where the session is, when no command comes."""
REOPEN_EVERY = 20
"""Turns between two tries to open a device that went away."""
BETTER_EVERY = 50
"""Turns between two looks for the device that another stands in for."""
LONG_LOST = 300
"""Turns after which it is said since when there has been no sound."""
NOTICE_TURNS = 80
"""Turns for which a notice is shown at least, unless another takes its place."""
SEEN_AFTER, READ_IN_A_TURN = 20, 1.5
"""Turns until a notice is seen, and characters read in one; what is told meanwhile waits until it was read."""
ASLEEP = 5.0
"""Seconds without a turn after which the computer was asleep, or we were stopped: nobody exercised meanwhile."""


class Left(str, Enum):
    """How a step was left."""

    DONE = "done"
    SKIPPED = "skipped"
    HURT = "hurt"
    AGAIN = "again"
    """By going back, or to do it once more."""


Leave = Callable[[int, Left, int], None]
"""Told which step was left, how, and which is in hand now."""
Answer = Callable[[Command, View], str]
"""Given a question and what there is to see, returns what to say."""


@dataclass(frozen=True)
class Outcome:
    """How a session ended."""

    finished: bool
    """Heard to its end, rather than quit."""
    hurt: tuple[str, ...]
    """The exercises that were ended because they hurt."""
    seconds: float
    """How long it ran, pauses and all."""
    exercise: str
    """The exercise in hand at the end; empty at the session's own words."""
    killed: bool = False
    """Whether it was quit from outside, as when the computer is shut down, rather than by the person."""


class Live:
    """Runs one session. Commands and notices may come from any thread, and from signal handlers."""

    def __init__(  # noqa: PLR0913 - the edges of a session, each with its own part in it
        self,
        player: Player,
        speaker: Preferred,
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
        self._on_left = on_left
        self._answer = answer
        self._asked: Command | None = None
        self._ending = Ending(clock)
        self._clock = clock
        self._turned = clock()
        self._step = player.heard().transport.place.step
        self._inbox: SimpleQueue[Command | str] = SimpleQueue()
        self._notice = ""
        self._noticed = self._unread = 0  # turns for which it will still be shown, and that it still takes to read
        self._later: deque[str] = deque()
        self._help = False
        self.listening = False
        """Whether spoken commands are heard; set from any thread."""
        self._turns = 0
        self._lost: _Lost | None = None
        self._hurt: list[str] = []
        self._quit = False

    def put(self, command: Command) -> None:
        """Have `command` obeyed."""
        self._inbox.put(command)

    def tell(self, notice: str) -> None:
        """Have `notice` shown, once the one before it can have been read."""
        self._inbox.put(notice)

    def run(self) -> Outcome:
        """Go on, with a player that was started, to the end or until told to quit; then let the player go."""
        try:
            while not (moment := self._turn()).transport.finished or moment.reply:
                pass
            name = moment.transport.step.name
            return Outcome(not self._quit, tuple(self._hurt), seconds(moment.taken), name)
        finally:
            self._player.close()

    def _turn(self) -> Moment:
        with suppress(Empty):
            self._take(self._inbox.get(timeout=self._turn_seconds))
        self._watch_sleep()
        self._watch_device()
        if self._ending.over():
            self._take(Command.QUIT)
        self._player.keep_ahead()
        if self._speaker.alive:
            self._try(self._player.catch_up)
        moment = self._player.heard()
        self._walk(moment.transport)
        if not self._quit:  # to show that it is done would be untrue
            self._show(moment)
        return moment

    def _take(self, message: Command | str) -> None:
        if not isinstance(message, Command):
            self._later.append(message)
            return
        before = self._player.heard().transport
        self._walk(before)
        message = self._ending.meant(message, moving=not (before.paused or self._lost))
        self._say("")
        self._help = message is Command.HELP and not self._help
        self._quit = self._quit or message is Command.QUIT
        self._try(lambda: self._obey(message))
        if self._lost and message is Command.PAUSE:
            self._lost.moving = False
        if message is Command.HURTS and before.step.name:
            self._hurt.append(before.step.name)
            self._say(f"{before.step.name} is ended. If it keeps hurting, see a professional.")

    def _obey(self, command: Command) -> None:
        place = self._player.heard().transport.place
        self._player.obey(command)
        after = self._player.heard().transport
        if command is Command.MORE:
            self._say("10 seconds more." if after.place != place else "There is nothing here to make longer.")
        elif command in (Command.SLOWER, Command.FASTER):
            self._say(f"Reps at {after.pace:.0%} of their pace.")
        elif command in (Command.HOW_LONG, Command.WHATS_NEXT):
            self._asked = command
        if after.place.step != self._step:
            self._leave(_LEFT.get(command, Left.DONE), after.place.step)

    def _walk(self, transport: Transport) -> None:
        """Tell of the steps that were left since the last look because they were over."""
        while self._step < transport.place.step:
            self._leave(Left.DONE, self._step + 1)
        if transport.finished and not self._quit and self._step == len(transport.score) - 1:
            self._leave(Left.DONE, self._step + 1)

    def _leave(self, how: Left, now: int) -> None:
        left, self._step = self._step, now
        if self._on_left:
            self._on_left(left, how, now)

    def _watch_sleep(self) -> None:
        before, self._turned = self._turned, self._clock()
        if self._turned - before <= ASLEEP:
            return
        if self._lost:
            self._lost.moving = False
        else:
            self._ending.drop()
            self._try(lambda: self._obey(Command.PAUSE))
            self._say("Paused: the computer was asleep, or the session was stopped. Space goes on.")

    def _watch_device(self) -> None:
        self._turns += 1
        if self._lost:
            self._wait_for(self._lost)
        elif not self._speaker.alive:
            self._lose("The sound device went away: paused until it is back.")
        elif self._turns % BETTER_EVERY == 0 and self._speaker.better() and self._try(self._player.go_over):
            self._say("The sound is back.")

    def _wait_for(self, lost: _Lost) -> None:
        lost.turns += 1
        if lost.turns == LONG_LOST:
            self._say(f"No sound since {lost.since}: paused until the device is back.")
        if lost.turns % REOPEN_EVERY == 0 and self._reopens():
            self._lost = None
            if lost.moving:
                self._take(Command.RESUME)
            if not self._lost:
                self._say("The sound is back." if lost.moving else "The sound is back. Space goes on.")

    def _reopens(self) -> bool:
        with suppress(SpeakerError):
            self._player.start()
            return True
        self._turned = self._clock()  # a device may take long to say no: that was no sleep
        return False

    def _try(self, act: Callable[[], None]) -> bool:
        """Do what may find no device; say so if it doesn't."""
        try:
            act()
        except SpeakerError as error:
            self._lose(f"{error.message}: paused until there is sound again.")
            return False
        return True

    def _lose(self, notice: str) -> None:
        moving = not self._player.heard().transport.paused
        self._lost = self._lost or _Lost(time.strftime("%H:%M"))
        self._lost.moving = self._lost.moving or moving
        self._player.hold()
        self._ending.stay()
        self._say(notice)

    def _say(self, notice: str) -> None:
        self._notice = notice
        self._unread = SEEN_AFTER + math.ceil(len(notice) / READ_IN_A_TURN) if notice else 0
        self._noticed = max(NOTICE_TURNS, self._unread)

    def _show(self, moment: Moment) -> None:
        self._noticed, self._unread = max(0, self._noticed - 1), max(0, self._unread - 1)
        if self._later and not self._unread:
            self._say(self._later.popleft())
        stopping = self._ending.asked
        view = replace(self._observer.view(moment), stopping=stopping, ends_in=self._ending.left)
        question = Command.STOP if self._ending.untold else self._asked
        if question and not moment.reply and (moment.transport.paused or not view.caption):  # between two phrases
            self._reply(question, view)
        view = replace(
            view,
            notice=self._notice if self._noticed or self._lost or stopping else "",
            help=self._help,
            listening=self.listening,
            muted=self._player.muted,
            volume=self._player.volume,
        )
        try:
            for display in self._displays:
                display.show(view)
        except OSError:  # the terminal is gone: nobody sees or hears us
            self.put(Command.QUIT)

    def _reply(self, question: Command, view: View) -> None:
        self._asked = None
        if self._answer:
            text = self._answer(question, view)
            self._say(text)
            if not self._lost:
                self._try(lambda: self._player.answer(text))
            if question is Command.STOP:
                self._ending.told()


@dataclass
class _Lost:
    """A device that went away."""

    since: str
    """The time of day."""
    turns: int = 0
    moving: bool = False
    """Whether the session goes on once it is back: not if the person had paused."""


_LEFT = {
    Command.NEXT: Left.SKIPPED,
    Command.HURTS: Left.HURT,
    Command.BACK: Left.AGAIN,
    Command.REPEAT: Left.AGAIN,
    Command.RESTART: Left.AGAIN,
}
"""Any other command leaves no step: it was over."""
