"""`voicecoach doctor`: what works here, what doesn't, and what to do about it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, TypeVar

import click

from voicecoach import __version__
from voicecoach.cli.telling import tell
from voicecoach.installing import add_extra
from voicecoach.problem import Exit, Status, VoicecoachError
from voicecoach.terminal import is_terminal

if TYPE_CHECKING:
    from voicecoach.session.speaker.devices import Device

T = TypeVar("T")

DESKTOP = 3.0
"""Seconds for the desktop to answer."""


@dataclass(frozen=True)
class Finding:
    """One line of the report."""

    what: str
    status: Status
    needed: bool = False
    """Whether a session is poorer without it."""
    stops: bool = False
    """Whether no session begins without it."""


@click.command("doctor")
@click.option("--mend", is_flag=True, help="Mend a journal that another program damaged; a copy is made first.")
def doctor_command(mend: bool) -> int:
    """Check that voice, sound and folders work here.

    Where something is missing, say what to do.
    """
    from voicecoach.cli.mending import journal_status

    click.echo(f"voicecoach {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")
    bad = []
    journal = Finding("journal", journal_status(mend), needed=True)
    mine = chain(_folders(), [journal], _settings())
    for finding in chain(_voices(), _outputs(), _ears(), mine, _others()):  # each is told when it is known
        if finding.needed and not finding.status.usable:
            bad.append(finding)
        _tell(finding)
    state = "All is well." if not bad else "Sessions work, but not with everything: see the lines marked !!"
    stopped = any(finding.stops for finding in bad)
    click.echo()
    tell("No session can start like this: see the lines marked !!" if stopped else state)
    return Exit.PROBLEMS if stopped else Exit.NO_DEVICE if bad else Exit.FINE


def _tell(finding: Finding) -> None:
    mark = "ok" if finding.status.usable else "!!" if finding.needed else "--"
    tell(f"{mark}  {finding.what}{': ' if finding.status.reason else ''}{finding.status.reason}")
    if finding.status.hint and not finding.status.usable:
        tell(f"    hint: {finding.status.hint}", 10)


def _voices() -> Iterator[Finding]:
    from voicecoach.sound.voices.registry import describe

    chosen = ""
    for voice in describe():
        status = _speaks(voice.name) if voice.status.usable else voice.status
        chosen = chosen or (voice.name if status.usable and voice.rank >= 0 else "")
        yield Finding(f"voice {voice.name}", status)
    spoken = Status(bool(chosen), chosen or "none", add_extra("natural"))
    yield Finding("voice of a session", spoken, needed=True)


def _speaks(name: str) -> Status:
    """Have the voice say a word: an engine may be installed and broken."""
    from voicecoach.sound.voices.registry import choose

    try:
        (voice,) = choose(name, "en", 1.0)
        with closing(voice):
            voice.speak("One.")
    except Exception as error:  # a stranger's class may raise anything
        return Status(False, str(error), "reinstall it, or choose another with --voice")
    return Status(True)


def _outputs() -> Iterator[Finding]:
    from voicecoach.session.speaker.base import silence
    from voicecoach.session.speaker.registry import HUNG, devices, open_output, outputs, status

    for name, output in outputs().items():
        yield Finding(f"output {name}", status(output))
    told: list[str] = []
    speaker = open_output(tell=told.append)
    speaker.start(silence)
    speaker.close()
    silent = "the sound system doesn't answer" if HUNG in told else "no sound card was found"
    trouble = silent if speaker.name == "null" else "".join(told[:1])
    hint = "plug in headphones or a speaker, or start the sound server (PipeWire or PulseAudio)"
    yield Finding("sound", Status(not trouble, trouble or speaker.name, hint), True)
    yield from _named("device", devices())


def _named(what: str, found: Sequence[Device]) -> Iterator[Finding]:
    for device in found:
        if device.real:
            yield Finding(f"{what} {device.name}", Status(True, "the default" if device.default else ""))


def _ears() -> Iterator[Finding]:
    from voicecoach.cli.listening import calibration_file
    from voicecoach.session.ears.calibration import read_calibration
    from voicecoach.session.ears.canceller import best_canceller
    from voicecoach.session.ears.microphone import microphones
    from voicecoach.session.speaker.devices import Device

    yield Finding("spoken commands", _recognises())
    yield Finding("spoken commands while the coach speaks", best_canceller()[1])
    yield Finding("microphone", _hears())
    yield from _named("microphone", _asked(microphones, list[Device]()))
    trouble = read_calibration(calibration_file())[1]
    known = calibration_file().is_file()
    state = Status(known and not trouble, trouble, "" if trouble else "`voicecoach ears` learns your room and voice")
    yield Finding("ears calibrated", state)


def _recognises() -> Status:
    """Load the models: a file of them may be missing or broken."""
    from voicecoach.session.ears.model import EarsError

    try:
        from voicecoach.session.ears.detector import VoiceDetector
        from voicecoach.session.ears.scorer import MoonshineScorer

        VoiceDetector()
        MoonshineScorer()
    except EarsError as error:
        return Status(False, error.message, error.hint)
    return Status(True)


def _hears() -> Status:
    """Open the default microphone and hear a moment."""
    from voicecoach.session.ears.microphone import DeviceMicrophone
    from voicecoach.session.ears.model import MicrophoneError

    def hear() -> Status:
        try:
            with DeviceMicrophone() as microphone:
                microphone.read()
        except MicrophoneError as error:
            return Status(False, error.message, "plug one in, or allow your terminal to use it")
        return Status(True)

    return _asked(hear, Status(False, "the sound system doesn't answer", "restart the sound server"))


def _asked(act: Callable[[], T], otherwise: T) -> T:
    """Return the answer of a sound library, or `otherwise` if it hangs."""
    from voicecoach.session.speaker.patient import NoAnswerError, answered

    try:
        return answered(act)
    except NoAnswerError:
        return otherwise


def _folders() -> Iterator[Finding]:
    from voicecoach.places import cache_folder, config_folder, data_folder

    for what, folder in (("routines", data_folder()), ("settings", config_folder()), ("clips", cache_folder())):
        trouble = _trouble(folder)
        reason = f"{folder} can't be written: {trouble}" if trouble else str(folder)
        yield Finding(f"folder of your {what}", Status(not trouble, reason, "check who owns it"), needed=True)


def _trouble(folder: Path) -> str:
    """Return why nothing can be written to the folder, empty if it can; permissions alone don't tell."""
    try:
        with TemporaryFile(dir=_nearest(folder)):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _settings() -> Iterator[Finding]:
    """Say what is wrong in the files of the person's own settings and phrases."""
    from voicecoach.cli.config import MEND, read_config
    from voicecoach.cli.settings import slips
    from voicecoach.cli.wording import own_phrases, phrases_file

    for slip in slips(read_config()):
        status = Status(False, slip.told, slip.problem.hint or MEND)
        yield Finding("settings", status, needed=True, stops=bool(slip.key))
    try:
        own_phrases()
    except VoicecoachError as error:
        yield Finding("your phrases", Status(False, error.message, f"voicecoach check {phrases_file()}"), True, True)


def _others() -> Iterator[Finding]:
    yield _sleep()
    yield _music()
    yield _terminal()


def _sleep() -> Finding:
    from voicecoach.limit import within
    from voicecoach.session.awake import kept_awake

    def stay() -> Status:
        with kept_awake() as means:
            return Status(bool(means), means or "no desktop answers", "set it to sleep later than a session takes")

    try:
        status = within(lambda: DESKTOP, stay)
    except TimeoutError:
        status = Status(False, "the desktop doesn't answer", "log out and in again")
    except Exception as error:  # whatever a system answers
        status = Status(False, str(error))
    return Finding("computer kept awake", status)


def _music() -> Finding:
    """Say whether other players are turned down; turn up what a killed session left low."""
    what = "other players turned down"
    if sys.platform != "linux":
        return Finding(what, Status(False, "not possible on this system; `--no-duck` makes no difference"))
    from voicecoach.places import cache_folder
    from voicecoach.session.guardian import RECORD
    from voicecoach.session.mixer import status
    from voicecoach.session.music import recovered

    can = status()
    if not can.usable:
        return Finding(what, can)
    names = ", ".join(dict.fromkeys(recovered(cache_folder() / RECORD)))
    return Finding(
        what, Status(True, f"and turned back up what was left low: {names}" if names else "while the coach speaks")
    )


def _terminal() -> Finding:
    shows, types = is_terminal(sys.stdout), is_terminal(sys.stdin)
    reason = f"{'screen' if shows else 'plain lines'}, {'keys' if types else 'no keys'}"
    return Finding("terminal", Status(True, reason))
