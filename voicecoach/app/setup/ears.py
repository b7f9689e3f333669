"""A guided check of the microphone, the room and the commands; what it finds is kept for sessions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from statistics import median
from typing import NamedTuple

import numpy as np

from voicecoach.app.live.voice_control import calibration_file
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import writing
from voicecoach.core.units import RATE
from voicecoach.session.outputs.base import Source
from voicecoach.session.outputs.fallback_output import FallbackOutput
from voicecoach.session.outputs.registry import open_output
from voicecoach.session.voice_control.calibration import Calibration, suggested, write_calibration
from voicecoach.session.voice_control.echo_reference import EchoReference
from voicecoach.session.voice_control.model import EAR_RATE
from voicecoach.session.voice_control.phrases import every
from voicecoach.session.voice_control.policy import Thresholds
from voicecoach.session.voice_control.process import Process
from voicecoach.session.voice_control.wire import HearingTask, Message
from voicecoach.sound.clip import Clip

Say = Callable[[str], None]

SAID = ("coach, pause", "coach, go on", "coach, next", "coach, it hurts", "coach, how long")
"""What a person is asked to say."""
TRIES = 2
LOADING, QUIET, SOUND, ANSWER, TURN = 60.0, 2.0, 4.0, 8.0, 0.1
"""Seconds: for the models, of silence, of the sound, for a command, between two looks at it all."""
MUTED = -85.0
"""Decibels: no room is as quiet."""
LOUD = 0.03
"""Of full scale: as loud as the coach speaks."""


@dataclass(frozen=True)
class Person:
    """Whom the check talks to: each line is told as soon as it is known."""

    tell: Say
    warn: Say
    show_level: Callable[[float | None], None]
    """Shows how loud it is, in decibels below full scale; None takes that away."""


class Listener:
    """What the process that listens says, step by step."""

    def __init__(self, show_level: Callable[[float | None], None]) -> None:
        self._inbox: SimpleQueue[Message] = SimpleQueue()
        self._show_level = show_level
        self.hear = self._inbox.put

    def messages(self, seconds: float) -> Iterator[Message]:
        """Yield what it says in that time. Raise VoicecoachError if it can't listen any more."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with suppress(Empty):
                message = self._inbox.get(timeout=TURN)
                if "trouble" in message:
                    raise VoicecoachError(message["trouble"], message.get("hint", ""), Exit.NO_DEVICE)
                if "level" in message:
                    self._show_level(message["level"])
                yield message
        self._show_level(None)

    def first(self, kind: str, seconds: float) -> Message | None:
        """Return the first message of a kind; None if none comes in time."""
        found = next((message for message in self.messages(seconds) if kind in message), None)
        self._show_level(None)
        return found

    def levels(self, seconds: float) -> list[float]:
        """Return how loud it is in that time, ten times a second, in decibels below full scale."""
        return [message["level"] for message in self.messages(seconds) if "level" in message]


class Tried(NamedTuple):
    """How a command was understood."""

    understood: bool
    log_p: float | None
    """How likely it was found to be; None if it was taken for something else."""


def check_ears(microphone: str, output: str, device: str, person: Person) -> int:
    """Go through the check and return how many of the SAID commands were understood. Raise VoicecoachError."""
    listener = Listener(person.show_level)
    person.tell("Loading what hears words ...")
    with _listening(listener, microphone) as process:
        if listener.first("ready", LOADING) is None:
            raise VoicecoachError("the microphone gives nothing", "voicecoach doctor", Exit.NO_DEVICE)
        _room(listener, person)
        echo = _echo(listener, process, partial(open_output, output, device, person.warn), person)
        tried = [_ask(listener, phrase, person) for phrase in SAID]
    _keep(echo, [each.log_p for each in tried if each.log_p is not None], person)
    return sum(each.understood for each in tried)


@contextmanager
def _listening(listener: Listener, microphone: str) -> Iterator[Process]:
    with closing(Process(HearingTask(microphone, levels=True), listener.hear)) as process:
        process.start()
        yield process


def _room(listener: Listener, person: Person) -> None:
    person.tell("Be quiet for a moment.")
    room = median(listener.levels(QUIET) or [MUTED])
    if room <= MUTED:
        why = "it may be muted, or your terminal may not be allowed to use it"
        person.warn(f"the microphone hears nothing at all: {why}")
    person.tell(f"The room is at {room:.0f} dB.")


def _echo(listener: Listener, process: Process, opened: Callable[[], FallbackOutput], person: Person) -> int | None:
    """Play a sound; return by how many samples it comes back late, None if it doesn't."""
    person.tell("Now a rushing sound, to hear how it comes back.")
    speaker = EchoReference(opened(), process.tell)
    with closing(speaker):
        speaker.start(_rushing())
        found = listener.first("echo", SOUND)
    if found is None:
        person.tell("It was not heard: that is as it should be with headphones.")
        return None
    person.tell(f"It was heard, {1000 * found['echo'] / EAR_RATE:.0f} ms later than it was played by the clock.")
    return int(found["echo"])


def _rushing() -> Source:
    """Return what sounds like the sea, all pitches at once, so that one moment is told from another."""
    noise = np.random.default_rng(0).standard_normal(round(RATE * SOUND) + RATE)
    soft = np.convolve(noise, np.hanning(9), "same")
    soft *= 32767 * LOUD / np.sqrt(np.mean(soft**2)) * np.minimum(1, np.arange(len(soft)) / RATE)
    place = 0

    def read(count: int) -> Clip:
        nonlocal place
        place += count
        part = soft[place - count : place]
        return np.pad(part, (0, count - len(part))).astype(np.int16)

    return read


def _ask(listener: Listener, phrase: str, person: Person) -> Tried:
    """Ask for a command and tell what was heard."""
    meanings, tried = every(), Tried(False, None)
    for _ in range(TRIES):
        person.tell(f"Say: “{phrase}”")
        judged = listener.first("judged", ANSWER)
        if judged is None:
            person.tell("  nothing was heard")
            continue
        likely = [log_p for guess, log_p in judged["guesses"].items() if meanings.get(guess) == meanings[phrase]]
        tried = Tried(meanings.get(judged["obeyed"]) == meanings[phrase], max(likely, default=tried.log_p))
        misheard = f"  not understood: it sounded like “{judged['judged']}”"
        person.tell(f"  heard: {judged['obeyed']}" if tried.understood else misheard)
        if tried.understood:
            break
    return tried


def _keep(echo: int | None, log_ps: Sequence[float], person: Person) -> None:
    file, threshold = calibration_file(), suggested(log_ps, Thresholds().called.least)
    with writing(file, "voicecoach doctor"):
        write_calibration(file, Calibration(echo, threshold))
    way = "as usual" if threshold == 0 else f"{'stricter' if threshold > 0 else 'looser'} by {abs(threshold):g}"
    person.tell(f"Kept for your sessions: commands are judged {way}. ({file})")
