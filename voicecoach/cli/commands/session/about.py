"""`voicecoach about`: what is known of a routine, and its sources."""

from __future__ import annotations

import click

from voicecoach.app.choices import Choices
from voicecoach.app.messages import note, tell, warn
from voicecoach.cli.options import output_options, routine_argument, sound_only


@click.command("about")
@routine_argument
@click.option("--speak", is_flag=True, help="Hear it, too.")
@sound_only
@output_options
def about_command(name: str, speak: bool, output: str, device: str, choices: Choices) -> None:
    """Tell what is known of a routine, and its sources.

    Why it is done, how often, when not to do it, and who says so.
    """
    from voicecoach.app.routines.about import background, spoken

    title, paragraphs = background(name, note)
    tell(title)
    for paragraph in paragraphs:
        click.echo()
        tell(paragraph, 0)
    if speak:
        from voicecoach.app.setup.sounds import say_all

        say_all(title, spoken(title, paragraphs), output, device, choices, warn)
