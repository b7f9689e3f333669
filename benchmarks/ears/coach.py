"""The coach at its densest: all it says in the routines that we ship, and its earcons, without the long holds."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from common import COMMAND, home
from voices import RATE, SPEECH, Sound

from voicecoach.language.english import ENGLISH
from voicecoach.places import shipped
from voicecoach.sound.booth import Booth
from voicecoach.sound.earcons import load
from voicecoach.sound.voices.registry import choose
from voicecoach.units import RATE as CLIP_RATE

VOICES = ("natural", "system")
QUESTIONS = (
    *("How much did it hurt, from zero to ten?", "Say ready when you are ready.", "Paused.", "Going on."),
    *(ENGLISH.say(name, duration="10 seconds") for name in ("stop", "ending")),
)
"""What isn't in a routine."""


def dense(voice: str, seconds: float, lot: random.Random, longest_gap: float, folder: Path) -> Sound:
    """Return a stretch of the coach's speech and earcons, gaps of up to that many seconds between."""
    parts: list[Sound] = []
    size = 0
    while size < seconds * RATE:
        gap = np.zeros(int(lot.uniform(0.1, longest_gap) * RATE), np.float32)
        said = lot.choice(earcons() if lot.random() < 0.2 else spoken(voice, folder))
        parts += [said, gap]
        size += len(said) + len(gap)
    return np.concatenate(parts)[: int(seconds * RATE)]


@cache
def spoken(voice: str, folder: Path) -> list[Sound]:
    """Return every phrase of the routines as a session says it; kept in the folder."""
    file = folder / f"coach-{voice}.npz"
    if not file.exists():
        np.savez(file, *_clips(voice))
    with np.load(file) as kept:
        return [kept[name] for name in kept.files]


@cache
def earcons() -> list[Sound]:
    """Return our earcons at the coach's loudness."""
    return [_at_ear_rate(clip) for pack in ("clear", "soft") for clip in load(pack).values()]


def _clips(voice: str) -> Iterator[Sound]:
    booth = Booth(lambda: choose(voice, "en", 1.0), None, warn=print)
    for text in sorted({*_phrases(), *QUESTIONS}):
        if (clip := booth.clip(text)) is not None:
            yield _at_ear_rate(clip)
    booth.close()


def _at_ear_rate(clip: np.ndarray) -> Sound:
    """Return a clip at SPEECH's loudness: the booth has brought every clip to one of its own."""
    import soxr

    sound: Sound = soxr.resample(clip.astype(np.float32) / 32768, CLIP_RATE, RATE, "HQ")
    return sound * np.float32(SPEECH / 10 ** (-18 / 20))


def _phrases() -> Iterator[str]:
    for routine in sorted(shipped("routines").glob("*.yaml")):
        with home() as environment:
            show = [COMMAND, "show", str(routine), "--all", "--json", "--voice", "hum"]
            shown = subprocess.run(show, env=environment, capture_output=True, text=True, check=True)
        for step in json.loads(shown.stdout)["steps"]:
            yield from (cue["say"] for cue in step["cues"] if "say" in cue)
