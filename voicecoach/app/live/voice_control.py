"""Spoken commands in a session, where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicecoach.app.choices import Setup
from voicecoach.app.live.notices import PendingNotices
from voicecoach.core.paths import data_folder
from voicecoach.session.voice_control.calibration import FILE, read_calibration
from voicecoach.session.voice_control.companion import VoiceControl
from voicecoach.session.voice_control.wire import HearingTask


@contextmanager
def ears(setup: Setup, notices: PendingNotices) -> Iterator[VoiceControl]:
    """Yield ears, as they were calibrated."""
    calibration, trouble = read_calibration(calibration_file())
    if trouble:
        notices(f"{trouble[0].upper()}{trouble[1:]}.")
    with VoiceControl(HearingTask(setup.microphone, calibration.echo, calibration.threshold)) as made:
        yield made


def calibration_file() -> Path:
    """Return where it is kept what `voicecoach ears` found out."""
    return data_folder() / FILE
