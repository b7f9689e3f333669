"""`voicecoach ears`: a guided check of the microphone, the room and the commands."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from queue import Empty, SimpleQueue
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import click

from voicecoach.app.messages import tell, warn
from voicecoach.cli.options import microphone_option, output_options, plain_option
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.terminal import is_terminal

if TYPE_CHECKING:
    from voicecoach.session.outputs.base import Source
    from voicecoach.session.voice_control.process import Process
    from voicecoach.session.voice_control.wire import Message
    from voicecoach.sound.clip import Clip

SAID = ("coach, pause", "coach, go on", "coach, next", "coach, it hurts", "coach, how long")
"""What a person is asked to say."""
TRIES = 2
LOADING, QUIET, SOUND, ANSWER, TURN = 60.0, 2.0, 4.0, 8.0, 0.1
"""Seconds: for the models, of silence, of the sound, for a command, between two looks at it all."""
MUTED = -85.0
"""Decibels: no room is as quiet."""
LOUD = 0.03
"""Of full scale: as loud as the coach speaks."""
METER = 30
"""Cells, two decibels each."""


class Check:
    """What the process that listens says, step by step; shows a meter on a terminal."""

    def __init__(self, meter: bool) -> None:
        self._inbox: SimpleQueue[Message] = SimpleQueue()
        self._meter = meter
        self.hear = self._inbox.put

    def messages(self, seconds: float) -> Iterator[Message]:
        """Yield what is said for so long. Raise VoicecoachError if it can't listen any more."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with suppress(Empty):
                message = self._inbox.get(timeout=TURN)
                if "trouble" in message:
                    raise VoicecoachError(message["trouble"], message.get("hint", ""), Exit.NO_DEVICE)
                self._show(message)
                yield message
        self._clear()

    def first(self, kind: str, seconds: float) -> Message | None:
        """Return the first message of a kind; None if none comes in time."""
        found = next((message for message in self.messages(seconds) if kind in message), None)
        self._clear()
        return found

    def levels(self, seconds: float) -> list[float]:
        """Return how loud it is for so long, ten times a second, in decibels below full scale."""
        return [message["level"] for message in self.messages(seconds) if "level" in message]

    def _show(self, message: Message) -> None:
        if self._meter and "level" in message:
            cells = max(0, min(METER, round((message["level"] + 2 * METER) / 2)))
            click.echo(f"\r  {'█' * cells}{'·' * (METER - cells)}", nl=False)

    def _clear(self) -> None:
        if self._meter:
            click.echo(f"\r{' ' * (METER + 2)}\r", nl=False)


class Tried(NamedTuple):
    """How a command was understood."""

    understood: bool
    log_p: float | None
    """How likely it was found to be; None if it was taken for something else."""


@click.command("ears")
@output_options
@microphone_option
@plain_option
def ears_command(output: str, device: str, microphone: str, plain: bool) -> int:
    """Check that spoken commands are heard, and learn your room.

    It listens to the room, plays a sound to measure how late and how loud the coach comes back, and asks you to say
    some commands from where you exercise. What it learns, two numbers, is used by `voicecoach start --listen`.

    Nothing of what it hears is recorded or kept.
    """
    check = Check(meter=is_terminal(sys.stdout) and not plain)
    tell("Loading what hears words ...")
    with _listening(check, microphone) as process:
        if check.first("ready", LOADING) is None:
            raise VoicecoachError("the microphone gives nothing", "voicecoach doctor", Exit.NO_DEVICE)
        _room(check)
        echo = _echo(check, process, output, device)
        tried = [_ask(check, phrase) for phrase in SAID]
    _keep(echo, [each.log_p for each in tried if each.log_p is not None])
    understood = sum(each.understood for each in tried)
    tell(f"{understood} of {len(SAID)} commands were understood. Nothing of what you said was kept.")
    if understood < len(SAID):
        tell("Come nearer to the microphone, or speak up; keys, a clicker and `--remote` do the same.")
    return Exit.FINE if understood == len(SAID) else Exit.PROBLEMS


@contextmanager
def _listening(check: Check, microphone: str) -> Iterator[Process]:
    from voicecoach.session.voice_control.process import Process
    from voicecoach.session.voice_control.wire import HearingTask

    with closing(Process(HearingTask(microphone, levels=True), check.hear)) as process:
        process.start()
        yield process


def _room(check: Check) -> None:
    tell("Be quiet for a moment.")
    room = median(check.levels(QUIET) or [MUTED])
    if room <= MUTED:
        warn("the microphone hears nothing at all: it may be muted, or your terminal may not be allowed to use it")
    tell(f"The room is at {room:.0f} dB.")


def _echo(check: Check, process: Process, output: str, device: str) -> int | None:
    """Play a sound; return by how many samples it comes back late, None if it doesn't."""
    from voicecoach.session.outputs.registry import open_output
    from voicecoach.session.voice_control.echo_reference import EchoReference
    from voicecoach.session.voice_control.model import EAR_RATE

    tell("Now a rushing sound, to hear how it comes back.")
    speaker = EchoReference(open_output(output, device, warn), process.tell)
    with closing(speaker):
        speaker.start(_rushing())
        found = check.first("echo", SOUND)
    if found is None:
        tell("It was not heard: that is as it should be with headphones.")
        return None
    tell(f"It was heard, {1000 * found['echo'] / EAR_RATE:.0f} ms later than it was played by the clock.")
    return int(found["echo"])


def _rushing() -> Source:
    """Return what sounds like the sea, all pitches at once, so that one moment is told from another."""
    import numpy as np

    from voicecoach.core.units import RATE

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


def _ask(check: Check, phrase: str) -> Tried:
    """Have a command said; say back what was heard."""
    from voicecoach.session.voice_control.phrases import every

    meanings, tried = every(), Tried(False, None)
    for _ in range(TRIES):
        tell(f"Say: “{phrase}”")
        judged = check.first("judged", ANSWER)
        if judged is None:
            tell("  nothing was heard")
            continue
        likely = [log_p for guess, log_p in judged["guesses"].items() if meanings.get(guess) == meanings[phrase]]
        tried = Tried(meanings.get(judged["obeyed"]) == meanings[phrase], max(likely, default=tried.log_p))
        tell(
            f"  heard: {judged['obeyed']}"
            if tried.understood
            else f"  not understood: it sounded like “{judged['judged']}”"
        )
        if tried.understood:
            break
    return tried


def _keep(echo: int | None, log_ps: Sequence[float]) -> None:
    from voicecoach.app.live.voice_control import calibration_file
    from voicecoach.core.files import writing
    from voicecoach.session.voice_control.calibration import Calibration, suggested, write_calibration
    from voicecoach.session.voice_control.policy import Thresholds

    file, threshold = calibration_file(), suggested(log_ps, Thresholds().called.least)
    with writing(file, "voicecoach doctor"):
        write_calibration(file, Calibration(echo, threshold))
    way = "as usual" if threshold == 0 else f"{'stricter' if threshold > 0 else 'looser'} by {abs(threshold):g}"
    tell(f"Kept for your sessions: commands are judged {way}. ({file})")
