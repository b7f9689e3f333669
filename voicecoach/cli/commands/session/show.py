"""`voicecoach show`: the whole session as a script."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click

from voicecoach.app.choices import Choices
from voicecoach.cli.options import dose_and_sound, routine_argument
from voicecoach.core.terminal import is_terminal
from voicecoach.core.units import clock, counted
from voicecoach.routine.model import Exercise, Rounds, Routine
from voicecoach.score.model import Placed, Step
from voicecoach.sound.track import Track


@click.command("show")
@routine_argument
@dose_and_sound
@click.option("--all", "every_rep", is_flag=True, help="Every rep, also those that are alike.")
@click.option("--json", "as_json", is_flag=True, help="Every step and cue with its time, for other programs.")
def show_command(name: str, every_rep: bool, as_json: bool, choices: Choices) -> None:
    """Show a whole session as a script with times.

    When, what to do, what is heard.
    """
    from voicecoach.app.messages import warn
    from voicecoach.app.prepare import open_track, prepare
    from voicecoach.app.routine_warnings import tell_warnings
    from voicecoach.score.script import as_data, lines, total

    prepared = prepare(name, choices)
    tell_warnings(prepared, warn)
    routine, score = prepared.routine, prepared.heard
    track = open_track(routine, choices, warn)
    placed = _placed(score, track)
    if as_json:
        data = {
            "routine": routine.name,
            "level": prepared.choices.level,
            "seconds": total(placed),
            "steps": as_data(placed),
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    click.echo(_head(routine, prepared.told))
    for line in lines(placed, every_rep):
        if line.heading:
            click.echo(f"\n{line.step}")
        else:
            click.echo(f"{clock(line.at):>8}  {line.step:<34}  {line.heard}".rstrip())
    waits = sum(step.kind.value == "wait" for step in score)
    click.echo(f"\n{clock(total(placed)):>8}  in all{_waiting(waits)}")


def _placed(score: Sequence[Step], track: Track) -> list[Placed]:
    """Return the score placed; a voice that has much to say for the first time gets a progress bar."""
    with click.progressbar(score, label="Speaking", file=sys.stderr, hidden=not is_terminal(sys.stderr)) as steps:
        return [track.take(step).placed for step in steps]


def _head(routine: Routine, told: Sequence[str]) -> str:
    from voicecoach.core.terminal_text import visible

    rows = [
        routine.name,
        routine.about,
        " ".join(told),
        f"Needs: {', '.join(routine.equipment)}" if routine.equipment else "",
        routine.safety,
        f"Source: {routine.source}" if routine.source else "",
        *_notes(routine.exercises),
    ]
    return "\n".join(visible(row) for row in rows if row)


def _notes(items: Sequence[Exercise | Rounds]) -> list[str]:
    """Return what is written beside an exercise but not spoken."""
    rows: list[str] = []
    for item in items:
        if isinstance(item, Rounds):
            rows += _notes(item.exercises)
            continue
        rows += [f"{item.variant.capitalize()}: {item.name}"] if item.variant else []
        for word, text in (("easier", item.easier), ("harder", item.harder), ("note", item.notes)):
            rows += [f"{item.name}, {word}: {_variant(word, item.name, text)}"] if text else []
    return rows


def _variant(word: str, name: str, text: str | Exercise) -> str:
    """Return a note or, of a variant that can be chosen, its name and how."""
    return f'{text.name} (--{word} "{name}")' if isinstance(text, Exercise) else text


def _waiting(waits: int) -> str:
    if not waits:
        return ""
    return f", {counted(waits, 'wait')} counted as 30 s each"
