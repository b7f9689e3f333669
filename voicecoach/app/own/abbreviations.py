"""The person's own abbreviations, `abbreviations.yaml`, for what is read and for what is said."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from voicecoach.core.paths import config_folder
from voicecoach.routine.library.find import read_text
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.reading.abbreviations import read_abbreviations


def abbreviations_file() -> Path:
    """Return the file of the person's own abbreviations."""
    return config_folder() / "abbreviations.yaml"


def own_abbreviations() -> Mapping[str, str]:
    """Return the person's own abbreviations; none if there is no file. Raise RoutineProblems."""
    path = abbreviations_file()
    if not path.is_file():
        return {}
    found, problems = read_abbreviations(read_text(path), str(path))
    if problems:
        raise RoutineProblems(str(path), problems)
    return found
