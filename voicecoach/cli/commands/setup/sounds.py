"""`voicecoach voices`, `sounds` and `say`: what there is to hear."""

from __future__ import annotations

import click

from voicecoach.app.choices import Choices
from voicecoach.app.messages import warn
from voicecoach.cli.complete import complete_sounds
from voicecoach.cli.options import output_options, sound_only


@click.command("voices")
def voices_command() -> None:
    """List the voices and whether they work here.

    The best comes first: a session takes the first that works.
    """
    from voicecoach.app.setup.voices import voices

    for name, rank, status, languages in voices():
        spoken = "any language" if "*" in languages else ", ".join(languages)
        state = "works" if status.usable else f"can't be used: {status.reason}"
        click.echo(f"{name:<10} {state} ({spoken}{'' if rank >= 0 else '; only when asked for'})")
        if status.hint and not status.usable:
            click.echo(f"{'':<10} hint: {status.hint}")
    click.echo("\nTry one: voicecoach say 'Hold for 45 seconds.' --voice NAME")


@click.command("sounds")
@sound_only
@output_options
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=complete_sounds)
def sounds_command(names: tuple[str, ...], output: str, device: str, choices: Choices) -> None:
    """Play the sounds and say what they mean.

    All of them, or those named.
    """
    from voicecoach.app.setup.sounds import meanings, play_sounds

    wanted = meanings(names)
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
