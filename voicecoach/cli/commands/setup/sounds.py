"""`voicecoach voices`, `sounds` and `say`: what there is to hear."""

from __future__ import annotations

import click

from voicecoach.app.choices import Choices
from voicecoach.app.messages import warn
from voicecoach.cli.complete import complete_sounds
from voicecoach.cli.data import data_option, echo_data
from voicecoach.cli.options import output_options, sound_only


@click.command("voices")
@data_option
def voices_command(as_json: bool) -> None:
    """List the voices and whether they work here.

    The best comes first: a session takes the first that works.
    """
    from voicecoach.app.setup.voices import voices

    if as_json:
        rows = ({**each._asdict(), **each.status._asdict()} for each in voices())
        echo_data([{key: value for key, value in row.items() if key != "status"} for row in rows])
        return
    for name, rank, status, languages in voices():
        spoken = "any language" if "*" in languages else ", ".join(languages)
        state = "works" if status.usable else f"can't be used: {status.reason}"
        click.echo(f"{name:<10} {state} ({spoken}{'' if rank >= 0 else '; only when asked for'})")
        if status.hint and not status.usable:
            click.echo(f"{'':<10} hint: {status.hint}")
    click.echo("\nTry one: voicecoach say 'Hold for 45 seconds.' --voice NAME")


@click.command("sounds")
@data_option
@sound_only
@output_options
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=complete_sounds)
def sounds_command(names: tuple[str, ...], as_json: bool, output: str, device: str, choices: Choices) -> None:
    """Play the sounds and say what they mean.

    All of them, or those named. With --json nothing is played.
    """
    from voicecoach.app.setup.sounds import meanings, play_sounds

    wanted = meanings(names)
    if as_json:
        echo_data([{"name": earcon.value, "meaning": meaning} for earcon, meaning in wanted.items()])
        return
    for earcon, meaning in wanted.items():
        click.echo(f"{earcon.value:<10} {meaning}")
    play_sounds(list(wanted), output, device, choices, warn)


@click.command("say")
@sound_only
@output_options
@click.argument("text", nargs=-1, required=True)
def say_command(text: tuple[str, ...], output: str, device: str, choices: Choices) -> None:
    """Say a text, to try a voice."""
    from voicecoach.app.setup.sounds import say

    say(" ".join(text), output, device, choices, warn)
