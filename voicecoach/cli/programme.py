"""`voicecoach programme`: where a person is in a programme of several routines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from voicecoach.places import own_programmes, own_routines, routine_folders
from voicecoach.problem import Exit, VoicecoachError

if TYPE_CHECKING:
    from voicecoach.journal.past import Past
    from voicecoach.journal.programme import Standing
    from voicecoach.routine.programmes import Programme, ProgrammeReading

_EXAMPLE = """\
There is no programme. One is a file such as {path}:

name: Hamstring, step by step
stages:
  - routine: ice-pack
    sessions: 6
    pain: 3
    weeks: 2
  - routine: upper-hamstring"""
_FIELD = re.compile(r"""^[ \t{"']*programme["']?[ \t]*:""", re.MULTILINE)


class Followed(NamedTuple):
    """A programme, and where one is in it."""

    programme: Programme
    standing: Standing
    pasts: Sequence[Past]
    """The sessions of its routines."""

    @property
    def path(self) -> Path:
        """The file of the routine that is next."""
        return routine_file(self.standing.stage.routine)


@click.command("programme")
@click.argument("name", required=False, metavar="[NAME]")
def programme_command(name: str | None) -> int:
    """Show where you are in a programme of several routines.

    A programme is a file in the folder `programmes` beside your routines, or the field `programme` of one of those:
    stages, each with a routine and when the next one comes. `voicecoach start` alone offers what is next.
    """
    from voicecoach.cli.pasts import all_pasts
    from voicecoach.cli.telling import explain, tell
    from voicecoach.routine.library import pick
    from voicecoach.routine.report import visible

    known = _files()
    if not known:
        click.echo(_EXAMPLE.format(path=visible(str(own_programmes() / "hamstring.yaml"))))
        return Exit.FINE
    pasts, code = all_pasts(), Exit.FINE
    for path in [pick(name, {path.stem: path for path in reversed(known)})] if name else known:
        try:
            for line in _lines(follow(path, pasts)):
                tell(line)
        except VoicecoachError as error:
            explain(error)
            code = Exit.PROBLEMS
    return code


def follow(path: Path, pasts: Sequence[Past]) -> Followed:
    """Return where one is in the programme of that file. Raise VoicecoachError; RoutineProblems if it is wrong."""
    from voicecoach.cli.pasts import of_routine
    from voicecoach.journal.clock import now
    from voicecoach.journal.programme import standing
    from voicecoach.routine.library import RoutineProblems

    reading = read(path)
    if reading.programme is None:
        raise RoutineProblems(str(path), reading.problems)
    of: Callable[[str], list[Past]] = lambda name: of_routine(pasts, str(routine_file(name)))  # noqa: E731
    own = [past for stage in reading.programme.stages for past in of(stage.routine)]
    return Followed(reading.programme, standing(reading.programme, of, now()), own)


def followed() -> Followed | None:
    """Return the programme that one is in: the only one, else the one whose routines were done last.

    One that can't be used is none: `voicecoach programme` tells why.
    """
    from voicecoach.cli.pasts import all_pasts

    found, files = [], _files()
    pasts = all_pasts() if files else []
    for path in files:
        try:
            found.append(follow(path, pasts))
        except VoicecoachError:
            continue
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda one: max((past.id for past in one.pasts), default=0))


def read(path: Path) -> ProgrammeReading:
    """Return what a programme's file, or a routine that holds one, says. Raise VoicecoachError if it is no text."""
    from voicecoach.cli.wishes import routines
    from voicecoach.routine.library import read_file, read_text
    from voicecoach.routine.programmes import of_routine, read_programme

    if path.parent == own_routines():
        return of_routine(read_file(path, wishes=routines()))
    return read_programme(read_text(path), str(path), routine_file)


def _files() -> list[Path]:
    """Return the files of the person's programmes, and their routines that hold one."""
    from voicecoach.routine.library import by_name

    own, routines = (sorted(by_name([folder]).values()) for folder in (own_programmes(), own_routines()))
    return [*own, *(path for path in routines if _holds_one(path))]


def _holds_one(path: Path) -> bool:
    """Whether a routine has a programme, even if something in it is wrong."""
    from voicecoach.routine.library import read_text

    try:
        if not may_hold_programme(read_text(path)):
            return False
        reading = read(path)
    except VoicecoachError:
        return False
    return reading.programme is not None or any(not problem.warning for problem in reading.problems)


def may_hold_programme(text: str) -> bool:
    """Whether a line of a routine may be its field `programme`: a glance, before all of it is read."""
    return bool(_FIELD.search(text))


def routine_file(name: str) -> Path:
    """Return the file of a routine of the library; a path is no name. Raise VoicecoachError if there is none."""
    from voicecoach.routine.library import find_name

    return find_name(name, routine_folders())


def _lines(one: Followed) -> Iterator[str]:
    programme, standing, _ = one
    yield programme.name
    width = max(len(stage.routine) for stage in programme.stages)
    for number, stage in enumerate(programme.stages):
        mark = ">" if number == standing.number else " "
        state = "done" if number < standing.number else standing.reason if number == standing.number else ""
        yield f"{mark} {number + 1}. {stage.routine:<{width}}  {state}".rstrip()
