"""Spoken commands, as a companion of a session.

Nothing depends on it: whatever happens to the process that hears, the session goes on, with a notice of one line.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from voicecoach.score.model import StepKind
from voicecoach.session.playback.commands import Command, Effect
from voicecoach.session.voice_control.echo_reference import EchoReference
from voicecoach.session.voice_control.model import Around, Word
from voicecoach.session.voice_control.phrases import is_called
from voicecoach.session.voice_control.process import COMMAND, Process
from voicecoach.session.voice_control.wire import HearingTask, Message

if TYPE_CHECKING:
    from voicecoach.session.outputs.base import Primed, Sink
    from voicecoach.session.playback.loop import Live
    from voicecoach.session.playback.view import View

LOWERED = 2.0
"""Most seconds for which the coach is turned down when somebody speaks."""
LISTENING = "Listening: say “coach, pause”, “coach, next”, or just “it hurts” when the coach is silent."

_COMMANDS: dict[str, Command] = {
    **{command.value: command for command in Command if command.row.said},
    Word.READY.value: Command.RESUME,
    Word.YES.value: Command.STOP,
    Word.NO.value: Command.PAUSE,
}
"""The command that each word of the process asks for; other words ask for none."""


class VoiceControl:
    """Hears from the first `asking` or `accompany` on; outside a session, `asking` gets what is heard."""

    def __init__(
        self, task: HearingTask, command: Sequence[str] = COMMAND, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._process = Process(task, self._hear, command)
        self._clock = clock
        self._live: Live | None = None
        self._lowered: float | None = None
        self._around: Around | None = None
        self._troubled = self._begun = self._listens = False
        self._untold = ""
        self._numbers: SimpleQueue[int] = SimpleQueue()

    def __enter__(self) -> VoiceControl:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.close()

    def overhear(self, speaker: Primed) -> Sink:
        """Return `speaker`, now telling the ears what it plays."""
        return EchoReference(speaker, self._process.tell)

    @contextmanager
    def accompany(self, live: Live) -> Iterator[VoiceControl]:
        """Obey what is heard within the context. Entered after the first sound, because models load slowly."""
        self._live = live
        self._mark(self._listens)
        if self._untold:
            self._tell(self._untold)
        self._process.start()
        try:
            yield self
        finally:
            self._live = None

    def show(self, view: View) -> None:
        """Tell the ears when the circumstances change, and turn the coach up again in time."""
        waiting = view.kind is StepKind.WAIT
        self._tell_around(Around(coach_speaking=view.speaking, waiting=waiting, stopping=view.stopping))
        if self._lowered is not None and self._clock() - self._lowered >= LOWERED:
            self._lower(False)

    @contextmanager
    def asking(self) -> Iterator[Callable[[], int | None]]:
        """Yield a function that returns the number that was said, None if none was since the last call."""
        self._process.start()
        self._tell_around(Around(asked=True))
        try:
            yield self._number
        finally:
            self._tell_around(Around())

    def _number(self) -> int | None:
        try:
            return self._numbers.get_nowait()
        except Empty:
            return None

    def _tell_around(self, around: Around) -> None:
        if around != self._around:
            self._around = around
            self._process.tell({"around": asdict(around)})

    # -- the process's thread ---------------------------------------------------------------------------------

    def _hear(self, message: Message) -> None:
        if "ready" in message:
            self._ready()
        elif "trouble" in message:
            self._trouble(message)
        elif "heard" in message:
            self._obey(message)
        elif "voice" in message:
            self._lower(message["voice"])
        elif "slow" in message:
            self._tell("This computer is slow to understand: pause, go on, next, stop, it hurts are heard best.")
        elif "warning" in message:
            self._tell(message["warning"])

    def _ready(self) -> None:
        if not self._begun or self._troubled:
            self._tell("Listening again." if self._begun else LISTENING)
        self._begun, self._troubled = True, False
        self._mark(True)
        if self._around:  # a process that was restarted hasn't been told yet
            self._process.tell({"around": asdict(self._around)})

    def _trouble(self, message: Message) -> None:
        self._mark(False)
        self._lower(False)
        if not self._troubled:
            hint = f" ({message['hint']})" if message.get("hint") else ""
            self._tell(f"Not listening: {message['trouble']}{hint}. Keys work as ever.")
        self._troubled = True

    def _obey(self, message: Message) -> None:
        if message["number"] is not None:
            self._numbers.put(message["number"])
        command = _COMMANDS.get(message["word"])
        stopping = self._around is not None and self._around.stopping
        if command is Command.STOP and not (is_called(message["heard"]) or stopping):
            command = Command.PAUSE  # a cry of “stop” only pauses: a single word is easily misheard
        live = self._live
        if not live or not command:
            return
        heard = f"Heard: {message['heard']}."
        # What was heard mustn't replace a command's answer on the screen.
        answered = command is Command.HURTS or command.row.effect in (Effect.CHANGE, Effect.QUESTION)
        if answered:
            live.remark(heard)
        live.put(command)
        if not answered:
            live.remark(heard)

    def _lower(self, low: bool) -> None:
        self._lowered = self._clock() if low else None
        if self._live:
            self._live.give_way(low)

    def _mark(self, listening: bool) -> None:
        self._listens = listening
        if self._live:
            self._live.listening = listening

    def _tell(self, notice: str) -> None:
        """Show it in the session; before it begins, once it does."""
        if self._live:
            self._live.tell(notice)
        else:
            self._untold = notice
