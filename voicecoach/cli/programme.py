"""`voicecoach programme`: where a person is in a programme of several routines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from voicecoach.places import own_programmes, routine_folders
from voicecoach.problem import VoicecoachError

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
def programme_command(name: str | None) -> None:
    """Show where you are in a programme of several routines.

    A programme is a file in the folder `programmes` beside your routines: stages, each with a routine and when the next
    one comes. `voicecoach start` alone offers what is next.
    """
    from voicecoach.routine.library import by_name, find_name
    from voicecoach.routine.report import visible

    known = by_name([own_programmes()])
    if not known:
        click.echo(_EXAMPLE.format(path=visible(str(own_programmes() / "hamstring.yaml"))))
        return
    for path in [find_name(name, [own_programmes()])] if name else sorted(known.values()):
        for line in _lines(follow(path)):
            click.echo(visible(line))


def follow(path: Path) -> Followed:
    """Return where one is in the programme of that file. Raise VoicecoachError; RoutineProblems if it is wrong."""
    from voicecoach.cli.pasts import all_pasts, of_routine
    from voicecoach.journal.clock import now
    from voicecoach.journal.programme import standing
    from voicecoach.routine.library import RoutineProblems

    reading = read(path)
    if reading.programme is None:
        raise RoutineProblems(str(path), reading.problems)
    pasts = all_pasts()
    of: Callable[[str], list[Past]] = lambda name: of_routine(pasts, str(routine_file(name)))  # noqa: E731
    own = [past for stage in reading.programme.stages for past in of(stage.routine)]
    return Followed(reading.programme, standing(reading.programme, of, now()), own)


def followed() -> Followed | None:
    """Return the programme that one is in: the only one, else the one whose routines were done last.

    One that can't be used is none: `voicecoach programme` tells why.
    """
    from voicecoach.routine.library import by_name

    found = []
    for path in by_name([own_programmes()]).values():
        try:
            found.append(follow(path))
        except VoicecoachError:
            continue
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda one: max((past.id for past in one.pasts), default=0))


def read(path: Path) -> ProgrammeReading:
    """Return what a programme's file holds. Raise VoicecoachError if it can't be read as text."""
    from voicecoach.routine.library import read_text
    from voicecoach.routine.programmes import read_programme

    return read_programme(read_text(path), str(path), routine_file)


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
