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
from voicecoach.app.messages import tell
from voicecoach.core.errors import Exit, Status, VoicecoachError
from voicecoach.core.installing import add_extra
from voicecoach.core.terminal import is_terminal

if TYPE_CHECKING:
    from voicecoach.session.outputs.devices import Device

T = TypeVar("T")

DESKTOP = 3.0
"""Seconds for the desktop to answer."""


@dataclass(frozen=True)
class DoctorFinding:
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
    from voicecoach.app.journal_health import journal_status

    click.echo(f"voicecoach {__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}")
    bad = []
    journal = DoctorFinding("journal", journal_status(mend), needed=True)
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


def _tell(finding: DoctorFinding) -> None:
    mark = "ok" if finding.status.usable else "!!" if finding.needed else "--"
    tell(f"{mark}  {finding.what}{': ' if finding.status.reason else ''}{finding.status.reason}")
    if finding.status.hint and not finding.status.usable:
        tell(f"    hint: {finding.status.hint}", 10)


def _voices() -> Iterator[DoctorFinding]:
    from voicecoach.sound.voices.registry import describe

    chosen = ""
    for voice in describe():
        status = _speaks(voice.name) if voice.status.usable else voice.status
        chosen = chosen or (voice.name if status.usable and voice.rank >= 0 else "")
        yield DoctorFinding(f"voice {voice.name}", status)
    spoken = Status(bool(chosen), chosen or "none", add_extra("natural"))
    yield DoctorFinding("voice of a session", spoken, needed=True)


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


def _outputs() -> Iterator[DoctorFinding]:
    from voicecoach.session.outputs.base import silence
    from voicecoach.session.outputs.registry import HUNG, devices, open_output, outputs, status

    for name, output in outputs().items():
        yield DoctorFinding(f"output {name}", status(output))
    told: list[str] = []
    speaker = open_output(tell=told.append)
    speaker.start(silence)
    speaker.close()
    silent = "the sound system doesn't answer" if HUNG in told else "no sound card was found"
    trouble = silent if speaker.name == "null" else "".join(told[:1])
    hint = "plug in headphones or a speaker, or start the sound server (PipeWire or PulseAudio)"
    yield DoctorFinding("sound", Status(not trouble, trouble or speaker.name, hint), True)
    yield from _named("device", devices())


def _named(what: str, found: Sequence[Device]) -> Iterator[DoctorFinding]:
    for device in found:
        if device.real:
            yield DoctorFinding(f"{what} {device.name}", Status(True, "the default" if device.default else ""))


def _ears() -> Iterator[DoctorFinding]:
    from voicecoach.app.live.voice_control import calibration_file
    from voicecoach.session.outputs.devices import Device
    from voicecoach.session.voice_control.calibration import read_calibration
    from voicecoach.session.voice_control.echo_canceller import best_canceller
    from voicecoach.session.voice_control.microphone import microphones

    yield DoctorFinding("spoken commands", _recognises())
    yield DoctorFinding("spoken commands while the coach speaks", best_canceller()[1])
    yield DoctorFinding("microphone", _hears())
    yield from _named("microphone", _asked(microphones, list[Device]()))
    trouble = read_calibration(calibration_file())[1]
    known = calibration_file().is_file()
    state = Status(known and not trouble, trouble, "" if trouble else "`voicecoach ears` learns your room and voice")
    yield DoctorFinding("ears calibrated", state)


def _recognises() -> Status:
    """Load the models: a file of them may be missing or broken."""
    from voicecoach.session.voice_control.model import EarsError

    try:
        from voicecoach.session.voice_control.detector import VoiceDetector
        from voicecoach.session.voice_control.scorer import MoonshineScorer

        VoiceDetector()
        MoonshineScorer()
    except EarsError as error:
        return Status(False, error.message, error.hint)
    return Status(True)


def _hears() -> Status:
    """Open the default microphone and hear a moment."""
    from voicecoach.session.voice_control.microphone import DeviceMicrophone
    from voicecoach.session.voice_control.model import MicrophoneError

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
    from voicecoach.session.outputs.time_limited import NoAnswerError, answered

    try:
        return answered(act)
    except NoAnswerError:
        return otherwise


def _folders() -> Iterator[DoctorFinding]:
    from voicecoach.core.paths import cache_folder, config_folder, data_folder

    for what, folder in (("routines", data_folder()), ("settings", config_folder()), ("clips", cache_folder())):
        trouble = _trouble(folder)
        reason = f"{folder} can't be written: {trouble}" if trouble else str(folder)
        yield DoctorFinding(f"folder of your {what}", Status(not trouble, reason, "check who owns it"), needed=True)


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


def _settings() -> Iterator[DoctorFinding]:
    """Say what is wrong in the files of the person's own settings and phrases."""
    from voicecoach.app.phrases import own_phrases, phrases_file
    from voicecoach.app.settings.file import read_config
    from voicecoach.app.settings.model import MEND
    from voicecoach.cli.setting_option import slips

    for slip in slips(read_config()):
        status = Status(False, slip.told, slip.problem.hint or MEND)
        yield DoctorFinding("settings", status, needed=True, stops=bool(slip.key))
    try:
        own_phrases()
    except VoicecoachError as error:
        yield DoctorFinding(
            "your phrases", Status(False, error.message, f"voicecoach check {phrases_file()}"), True, True
        )


def _others() -> Iterator[DoctorFinding]:
    yield _sleep()
    yield _music()
    yield _terminal()


def _sleep() -> DoctorFinding:
    from voicecoach.core.time_limit import within
    from voicecoach.session.desktop.keep_awake import kept_awake

    def stay() -> Status:
        with kept_awake() as means:
            return Status(bool(means), means or "no desktop answers", "set it to sleep later than a session takes")

    try:
        status = within(lambda: DESKTOP, stay)
    except TimeoutError:
        status = Status(False, "the desktop doesn't answer", "log out and in again")
    except Exception as error:  # whatever a system answers
        status = Status(False, str(error))
    return DoctorFinding("computer kept awake", status)


def _music() -> DoctorFinding:
    """Say whether other players are turned down; turn up what a killed session left low."""
    what = "other players turned down"
    if sys.platform != "linux":
        return DoctorFinding(what, Status(False, "not possible on this system; `--no-duck` makes no difference"))
    from voicecoach.core.paths import cache_folder
    from voicecoach.session.desktop.ducking import recovered
    from voicecoach.session.desktop.guardian import RECORD
    from voicecoach.session.desktop.mixer import status

    can = status()
    if not can.usable:
        return DoctorFinding(what, can)
    names = ", ".join(dict.fromkeys(recovered(cache_folder() / RECORD)))
    return DoctorFinding(
        what, Status(True, f"and turned back up what was left low: {names}" if names else "while the coach speaks")
    )


def _terminal() -> DoctorFinding:
    shows, types = is_terminal(sys.stdout), is_terminal(sys.stdin)
    reason = f"{'screen' if shows else 'plain lines'}, {'keys' if types else 'no keys'}"
    return DoctorFinding("terminal", Status(True, reason))
