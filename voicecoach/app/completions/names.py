"""Names of routines, voices and outputs, which nothing has to be read for."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.core.paths import own_routines, routine_folders
from voicecoach.core.plugins import OUTPUTS, VOICES, names
from voicecoach.pose.library import POSES
from voicecoach.routine.library.find import by_name


def routine_names() -> Sequence[str]:
    """Return the names of all routines."""
    return sorted(by_name(routine_folders()))


def own_routine_names() -> Sequence[str]:
    """Return the names of the person's own routines."""
    return sorted(by_name([own_routines()]))


def voice_names() -> Sequence[str]:
    """Return the names of the voices, loading none."""
    return names(VOICES)


def output_names() -> Sequence[str]:
    """Return the names of the outputs, loading none."""
    return names(OUTPUTS)


def pose_names() -> Sequence[str]:
    """Return the names of the poses that can be drawn."""
    return list(POSES)
