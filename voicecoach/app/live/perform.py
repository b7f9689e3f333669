"""Opens an output, a display and the keyboard around a live session, and puts everything back."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, replace
from time import monotonic
from types import FrameType
from typing import TYPE_CHECKING

from voicecoach.app.live.notices import PendingNotices
from voicecoach.core.crash import telling
from voicecoach.core.signals import handled, present
from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.score.model import Step
from voicecoach.session.control.job_control import be_stopped, minding_stops
from voicecoach.session.control.keys import Keyboard
from voicecoach.session.display.choose import choose
from voicecoach.session.display.words import help_lines
from voicecoach.session.outputs.fallback_output import FallbackOutput
from voicecoach.session.outputs.quiet_floor import QuietFloor
from voicecoach.session.outputs.registry import open_output
from voicecoach.session.playback.commands import Command
from voicecoach.session.playback.loop import Answer, Live, LiveOutcome
from voicecoach.session.playback.observer import Observer
from voicecoach.session.playback.player import Player
from voicecoach.session.playback.step_outcomes import Leave
from voicecoach.session.playback.transport import Position
from voicecoach.session.playback.view import Companion, Display
from voicecoach.session.playback.welcoming_output import WelcomingOutput
from voicecoach.sound.track import Track

if TYPE_CHECKING:
    from voicecoach.app.choices import Setup
    from voicecoach.session.control.remote_socket import RemoteSocket
    from voicecoach.session.voice_control.companion import VoiceControl

SIGNALS = present("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGBREAK")
PATIENCE = 2.0
"""Seconds that a session which was asked to end is given for it."""

Shown = AbstractContextManager[Display]


@dataclass(frozen=True)
class Equipment:
    """What a session is held with."""

    setup: Setup
    begin: Position | None = None
    """Where to begin; None: at the beginning."""
    companions: Sequence[Companion] = ()
    """Beside those of this machine."""
    door: RemoteSocket | None = None
    """At which other shells knock."""
    hurts: str = ""
    """What is said to a person whom it hurts."""
    on_left: Leave | None = None
    more_help: Sequence[tuple[str, str]] = ()
    """What the help shows below the keys."""
    answer: Answer | None = None
    words: Language = ENGLISH
    """In which it is shown."""
    ears: VoiceControl | None = None
    """What hears spoken commands."""
    output: WelcomingOutput | None = None
    """Where it is heard, if that is chosen already; the welcome may be heard by now."""


def play(
    title: str, score: tuple[Step, ...], track: Track, equipment: Equipment, notices: PendingNotices
) -> LiveOutcome:
    """Play `score` live until it ends or the person quits; `notices` are shown."""
    setup = equipment.setup
    output = equipment.output or WelcomingOutput(open_output(setup.output, setup.device, notices))
    heard = QuietFloor(output)
    overheard = equipment.ears.overhear(heard) if equipment.ears else heard
    player = Player(score, track, overheard, hurts=equipment.hurts, begin=equipment.begin)
    player.loudness.volume = setup.volume
    displays: list[Display] = []
    observer = Observer(title, score, equipment.words)
    live = Live(player, output.output, observer, displays, on_left=equipment.on_left, answer=equipment.answer)
    with _signals(live.put) as caught, ExitStack() as stack:
        stack.callback(player.close)
        player.start()  # the first earcon sounds while the display is still being loaded
        from voicecoach.app.live.companions import company, together

        keys = (*help_lines(equipment.words), *equipment.more_help)
        screen, keyboard = choose(setup.plain, sys.stdout, os.environ, keys), Keyboard(live.put)
        stack.enter_context(_stoppable(live, keyboard, screen))
        notices.pass_to(live.tell, live.remark)
        stack.enter_context(telling(notices))
        companions = (*company(setup, notices, equipment.door), *equipment.companions)
        beside = stack.enter_context(together(companion(live.put) for companion in companions))
        ears = [stack.enter_context(equipment.ears.accompany(live))] if equipment.ears else []
        # The guardian, a companion, sees the terminal as it was, and gives that back. The keyboard comes before the
        # screen: output that Ctrl-S held would hold us, too. Both are the first to be given back.
        stack.enter_context(keyboard)
        displays += [stack.enter_context(screen), *beside, *ears]
        outcome = live.run()
    killed = any(number != signal.SIGINT for number in caught)
    return replace(outcome, killed=killed, unshown=live.unshown())


def perform_quietly(
    title: str,
    score: tuple[Step, ...],
    track: Track,
    speaker: FallbackOutput,
    words: Language = ENGLISH,
    companions: Sequence[Companion] = (),
) -> LiveOutcome:
    """Play `score` with no keys, nothing to see but for companions, and let the track go."""
    with closing(track), ExitStack() as stack:
        player = Player(score, track, QuietFloor(speaker))
        displays: list[Display] = []
        # The clock stands still, lest a computer that slept be taken for a pause, after which nobody could go on.
        live = Live(player, speaker, Observer(title, score, words), displays, clock=lambda: 0.0)
        stack.callback(player.close)
        stack.enter_context(_signals(live.put))
        player.start()
        displays += [stack.enter_context(companion(live.put)) for companion in companions]
        return live.run()


@contextmanager
def _signals(put: Callable[[Command], None]) -> Iterator[list[int]]:
    """Let the signals that end a program end the session cleanly. Yield those caught.

    If that takes too long, another one ends it at once; not sooner, or what is being saved would be lost.
    """
    began = list[float]()

    def quit_(number: int, frame: FrameType | None) -> None:
        caught.append(number)
        began.append(monotonic())
        put(Command.QUIT)
        if began[-1] - began[0] > PATIENCE:
            signal.signal(number, before[number])
            signal.raise_signal(number)

    before = {number: signal.getsignal(number) for number in SIGNALS}
    caught = list[int]()
    with handled(SIGNALS, quit_):
        yield caught


@contextmanager
def _stoppable(live: Live, keyboard: Keyboard, screen: Shown) -> Iterator[None]:
    """Give the terminal to the shell at Ctrl-Z, and take it back at `fg`, whatever was done to it meanwhile."""

    def stop() -> None:
        screen.__exit__(None, None, None)
        keyboard.leave()
        be_stopped()
        come_back()

    def come_back() -> None:
        keyboard.come_back()
        with suppress(OSError):  # it was closed meanwhile: the next view finds out
            screen.__enter__()

    with minding_stops(lambda: live.set_aside(stop), lambda: live.set_aside(come_back)):
        yield
