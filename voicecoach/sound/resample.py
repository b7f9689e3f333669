"""Resampling by numpy alone, so that it works wherever numpy does.

A sound as a whole goes through its spectrum, which gives an exact length and no delay; a stream through a windowed
sinc. Measured beside soxr's HQ in `benchmarks/resampling.py`.
"""

from __future__ import annotations

from functools import cache
from math import gcd

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_PASSED = 0.92
"""Of the lower of the two Nyquist frequencies: what is passed as it is. From there to Nyquist it fades, softly."""
_APART = 256
"""Samples of silence between a sound's end and its beginning, which are neighbours in a spectrum."""
_TAPS = 48
"""Of the stream's filter, on each side, for each sample left out in a row and the one that stays."""
_BESIDE, _BLOCK = 48, 4096
"""Samples on each side that tell how the curve runs between two, and samples that are looked at together."""
_BETA = 9.0
"""Of their Kaiser window: what is to be left out is 90 dB down."""


def resample(samples: npt.NDArray[np.floating], rate: int, to: int) -> Samples:
    """Return a sound of `rate` samples a second with `to` a second, as long as before to half a sample."""
    if rate == to or not len(samples):
        return np.asarray(samples, np.float32)
    common = gcd(rate, to)
    up, down = to // common, rate // common
    turns = _smooth(-(-(len(samples) + _APART) // down))
    size, new = turns * down, turns * up
    spectrum = np.fft.rfft(samples, size)[: min(size, new) // 2 + 1]
    made = np.fft.irfft(spectrum * _fade(len(spectrum)), new)[: round(len(samples) * to / rate)]
    return (made * (new / size)).astype(np.float32)


def _smooth(least: int) -> int:
    """Return the next number whose only factors are 2, 3 and 5: the quick ones for a spectrum."""
    found = 1 << (least - 1).bit_length()
    five = 1
    while five < found:
        three = five
        while three < found:
            two = three << max(0, (-(-least // three) - 1).bit_length())
            found = min(found, two)
            three *= 3
        five *= 5
    return found


def _fade(bins: int) -> npt.NDArray[np.float64]:
    """Return how much of each frequency is kept, up to the lower Nyquist frequency."""
    faded = np.clip((np.linspace(0, 1, bins) - _PASSED) / (1 - _PASSED), 0, 1)
    return np.square(np.cos(np.pi / 2 * faded))


def between(samples: Samples, factor: int) -> Samples:
    """Return a sound at `factor` times its rate, quickly: how its curve runs between its samples."""
    new = _BLOCK - 2 * _BESIDE
    count = max(1, -(-len(samples) // new))
    padded = np.zeros(count * new + 2 * _BESIDE, np.float32)
    padded[_BESIDE : _BESIDE + len(samples)] = samples
    spectra = np.fft.rfft(np.lib.stride_tricks.sliding_window_view(padded, _BLOCK)[::new])
    parts = [np.fft.irfft(spectra * turn)[:, _BESIDE:-_BESIDE].reshape(-1) for turn in _between(factor)]
    return np.asarray(np.stack(parts, axis=1)[: len(samples)], np.float32).reshape(-1)


@cache
def _between(factor: int) -> npt.NDArray[np.complex64]:
    """Return what a block's spectrum is multiplied by, for each part of a sample by which it is early."""
    at = np.arange(-_BESIDE, _BESIDE + 1)
    cut = (1 + _PASSED) / 2
    taps = [
        cut * np.sinc(cut * (at - part)) * np.i0(_BETA * np.sqrt(1 - np.square((at - part) / (_BESIDE + 1))))
        for part in np.arange(factor) / factor
    ]
    early = np.roll(np.pad(taps, ((0, 0), (0, _BLOCK - len(at)))), -_BESIDE, axis=1)
    return np.conj(np.fft.rfft(early / np.i0(_BETA))).astype(np.complex64)


class Decimator:
    """Turns a stream into one of a rate that is `factor` times lower, block by block and without a seam.

    The first sample out is where the first one in is; the last few of a block come with the next one.
    """

    def __init__(self, factor: int) -> None:
        self._factor = factor
        self._taps = _low_pass(factor)
        self._kept = np.zeros(len(self._taps) // 2, np.float32)

    def take(self, samples: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
        """Return what comes out of it, 16 bits too."""
        heard = np.concatenate((self._kept, samples), dtype=np.float32)
        ready = max(0, (len(heard) - len(self._taps)) // self._factor + 1)
        self._kept = heard[ready * self._factor :]
        if not ready:
            return np.zeros(0, np.int16)
        phases = (slice(phase, None, self._factor) for phase in range(self._factor))
        parts = [np.correlate(heard[phase], self._taps[phase], "valid")[:ready] for phase in phases]
        return np.asarray(np.clip(np.round(np.sum(parts, axis=0)), -32768, 32767), np.int16)


@cache
def _low_pass(factor: int) -> Samples:
    reach = _TAPS * factor
    taps = np.sinc((1 + _PASSED) / 2 / factor * np.arange(-reach, reach + 1)) * np.kaiser(2 * reach + 1, _BETA)
    return np.asarray(taps / taps.sum(), np.float32)
