"""Spoken commands in a session, where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecoach.app.choices import Setup
    from voicecoach.app.live.notices import PendingNotices
    from voicecoach.session.voice_control.companion import VoiceControl


@contextmanager
def listening(setup: Setup, notices: PendingNotices) -> Iterator[VoiceControl | None]:
    """Yield ears if they are wanted, for the session and for the questions before and after it."""
    if not setup.listen:
        yield None
        return
    from voicecoach.session.voice_control.calibration import read_calibration
    from voicecoach.session.voice_control.companion import VoiceControl
    from voicecoach.session.voice_control.wire import HearingTask

    calibration, trouble = read_calibration(calibration_file())
    if trouble:
        notices(f"{trouble[0].upper()}{trouble[1:]}.")
    with VoiceControl(HearingTask(setup.microphone, calibration.echo, calibration.threshold)) as ears:
        yield ears


def calibration_file() -> Path:
    """Return where it is kept what `voicecoach ears` found out."""
    from voicecoach.core.paths import data_folder
    from voicecoach.session.voice_control.calibration import FILE

    return data_folder() / FILE
