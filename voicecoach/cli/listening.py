"""Spoken commands in a session, where they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecoach.cli.options import Setup
    from voicecoach.cli.stage import Notices
    from voicecoach.session.ears.ears import Ears


@contextmanager
def listening(setup: Setup, notices: Notices) -> Iterator[Ears | None]:
    """Yield ears if they are wanted, for the session and for the questions before and after it."""
    if not setup.listen:
        yield None
        return
    from voicecoach.session.ears.calibration import read_calibration
    from voicecoach.session.ears.ears import Ears
    from voicecoach.session.ears.wire import Task

    calibration, trouble = read_calibration(calibration_file())
    if trouble:
        notices(f"{trouble[0].upper()}{trouble[1:]}.")
    with Ears(Task(setup.microphone, calibration.echo, calibration.threshold)) as ears:
        yield ears


def calibration_file() -> Path:
    """Return where it is kept what `voicecoach ears` found out."""
    from voicecoach.places import data_folder
    from voicecoach.session.ears.calibration import FILE

    return data_folder() / FILE
