"""The stage: opens an output, a display and the keyboard around a live session, and puts everything back."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

from voicecoach.score.model import Step
from voicecoach.session.keys import Keyboard, help_lines
from voicecoach.session.live import Leave, Live, Outcome
from voicecoach.session.observe import Observer
from voicecoach.session.player import Player
from voicecoach.session.speaker.preferred import Preferred
from voicecoach.session.speaker.registry import open_output
from voicecoach.session.transport import Command, Place
from voicecoach.session.view import Companion
from voicecoach.sound.track import Track

SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
]


@dataclass(frozen=True)
class Stage:
    """Where a session is heard and seen."""

    output: str
    device: str
    """A part of the name of a sound device; empty: the system's default."""
    volume: int
    """Percent."""
    plain: bool
    hurts: str = ""
    """What is said to a person whom it hurts."""
    begin: Place | None = None
    """Where to begin; None: at the beginning."""
    companions: Sequence[Companion] = ()
    on_left: Leave | None = None


class Notices:
    """Collects warnings until there is a live session to tell them to, then passes them on."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._tell: Callable[[str], None] = self._told.append

    def __call__(self, notice: str) -> None:
        """Tell a warning, now or later; from any thread."""
        self._tell(notice)

    def pass_to(self, tell: Callable[[str], None]) -> None:
        """Tell what was told so far, and from now on at once."""
        self._tell = tell
        for notice in self._told:
            tell(notice)


def perform(title: str, score: tuple[Step, ...], track: Track, stage: Stage, notices: Notices) -> Outcome:
    """Play `score` live until it ends or the person quits; `notices` are shown."""
    speaker = open_output(stage.output, stage.device, notices)
    player = Player(score, track, speaker, hurts=stage.hurts, begin=stage.begin)
    player.volume = stage.volume
    with ExitStack() as stack:
        stack.callback(player.close)
        player.start()  # the first earcon sounds while the display is still being loaded
        from voicecoach.session.display import choose

        displays = [stack.enter_context(choose(stage.plain, sys.stdout, os.environ, help_lines()))]
        live = Live(player, speaker, Observer(title, score), displays, on_left=stage.on_left)
        notices.pass_to(live.tell)
        displays += [stack.enter_context(companion(live.put)) for companion in stage.companions]
        with _signals(live.put), Keyboard(live.put):
            return live.run()


def perform_quietly(title: str, score: tuple[Step, ...], track: Track, speaker: Preferred) -> None:
    """Play `score` with nothing to see and no keys, for a sound or two."""
    player = Player(score, track, speaker)
    player.start()
    live = Live(player, speaker, Observer(title, score), [])
    with _signals(live.put):
        live.run()


@contextmanager
def _signals(put: Callable[[Command], None]) -> Iterator[None]:
    """Have the signals that end a program end the session cleanly; a second one ends it at once."""

    def quit_(number: int, frame: FrameType | None) -> None:
        put(Command.QUIT)
        signal.signal(number, before[number])

    before = {}
    for number in SIGNALS:
        with suppress(ValueError):  # not in the main thread: whoever calls handles signals
            before[number] = signal.signal(number, quit_)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
