"""The coach's words for a routine: its own over the person's `phrases.yaml`, and those over ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from voicecoach.core.paths import config_folder
from voicecoach.language.registry import language

if TYPE_CHECKING:
    from voicecoach.language.model import Language, Wording
    from voicecoach.routine.model import Routine


def words_of(routine: Routine, in_a_file: bool = False) -> Language:
    """Return the words of a session, live or in a sound file. Raise VoicecoachError if the person's file is wrong."""
    return language(routine.language, own_phrases(), routine.phrases, in_a_file=in_a_file)


def phrases_file() -> Path:
    """Return the file of the person's own phrases."""
    return config_folder() / "phrases.yaml"


def own_phrases() -> Mapping[str, Wording]:
    """Return the person's own phrases; none if there is no file. Raise RoutineProblems."""
    path = phrases_file()
    if not path.is_file():
        return {}
    from voicecoach.routine.library.find import read_text
    from voicecoach.routine.library.load import RoutineProblems
    from voicecoach.routine.reading.phrases import read_phrases

    found, problems = read_phrases(read_text(path), str(path))
    if problems:
        raise RoutineProblems(str(path), problems)
    return found
