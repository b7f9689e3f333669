"""Whether spoken commands are heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from voicecoach.app.health.finding import HealthFinding
from voicecoach.app.health.sound import device_findings
from voicecoach.app.live.voice_control import calibration_file
from voicecoach.core.errors import Status
from voicecoach.session.outputs.devices import Device
from voicecoach.session.outputs.time_limited import NoAnswerError, answered
from voicecoach.session.voice_control.calibration import read_calibration
from voicecoach.session.voice_control.captures.choose import microphones
from voicecoach.session.voice_control.detector import VoiceDetector
from voicecoach.session.voice_control.echo_canceller import best_canceller
from voicecoach.session.voice_control.microphone import DeviceMicrophone
from voicecoach.session.voice_control.model import EarsError, MicrophoneError
from voicecoach.session.voice_control.scorer import MoonshineScorer

T = TypeVar("T")


def hearing_findings() -> Iterator[HealthFinding]:
    """Yield whether commands are recognised, over the coach's voice too, and by which microphone."""
    yield HealthFinding("spoken commands", _recognises())
    yield HealthFinding("spoken commands while the coach speaks", best_canceller()[1])
    yield HealthFinding("microphone", _hears())
    yield from device_findings("microphone", _asked(microphones, list[Device]()))
    trouble = read_calibration(calibration_file())[1]
    known = calibration_file().is_file()
    state = Status(known and not trouble, trouble, "" if trouble else "`voicecoach ears` learns your room and voice")
    yield HealthFinding("ears calibrated", state)


def _recognises() -> Status:
    """Load the models: a file of them may be missing or broken."""
    try:
        VoiceDetector()
        MoonshineScorer()
    except EarsError as error:
        return Status(False, error.message, error.hint)
    return Status(True)


def _hears() -> Status:
    """Open the default microphone and hear a moment."""

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
    try:
        return answered(act)
    except NoAnswerError:
        return otherwise
