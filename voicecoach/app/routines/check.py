"""Whether files are right, whichever kind they are: routines, programmes, phrases or settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from voicecoach.app.own.abbreviations import abbreviations_file
from voicecoach.app.phrases import phrases_file
from voicecoach.app.programme import read as read_programme
from voicecoach.app.references import everything
from voicecoach.app.routines.watch import Watch
from voicecoach.app.settings.file import config_file, read_config
from voicecoach.app.settings.model import Config, Slip
from voicecoach.core.errors import Exit, Problem, VoicecoachError, Where
from voicecoach.core.paths import own_programmes, real, routine_folders
from voicecoach.core.terminal_text import visible
from voicecoach.routine.library.find import ENDINGS, by_name, is_path, pick, read_text
from voicecoach.routine.library.load import read_file
from voicecoach.routine.library.names import same_name
from voicecoach.routine.reading.abbreviations import read_abbreviations
from voicecoach.routine.reading.phrases import read_phrases

Settings = Callable[[Config], Sequence[Slip]]
"""Returns every mistake in the settings: it is the options of the commands that know what a value may be."""


@dataclass(frozen=True)
class Checked:
    """Files that were checked."""

    found: Mapping[Path, Sequence[Problem]]
    """The problems of each."""

    @property
    def fine(self) -> int:
        """How many can be used: warnings keep nobody from it."""
        return sum(all(problem.warning for problem in problems) for problems in self.found.values())

    @property
    def routines(self) -> Checked:
        """Those of them that are routines."""
        return Checked({path: problems for path, problems in self.found.items() if _holds_routine(path)})

    def as_data(self) -> dict[str, object]:
        """Return the problems with their places, for other programs."""
        return {
            "routines": len(self.routines.found),
            "fine": self.routines.fine,
            "problems": [_problem(problem) for each in self.found.values() for problem in each],
        }


def check(names: Sequence[str], settings: Settings) -> Checked:
    """Check the files of these names, paths and folders; all that there are without one. Raise VoicecoachError."""
    return Checked({path: problems(path, settings) for path in _files(names)})


def check_and_watch(names: Sequence[str], settings: Settings) -> Iterator[Checked]:
    """Yield what `check` returns, then each file as it is saved, without end. Raise VoicecoachError."""
    watch = Watch(lambda: _files(names))
    yield check(names, settings)
    for path in watch.saved():
        yield Checked({path: problems(path, settings)})


def problems(path: Path, settings: Settings) -> Sequence[Problem]:
    """Return everything that is wrong with a file; one that can't be read has one problem, without a place."""
    try:
        return _read(path, settings)
    except VoicecoachError as error:
        return (Problem("unreadable", error.message, Where(str(path), 1, 1), error.hint),)


def _files(names: Sequence[str]) -> list[Path]:
    folders = routine_folders()
    wanted = names or _everything(folders)
    return list(dict.fromkeys(path for name in wanted for path in _paths(name, folders)))


def _read(path: Path, settings: Settings) -> Sequence[Problem]:
    if _holds_programme(path):
        return read_programme(path).problems
    if path == config_file():
        return [slip.problem for slip in settings(read_config(path))]
    if path == abbreviations_file():
        return read_abbreviations(read_text(path), str(path))[1]
    if _holds_phrases(path):
        return read_phrases(read_text(path), str(path))[1]
    return read_file(path, wishes=everything()).problems


def _holds_routine(path: Path) -> bool:
    return path not in (config_file(), abbreviations_file()) and not _holds_phrases(path) and not _holds_programme(path)


def _holds_phrases(path: Path) -> bool:
    """Whether a file is one of phrases, by its name; in the library a name is a routine's."""
    return path.name == phrases_file().name and real(path.parent) not in map(real, routine_folders())


def _holds_programme(path: Path) -> bool:
    """Whether a file is a programme, by its folder."""
    return real(path.parent) == real(own_programmes())


def _problem(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "length": where.length,
        "message": problem.message,
        "hint": problem.hint,
        "warning": problem.warning,
    }


def _everything(folders: list[Path]) -> list[str]:
    own = [file for file in (config_file(), phrases_file(), abbreviations_file()) if file.exists()]
    programmes = list(by_name([own_programmes()]).values())
    return [str(path) for path in (*own, *programmes, *(folder for folder in folders if folder.is_dir()))]


def _named(name: str, folders: list[Path]) -> list[Path]:
    """Return the files that a name means: the routine and the programme called that, else the one most like it.

    A path stands for itself.
    """
    if is_path(name):
        return [Path(name)]
    routines, programmes = by_name(folders), by_name([own_programmes()])
    exact = [file for found in (routines, programmes) for stem, file in found.items() if same_name(stem, name)]
    return exact or [pick(name, {**programmes, **routines})]


def _paths(name: str, folders: list[Path]) -> Iterator[Path]:
    path = Path(name)
    if not name or not path.is_dir():
        yield from _named(name, folders)
        return
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS and file.is_file())
    if not found and path not in folders:
        raise VoicecoachError(f"{visible(str(path))} holds no routine", "routine files end in .yaml", Exit.USAGE)
    yield from found
