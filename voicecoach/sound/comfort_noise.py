"""Comfort noise: hardly there, under everything, for headsets sleep in digital silence and eat the next syllable.

The same for each frame of a session, however it is cut into blocks.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from voicecoach.core.units import RATE
from voicecoach.sound.clip import Clip

LEVEL = -75.0
"""dBFS."""
PERIOD = 1 << 17
"""Frames after which it begins again, without a seam."""
MOST = 40
"""The largest sample, hardly ever reached; what lies over it leaves so much room."""
LOWEST = 80.0
"""Hz: below, nothing but a loudspeaker's work."""
MILD = 500.0
"""Hz from which on it falls by 6 dB an octave: a quiet room rather than a hiss."""


def over_noise(clip: Clip, at: int) -> Clip:
    """Return `clip`, which begins at the frame `at` of what is heard, with the noise under it."""
    noise, done = _noise(), 0
    mixed: Clip = np.clip(clip, MOST - 32767, 32767 - MOST)
    while done < len(mixed):
        part = noise[(at + done) % PERIOD :][: len(mixed) - done]
        mixed[done : done + len(part)] += part
        done += len(part)
    return mixed


@cache
def _noise() -> Clip:
    """Return one period: a sum of sines with phases as from dice, which begins where it ends."""
    hertz = np.fft.rfftfreq(PERIOD, 1 / RATE)
    size = np.where(hertz < LOWEST, 0.0, 1 / np.maximum(hertz, MILD))
    wave = np.fft.irfft(size * np.exp(2j * np.pi * _dice(len(hertz))), PERIOD)
    wave *= 32768 * 10 ** (LEVEL / 20) / np.sqrt(np.square(wave).mean())
    return np.clip(np.rint(wave), -MOST, MOST).astype(np.int16)


def _dice(count: int) -> npt.NDArray[np.float64]:
    """Return numbers from 0 to 1 without an order: the same in all versions of NumPy, which needn't load its own."""
    mixed = np.arange(1, count + 1, dtype=np.uint32)
    for factor in (0x85EBCA6B, 0xC2B2AE35):  # the last steps of MurmurHash3
        mixed ^= mixed >> np.uint32(15)
        mixed *= np.uint32(factor)
    mixed ^= mixed >> np.uint32(16)
    return mixed / 2**32
