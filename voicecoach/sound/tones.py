"""Phase tones: a soft tone that glides up, stays, or glides down for the whole of a phase, under words. Pure.

Where a tone is in its glide follows from the frame alone, so any part of one of an hour is made for itself, and parts
of any size join without a seam.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from voicecoach.core.units import RATE, frames
from voicecoach.score.model import Earcon, Tone
from voicecoach.sound.clip import Clip

G4, B4, E5 = 392.0, 493.9, 659.3
GLIDES = {Earcon.UP: (G4, E5), Earcon.STEADY: (B4, B4), Earcon.DOWN: (E5, G4)}
"""Hz at both ends: those of the earcons that come before."""
PARTIALS = (0.034, 0.020, 0.010)
"""Amplitudes of the note and its multiples, of which small speakers carry the upper ones: 15 LU less than speech."""
CEILING = 8_000
"""Where words are louder than that, they alone are heard: between two samples they may be three times as loud."""
FADE_IN, FADE_OUT = frames(0.03), frames(0.06)

_TURN = 4096
"""Points of the wave."""


def mix(cues: Clip, tone: Tone, start: int, gain: float = 1.0) -> Clip:
    """Return `cues`, which begin at the frame `start` of the tone's step, with `gain` times the tone under them.

    Where they leave no room for it, it gives way.
    """
    begin, end = max(tone.frame, start), min(tone.end, start + len(cues))
    if begin >= end:
        return cues
    mixed = cues.copy()
    above = cues[begin - start : end - start].astype(np.int32)
    room = np.maximum(CEILING - np.abs(above), 0)
    under = np.rint(_wave(tone, begin - tone.frame, end - begin) * np.float32(gain)).astype(np.int32)
    mixed[begin - start : end - start] = above + np.clip(under, -room, room)
    return mixed


def pitch(tone: Tone, at: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Return the Hz of the note at some of its frames."""
    low, high = GLIDES[tone.earcon]
    return low + (high - low) * at / max(1, tone.frames)


def _wave(tone: Tone, at: int, count: int) -> npt.NDArray[np.float32]:
    """Return `count` frames of a tone from its frame `at` on, 32768 being full scale."""
    low, high = GLIDES[tone.earcon]
    frame = np.arange(at, at + count, dtype=np.float64)
    # The integral of a pitch that changes evenly.
    turns = frame * (low / RATE + frame * ((high - low) / (2 * RATE * tone.frames)))
    wave: npt.NDArray[np.float32] = _turn()[(turns * _TURN).astype(np.int64) % _TURN]
    rise, fall = min(FADE_IN, tone.frames // 2), min(FADE_OUT, tone.frames // 2)
    if at < rise or at + count > tone.frames - fall:
        edge = np.minimum(1.0, np.minimum((frame + 1) / (rise + 1), (tone.frames - frame) / (fall + 1)))
        wave *= (edge * edge * (3 - 2 * edge)).astype(np.float32)
    return wave


@cache
def _turn() -> npt.NDArray[np.float32]:
    """Return one period."""
    phase = np.arange(_TURN) * (2 * np.pi / _TURN)
    wave = sum(size * np.sin(number * phase) for number, size in enumerate(PARTIALS, 1))
    return np.asarray(32768 * wave, np.float32)
