"""`voicecoach voices`, `sounds` and `say`: what there is to hear."""

from __future__ import annotations

import click

from voicecoach.app.choices import Choices
from voicecoach.cli.complete import complete_sounds
from voicecoach.cli.options import output_options, sound_only
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.score.model import Earcon, Say, Segment, Step, StepKind


@click.command("voices")
def voices_command() -> None:
    """List the voices and whether they work here.

    The best comes first: a session takes the first that works.
    """
    from voicecoach.sound.voices.registry import describe

    for name, rank, status, languages in describe():
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
    from voicecoach.sound.earcons import MEANINGS

    wanted = [_earcon(name) for name in names] or list(Earcon)
    for earcon in wanted:
        click.echo(f"{earcon.value:<10} {MEANINGS[earcon]}")
    steps = [Step(StepKind.TALK, (_told(earcon, MEANINGS[earcon]),), text=earcon.value) for earcon in wanted]
    _play("Sounds", tuple(steps), output, device, choices)


@click.command("say")
@sound_only
@output_options
@click.argument("text", nargs=-1, required=True)
def say_command(text: tuple[str, ...], output: str, device: str, choices: Choices) -> None:
    """Say a text, to try a voice."""
    if not " ".join(text).strip():
        raise VoicecoachError("there is nothing to say", "voicecoach say 'Hold for 45 seconds.'", Exit.USAGE)
    _play(
        "Say", (Step(StepKind.TALK, (Segment(StepKind.TALK, 0.2, (Say(" ".join(text)),)),)),), output, device, choices
    )


def _told(earcon: Earcon, meaning: str) -> Segment:
    return Segment(StepKind.TALK, 0.6, (Say(earcon), Say(f"{earcon.value.capitalize()}. {meaning}")))


def _earcon(name: str) -> Earcon:
    try:
        return Earcon(name)
    except ValueError:
        names = ", ".join(earcon.value for earcon in Earcon)
        raise VoicecoachError(f"there is no sound `{name}`", f"sounds are {names}", Exit.USAGE) from None


def _play(title: str, score: tuple[Step, ...], output: str, device: str, choices: Choices) -> None:
    from voicecoach.app.live.perform import perform_quietly
    from voicecoach.app.messages import warn
    from voicecoach.app.track import make_track
    from voicecoach.session.outputs.registry import open_output

    track = make_track(choices.pack or "clear", choices.voice, choices.rate or 1.0, "en", warn)
    perform_quietly(title, score, track, open_output(output, device, warn))
