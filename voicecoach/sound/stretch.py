"""Speech made longer or shorter without a change of its pitch. Pure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_PIECE, _SEARCH = 0.030, 0.008
"""Seconds: of a piece, two periods of a low voice; and of how far around its place the one that fits best is sought."""


def stretch(samples: Samples, rate: int, factor: float) -> Samples:
    """Return speech `factor` times as long: pieces that overlap by half, each beginning as the one before goes on.

    The piece is the one near its place that is most like what would have followed (WSOLA), so that pulses of the voice
    meet. Between 0.5 and 2 speech stays as clear as it was.
    """
    hop = max(1, round(rate * _PIECE / 2))
    search = round(rate * _SEARCH)
    length = round(len(samples) * factor)
    if length == len(samples):
        return samples
    before = hop + search
    padded = np.pad(samples, (before, before + 4 * hop + round(hop / factor)))
    window = np.hanning(2 * hop + 1)[:-1]
    result = np.zeros(length + 4 * hop)
    start = before - hop
    for at in range(0, length + 2 * hop, hop):
        if at:
            start = _nearest(padded, start + hop, before - hop + round(at / factor), search, 2 * hop)
        result[at : at + 2 * hop] += window * padded[start : start + 2 * hop]
    stretched: Samples = result[hop : hop + length].astype(np.float32)
    return stretched


def _nearest(padded: Samples, wanted: int, place: int, search: int, size: int) -> int:
    """Return where, around `place`, the samples are most like those at `wanted`."""
    low = max(0, min(place - search, len(padded) - size))
    high = max(low, min(place + search, len(padded) - size))
    around = padded[low : high + size]
    target = padded[wanted : wanted + size]
    target = np.pad(target, (0, size - len(target)))
    likeness = np.correlate(around, target, "valid")
    energies = np.cumsum(np.concatenate([[0.0], np.square(around, dtype=np.float64)]))
    powers = energies[size:] - energies[:-size]
    return low + int(np.argmax(likeness / np.sqrt(powers + 1e-6)))
