"""The earcons as clips, from a pack that we ship or from a person's own folder."""

from __future__ import annotations

from pathlib import Path

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.paths import shipped
from voicecoach.core.units import RATE, frames, seconds
from voicecoach.score.model import Earcon
from voicecoach.sound.clip import Clip, read_wav

LONGEST = frames(1.0)
"""The longest earcon: ticks come a second apart, so a longer one would run into the next."""

MEANINGS = {
    Earcon.WELCOME: "a session begins",
    Earcon.EXERCISE: "a new exercise is coming",
    Earcon.TICK: "coming up: one, two, three seconds away",
    Earcon.START: "go: a hold or a set starts now",
    Earcon.END: "release: a hold or a set ends now",
    Earcon.REP: "a rep starts now",
    Earcon.UP: "up, or in: the first phase of a rep with a tempo",
    Earcon.STEADY: "stay: a phase in which nothing moves",
    Earcon.DOWN: "back, or out: the phase that undoes the first",
    Earcon.SWITCH: "change sides",
    Earcon.SET: "a set is done; rest",
    Earcon.REST: "an exercise is done; rest",
    Earcon.WAIT: "the coach waits for you",
    Earcon.FINISH: "the session is done",
    Earcon.PAUSE: "paused",
    Earcon.RESUME: "going on",
    Earcon.NEXT: "on to the next step",
    Earcon.BACK: "back to the step before",
    Earcon.REPEAT: "the same step again",
    Earcon.HURTS: "understood that it hurts; this exercise ends",
    Earcon.OK: "a key was understood",
}


def packs() -> tuple[str, ...]:
    """Return the names of the packs that we ship."""
    return tuple(sorted(path.name for path in shipped("sounds").iterdir() if (path / "tick.wav").is_file()))


def load(pack: str = "clear", folder: Path | None = None) -> dict[Earcon, Clip]:
    """Return every earcon, from a person's `folder` where it has a NAME.wav and from `pack` elsewhere.

    Raise VoicecoachError if there is no such pack or folder, or a file isn't a sound of at most a second.
    """
    if pack not in packs():
        raise VoicecoachError(f"There is no sound pack '{pack}'.", f"Take one of: {', '.join(packs())}.")
    own = _own(folder) if folder else {}
    return {earcon: read_wav(shipped("sounds") / pack / f"{earcon.value}.wav") for earcon in Earcon} | own


def _own(folder: Path) -> dict[Earcon, Clip]:
    paths = {earcon: folder / f"{earcon.value}.wav" for earcon in Earcon}
    own = {earcon: read_wav(path) for earcon, path in paths.items() if path.is_file()}
    if not own:
        names = ", ".join(f"{earcon.value}.wav" for earcon in Earcon)
        raise VoicecoachError(f"{folder} holds no earcon.", f"Name your sounds: {names}.")
    for earcon, clip in own.items():
        if len(clip) > LONGEST:
            told = f"{paths[earcon]} lasts {seconds(len(clip)):.1f} s."
            raise VoicecoachError(told, f"Cut it to {LONGEST // RATE} s: ticks come that far apart.")
    return own
