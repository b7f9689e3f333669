"""Names that stand in routines: exercises, fields, levels and sounds."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.app.auto import AUTO
from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import routine_folders
from voicecoach.routine.adjust.level import LEVELS
from voicecoach.routine.adjust.variants import exercises, offered
from voicecoach.routine.fields import TABLE
from voicecoach.routine.library.find import find
from voicecoach.routine.library.load import load
from voicecoach.routine.model import Routine
from voicecoach.score.model import Earcon


def exercise_names(routine: str) -> Sequence[str]:
    """Return the exercises of a routine; none if it can't be read."""
    found = _routine(routine)
    return list(dict.fromkeys(exercise.name for exercise in exercises(found.exercises))) if found else ()


def exercises_with(variant: str, routine: str) -> Sequence[str]:
    """Return the exercises of a routine that have such a variant; `usual`: any variant."""
    found = _routine(routine)
    have = offered(found) if found else {}
    return [name for name, variants in have.items() if variant == "usual" or variant in variants]


def field_names() -> Sequence[str]:
    """Return the fields of a routine file."""
    return list(dict.fromkeys(name for here in TABLE.values() for name in here))


def level_names() -> Sequence[str]:
    """Return the levels that have a name."""
    return [AUTO, *LEVELS]


def sound_names() -> Sequence[str]:
    """Return the names of the sounds."""
    return [earcon.value for earcon in Earcon]


def _routine(name: str) -> Routine | None:
    folders = routine_folders()
    try:
        return load(str(find(name, folders)), folders)
    except VoicecoachError:
        return None
