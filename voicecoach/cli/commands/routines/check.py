"""`voicecoach check`: whether routine files are right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from voicecoach.app.settings_file import config_file
from voicecoach.cli.checking import holds_phrases, holds_programme, problems, show
from voicecoach.cli.complete import complete_names
from voicecoach.core.errors import Exit, Problem, VoicecoachError
from voicecoach.core.units import counted

Found = Mapping[Path, Sequence[Problem]]


@click.command("check")
@click.argument("names", nargs=-1, metavar="[NAME|FILE|FOLDER]...", shell_complete=complete_names)
@click.option("--json", "as_json", is_flag=True, help="What is wrong as data, for editors and other programs.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check_command(names: tuple[str, ...], as_json: bool, watch: bool) -> int:
    """Check routine files and explain what is wrong.

    Every mistake is told with its place; without a name, all of yours and ours are checked, your programmes, your
    `phrases.yaml` and your settings.
    """
    from voicecoach.core.paths import routine_folders

    if watch and as_json:
        raise VoicecoachError("--watch and --json don't go together", "leave one out", Exit.USAGE)
    folders = routine_folders()
    if watch:
        _watch(lambda: _all_paths(names, folders))
    found = {path: problems(path) for path in _all_paths(names, folders)}
    if as_json:
        click.echo(json.dumps(_as_data(found), indent=1))
    else:
        _tell(found)
    return Exit.FINE if _fine(found) == len(found) else Exit.PROBLEMS


def _is_routine(path: Path) -> bool:
    return path != config_file() and not holds_phrases(path) and not holds_programme(path)


def _watch(find: Callable[[], list[Path]]) -> None:
    """Check what is there, then what is saved, until Ctrl-C."""
    from voicecoach.cli.watch import Watch

    watch = Watch(find)
    _tell({path: problems(path) for path in find()})
    click.echo("Save a file and it is checked again. Ctrl-C ends this.")
    watch.follow(_tell_again)


def _tell_again(path: Path) -> None:
    from datetime import datetime

    from voicecoach.core.terminal_text import visible

    found = problems(path)
    click.echo(f"\n{datetime.now():%H:%M:%S}  {visible(str(path))}{': fine' if _usable(found) else ''}")
    show(found)


def _tell(found: Found) -> None:
    for problems_ in found.values():
        show(problems_)
    kind = "routine" if all(map(_is_routine, found)) else "file"
    click.echo(f"{_fine(found)} of {counted(len(found), kind)} fine.")


def _fine(found: Found) -> int:
    return sum(map(_usable, found.values()))


def _usable(found: Sequence[Problem]) -> bool:
    return all(problem.warning for problem in found)


def _as_data(found: Found) -> dict[str, object]:
    """Return the problems with their places; ASCII only, as consoles and editors differ in encodings."""
    routines = {path: problems_ for path, problems_ in found.items() if _is_routine(path)}
    return {
        "routines": len(routines),
        "fine": _fine(routines),
        "problems": [_problem(problem) for each in found.values() for problem in each],
    }


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


def _all_paths(names: Sequence[str], folders: list[Path]) -> list[Path]:
    wanted = names or _everything(folders)
    return list(dict.fromkeys(path for name in wanted for path in _paths(name, folders)))


def _everything(folders: list[Path]) -> list[str]:
    from voicecoach.app.phrases import phrases_file
    from voicecoach.core.paths import own_programmes
    from voicecoach.routine.library.find import by_name

    files = [file for file in (config_file(), phrases_file()) if file.exists()]
    programmes = list(by_name([own_programmes()]).values())
    return [str(path) for path in (*files, *programmes, *(folder for folder in folders if folder.is_dir()))]


def _named(name: str, folders: list[Path]) -> list[Path]:
    """Return the files that a name means: the routine and the programme called that, else the one most like it.

    A path stands for itself.
    """
    from voicecoach.core.paths import own_programmes
    from voicecoach.routine.library.find import by_name, is_path, pick
    from voicecoach.routine.library.names import same_name

    if is_path(name):
        return [Path(name)]
    routines, programmes = by_name(folders), by_name([own_programmes()])
    exact = [file for files in (routines, programmes) for stem, file in files.items() if same_name(stem, name)]
    return exact or [pick(name, {**programmes, **routines})]


def _paths(name: str, folders: list[Path]) -> Iterator[Path]:
    from voicecoach.core.terminal_text import visible
    from voicecoach.routine.library.find import ENDINGS

    path = Path(name)
    if not name or not path.is_dir():
        yield from _named(name, folders)
        return
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in ENDINGS and file.is_file())
    if not found and path not in folders:
        raise VoicecoachError(f"{visible(str(path))} holds no routine", "routine files end in .yaml", Exit.USAGE)
    yield from found
