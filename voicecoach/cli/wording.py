"""The coach's words for a routine: its own over the person's `phrases.yaml`, and those over ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.places import config_folder
from voicecoach.score.languages import language

if TYPE_CHECKING:
    from voicecoach.routine.model import Routine, Wording
    from voicecoach.score.language import Language


IN_A_FILE: Mapping[str, Wording] = {
    "keys": "",
    "wait": "Pause here until you are ready.",
    "wait_alone": "Take your time. Pause here until you are done.",
}
"""Our words for a sound file, which knows no keys of ours."""


def words_of(routine: Routine, ours: Mapping[str, Wording] | None = None) -> Language:
    """Return the words of a session, with `ours` in place of the usual ones.

    Raise VoicecoachError if the person's file is wrong.
    """
    return language(routine.language, ours or {}, own_phrases(), routine.phrases)


def phrases_file() -> Path:
    """Return the file of the person's own phrases."""
    return config_folder() / "phrases.yaml"


def own_phrases() -> Mapping[str, Wording]:
    """Return the person's own phrases; none if there is no file. Raise RoutineProblems."""
    path = phrases_file()
    if not path.is_file():
        return {}
    from voicecoach.routine.library import RoutineProblems, read_text
    from voicecoach.routine.phrases import read_phrases

    found, problems = read_phrases(read_text(path), str(path))
    if problems:
        raise RoutineProblems(str(path), problems)
    return found
