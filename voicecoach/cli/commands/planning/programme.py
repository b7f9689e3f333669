"""`voicecoach programme`: where a person is in a programme of several routines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from voicecoach.app.messages import explain, tell
from voicecoach.cli.data import data_option, echo_data
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.paths import own_programmes
from voicecoach.core.terminal_text import visible

if TYPE_CHECKING:
    from voicecoach.app.programme import Followed

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
@data_option
def programme_command(name: str | None, as_json: bool) -> int:
    """Show where you are in a programme of several routines.

    A programme is a file in the folder `programmes` beside your routines, or the field `programme` of one of those:
    stages, each with a routine and when the next one comes. `voicecoach start` alone offers what is next.
    """
    from voicecoach.app.programme import follow_all, shipped_programmes

    found = follow_all(name)
    if as_json:
        echo_data([_data(one) for one in found if not isinstance(one, VoicecoachError)])
    elif not found:
        click.echo(_EXAMPLE.format(path=visible(str(own_programmes() / "hamstring.yaml"))))
        for ours in shipped_programmes():
            tell(f"# A copy of {ours} is one, too: voicecoach copy {ours} my-{ours.partition('-')[0]}")
    for one in found:
        if isinstance(one, VoicecoachError):
            explain(one)
        elif not as_json:
            for line in _lines(one):
                tell(line)
    return Exit.PROBLEMS if any(isinstance(one, VoicecoachError) for one in found) else Exit.FINE


def _data(one: Followed) -> dict[str, object]:
    programme, standing, pasts = one
    stages = [stage.routine for stage in programme.stages]
    stands = {"stage": standing.number + 1, "routine": standing.stage.routine, "reason": standing.reason}
    return {"name": programme.name, "stages": stages, **stands, "sessions": len(pasts)}


def _lines(one: Followed) -> Iterator[str]:
    programme, standing, _ = one
    yield programme.name
    width = max(len(stage.routine) for stage in programme.stages)
    for number, stage in enumerate(programme.stages):
        mark = ">" if number == standing.number else " "
        state = "done" if number < standing.number else standing.reason if number == standing.number else ""
        yield f"{mark} {number + 1}. {stage.routine:<{width}}  {state}".rstrip()
