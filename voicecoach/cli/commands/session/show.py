"""`voicecoach show`: the whole session as a script."""

from __future__ import annotations

import click

from voicecoach.app.choices import Choices
from voicecoach.cli.options import dose_and_sound, routine_argument


@click.command("show")
@routine_argument
@dose_and_sound
@click.option("--all", "every_rep", is_flag=True, help="Every rep, also those that are alike.")
@click.option("--pictures", "drawn", is_flag=True, help="Draw the exercises that have a pose.")
@click.option("--json", "as_json", is_flag=True, help="Every step and cue with its time, for other programs.")
def show_command(name: str, every_rep: bool, drawn: bool, as_json: bool, choices: Choices) -> None:
    """Show a whole session as a script with times.

    When, what to do, what is heard.
    """
    from voicecoach.app.show import script

    click.echo(script(name, choices, every_rep, as_json, drawn))
