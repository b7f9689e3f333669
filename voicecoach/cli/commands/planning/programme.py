"""`voicecoach programme`: where a person is in a programme of several routines."""

from __future__ import annotations

from collections.abc import Iterator

import click

from voicecoach.app.programme import Followed, follow, programme_files
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import own_programmes

_EXAMPLE = """\
There is no programme. One is a file such as {path}:

name: Hamstring, step by step
stages:
  - routine: ice-pack
    sessions: 6
    pain: 3
    weeks: 2
  - routine: upper-hamstring"""


@click.command("programme")
@click.argument("name", required=False, metavar="[NAME]")
def programme_command(name: str | None) -> int:
    """Show where you are in a programme of several routines.

    A programme is a file in the folder `programmes` beside your routines, or the field `programme` of one of those:
    stages, each with a routine and when the next one comes. `voicecoach start` alone offers what is next.
    """
    from voicecoach.app.history import all_pasts
    from voicecoach.app.messages import explain, tell
    from voicecoach.core.terminal_text import visible
    from voicecoach.routine.library.find import pick

    known = programme_files()
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


def _lines(one: Followed) -> Iterator[str]:
    programme, standing, _ = one
    yield programme.name
    width = max(len(stage.routine) for stage in programme.stages)
    for number, stage in enumerate(programme.stages):
        mark = ">" if number == standing.number else " "
        state = "done" if number < standing.number else standing.reason if number == standing.number else ""
        yield f"{mark} {number + 1}. {stage.routine:<{width}}  {state}".rstrip()
