"""Whether a file is right, whichever kind of file it is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from voicecoach.app.settings_file import config_file
from voicecoach.core.errors import Problem, VoicecoachError, Where


def problems(path: Path) -> Sequence[Problem]:
    """Return everything that is wrong with a file; one that can't be read has one problem, without a place."""
    try:
        return _read(path)
    except VoicecoachError as error:
        return (Problem("unreadable", error.message, Where(str(path), 1, 1), error.hint),)


def _read(path: Path) -> Sequence[Problem]:
    from voicecoach.app.references import everything
    from voicecoach.app.settings_file import read_config
    from voicecoach.cli.setting_option import slips
    from voicecoach.routine.library.find import read_text
    from voicecoach.routine.library.load import read_file
    from voicecoach.routine.reading.phrases import read_phrases

    if holds_programme(path):
        from voicecoach.app.programme import read

        return read(path).problems
    if path == config_file():
        return [slip.problem for slip in slips(read_config(path))]
    if holds_phrases(path):
        return read_phrases(read_text(path), str(path))[1]
    return read_file(path, wishes=everything()).problems


def holds_phrases(path: Path) -> bool:
    """Whether a file is one of phrases, by its name; in the library a name is a routine's."""
    from voicecoach.app.phrases import phrases_file
    from voicecoach.core.paths import real, routine_folders

    return path.name == phrases_file().name and real(path.parent) not in map(real, routine_folders())


def holds_programme(path: Path) -> bool:
    """Whether a file is a programme, by its folder."""
    from voicecoach.core.paths import own_programmes, real

    return real(path.parent) == real(own_programmes())


def show(found: Sequence[Problem]) -> None:
    """Print what is wrong with a file."""
    from voicecoach.app.messages import show as show_problem
    from voicecoach.app.messages import tell

    for problem in found:
        if problem.code == "unreadable":
            tell(problem.message)
            tell(f"    hint: {problem.hint}", 8)
        else:
            show_problem(problem, sys.stdout)
