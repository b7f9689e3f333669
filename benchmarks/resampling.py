"""Our resampling beside soxr's: what is kept, what is heard that should not be, and how long it takes.

    python benchmarks/resampling.py

Tones up to 0.9 of the lower Nyquist frequency are to stay as they are; whatever else there is after, is the noise. For
a lower rate, tones above the new Nyquist frequency are to go. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from common import Row, verdict

from voicecoach.core.units import RATE
from voicecoach.sound.resample import Decimator, resample

RATES = (16_000, 22_050, 24_000, 44_100)
RIPPLE, NOISE, SECONDS = 0.01, -90.0, 3
"""The limits: dB by which a tone may change; dB of all that it is not."""
Sound = npt.NDArray[np.float32]
Resampling = Callable[[Sound, int, int], Sound]


def tone(hertz: float, rate: int) -> Sound:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(SECONDS * rate) / rate)).astype(np.float32)


def spoiled(act: Resampling, rate: int, to: int) -> tuple[float, float]:
    """Return the most that a tone changes, and the loudest that something else is beside it, in dB."""
    ripples, noises = [], []
    for part in (0.02, 0.1, 0.3, 0.5, 0.7, 0.85, 0.9):
        hertz = round(part * min(rate, to) / 2)
        inside = slice(to // 4, -to // 4)
        made = act(tone(hertz, rate), rate, to)[inside].astype(float)
        at = 2 * np.pi * hertz * np.arange(len(made) + to // 4)[to // 4 :][: len(made)] / to
        basis = np.stack([np.sin(at), np.cos(at)], axis=1)
        found, *_ = np.linalg.lstsq(basis, made, rcond=None)
        ripples.append(abs(20 * np.log10(np.hypot(*found) / 0.5)))
        noises.append(20 * np.log10(np.std(made - basis @ found) / np.std(made)))
    return max(ripples), max(noises)


def folded(act: Resampling, rate: int, to: int) -> float:
    """Return how loud a tone is that the new rate can't hold, in dB; the nearest is a tenth above."""
    inside, usual = slice(to // 4, -to // 4), np.std(tone(1000, rate))
    left = [np.std(act(tone(part * to / 2, rate), rate, to)[inside]) for part in (1.1, 1.5, 2.2)]
    return float(20 * np.log10(max(left) / usual + 1e-9))


def took(act: Resampling, rate: int, to: int) -> float:
    """Return milliseconds for a sound of three seconds, the least of nine."""
    sound, times = tone(440, rate), []
    for _ in range(9):
        began = time.perf_counter()
        act(sound, rate, to)
        times.append(time.perf_counter() - began)
    return 1000 * min(times)


def streamed(sound: Sound, rate: int, to: int) -> Sound:
    """Resample as the ears' stream does, in blocks of 0.1 s."""
    decimator, step = Decimator(rate // to), rate // 10
    whole = np.round(sound * 32767).astype(np.int16)
    parts = [decimator.take(whole[at : at + step]) for at in range(0, len(whole), step)]
    return (np.concatenate(parts) / 32767).astype(np.float32)


def main() -> int:
    import soxr

    def peer(sound: Sound, rate: int, to: int) -> Sound:
        made: Sound = soxr.resample(sound, rate, to, "HQ")
        return made

    rows = []
    for rate in RATES:
        (ripple, noise), (theirs, their_noise) = spoiled(resample, rate, RATE), spoiled(peer, rate, RATE)
        milliseconds, their_time = took(resample, rate, RATE), took(peer, rate, RATE)
        rows += [
            Row(f"{rate} to {RATE}: a tone changes by", ripple, "dB", RIPPLE, peer=f"soxr {theirs:.4f}"),
            Row(f"{rate} to {RATE}: noise", noise, "dB", NOISE, peer=f"soxr {their_noise:.0f}"),
            Row(f"{rate} to {RATE}: 3 s take", milliseconds, "ms", peer=f"soxr {their_time:.1f}"),
        ]
    for name, act in (("a sound", resample), ("a stream", streamed)):
        limit = NOISE if act is resample else -80.0  # 16 bits in, 16 bits out
        rows.append(Row(f"{name} from 48000 to 16000: tones above", folded(act, RATE, 16_000), "dB", limit))
        rows.append(Row(f"{name} from 48000 to 16000: 3 s take", took(act, RATE, 16_000), "ms"))
    return verdict(rows)


if __name__ == "__main__":
    sys.exit(main())
