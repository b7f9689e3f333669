"""Hearing a sound or a sentence without a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from voicecoach.app.choices import Choices
from voicecoach.app.live.perform import perform_quietly
from voicecoach.app.track import make_track, when_needed
from voicecoach.core.errors import Exit, VoicecoachError, Warn
from voicecoach.score.model import Earcon, Say, Segment, Step, StepKind
from voicecoach.session.outputs.registry import open_output
from voicecoach.sound.earcons import MEANINGS
from voicecoach.sound.voices.registry import choose


def meanings(names: Sequence[str]) -> Mapping[Earcon, str]:
    """Return what the sounds of these names mean, all without one. Raise VoicecoachError if there is no such sound."""
    return {earcon: MEANINGS[earcon] for earcon in [_earcon(name) for name in names] or Earcon}


def play_sounds(earcons: Sequence[Earcon], output: str, device: str, choices: Choices, warn: Warn) -> None:
    """Play the sounds, each with its meaning. Raise VoicecoachError."""
    steps = [Step(StepKind.TALK, (_introduced(earcon),), text=earcon.value) for earcon in earcons]
    _play("Sounds", tuple(steps), output, device, choices, warn)


def say(text: str, output: str, device: str, choices: Choices, warn: Warn) -> None:
    """Say a text. Raise VoicecoachError."""
    if not text.strip():
        raise VoicecoachError("there is nothing to say", "voicecoach say 'Hold for 45 seconds.'", Exit.USAGE)
    say_all("Say", (text,), output, device, choices, warn)


def say_all(title: str, texts: Sequence[str], output: str, device: str, choices: Choices, warn: Warn) -> None:
    """Say texts one after the other; the first is heard while the next is spoken. Raise VoicecoachError."""
    steps = [Step(StepKind.TALK, (Segment(StepKind.TALK, 0.2, (Say(text),)),), text=text) for text in texts]
    _play(title, tuple(steps), output, device, choices, warn)


def _introduced(earcon: Earcon) -> Segment:
    return Segment(StepKind.TALK, 0.6, (Say(earcon), Say(f"{earcon.value.capitalize()}. {MEANINGS[earcon]}")))


def _earcon(name: str) -> Earcon:
    try:
        return Earcon(name)
    except ValueError:
        names = ", ".join(earcon.value for earcon in Earcon)
        raise VoicecoachError(f"there is no sound `{name}`", f"sounds are {names}", Exit.USAGE) from None


def _play(title: str, score: tuple[Step, ...], output: str, device: str, choices: Choices, warn: Warn) -> None:
    voices = when_needed(lambda: choose(choices.voice, "en", choices.rate or 1.0), choices.voice)
    track = make_track(choices.pack_for(""), voices, "en", warn)
    perform_quietly(title, score, track, open_output(output, device, warn))
