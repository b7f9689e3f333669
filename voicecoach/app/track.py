"""The track that a routine is heard by: its sounds, and the voice that was chosen or that it prefers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread

from voicecoach.app.auto import AUTO
from voicecoach.app.choices import Choices
from voicecoach.app.own.abbreviations import own_abbreviations
from voicecoach.core.errors import Warn
from voicecoach.core.installing import add_extra
from voicecoach.core.paths import cache_folder
from voicecoach.routine.model import Routine
from voicecoach.score.model import Step
from voicecoach.sound.cache import Cache
from voicecoach.sound.earcons import load as load_earcons
from voicecoach.sound.spoken_clips import SpokenClips
from voicecoach.sound.track import Track, texts
from voicecoach.sound.voices.base import Unhurried, Voice
from voicecoach.sound.voices.registry import choose

ChooseVoices = Callable[[str, str, float], list[Voice]]
"""Returns the voices for a name, a language and a rate, as the registry does."""


def open_track(
    routine: Routine, choices: Choices, warn: Warn, patient: bool = False, choose: ChooseVoices = choose
) -> Track:
    """Return the track of a routine, with the voice that was chosen or the routine prefers; to be closed.

    A `patient` one waits for a slow voice rather than letting another stand in.
    """
    name, rate = choices.voice_for(routine.voice), choices.rate or routine.rate
    voices = when_needed(partial(choose, name, routine.language, rate), name)
    return make_track(choices.pack_for(routine.sounds), voices, routine.language, warn, patient)


def when_needed(voices: Callable[[], list[Voice]], name: str) -> Callable[[], list[Voice]]:
    """Return `voices`, to be asked with the first phrase; a `name` that was typed is looked for at once.

    Raise VoiceError if there is no such voice: a slip of the pen is told before anything sounds.
    """
    return voices if name == AUTO else partial(list, voices())


def begin_to_speak(track: Track, score: Sequence[Step]) -> None:
    """Have the first words spoken, or fetched, on a thread of its own, while the rest of a session is loaded."""
    if step := next(filter(texts, score), None):
        Thread(target=track.take, args=(step,), name="first-words", daemon=True).start()


def make_track(pack: str, voices: Callable[[], list[Voice]], language: str, warn: Warn, patient: bool = False) -> Track:
    """Return a track with a pack of sounds and voices; with no voice at all it warns and has only sounds."""
    folder = Path(pack).expanduser()
    earcons = load_earcons(folder=folder) if folder.is_dir() and len(folder.parts) > 1 else load_earcons(pack)
    clips = Cache(cache_folder() / "clips", warn=warn)
    found = partial(_voices, voices, warn, patient)
    return Track(SpokenClips(found, clips, own_abbreviations(), warn, language), earcons)


def _voices(chosen: Callable[[], list[Voice]], warn: Warn, patient: bool) -> list[Voice]:
    found = chosen()
    for voice in found:
        if patient and isinstance(voice, Unhurried):
            voice.be_patient()
    if not found:
        warn(f"There is no voice here: sounds and screen only. Get one with: {add_extra('natural')}")
    return found
