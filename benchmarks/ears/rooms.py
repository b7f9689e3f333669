"""Rooms and what else sounds in them: reverberation, noises and music, all made from a seed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from voices import RATE, Sound

Lot = np.random.Generator
LOWEST = 1e-9


def impulse(lot: Lot, seconds: float, direct: float) -> Sound:
    """Return a room's impulse response: a direct sound, then noise that falls by 60 dB in `seconds`.

    `direct` is the power of the direct sound over that of all the rest, in decibels. High tones die sooner, as they do.
    """
    when = np.arange(int(seconds * RATE)) / RATE
    tail = lot.normal(size=len(when)) * 10 ** (-3 * when / seconds)
    dull = np.convolve(lot.normal(size=len(when)), np.ones(4) / 2, "same") * 10 ** (-3 * when / seconds)
    tail = np.where(when < seconds / 4, tail, dull)
    tail[: int(0.002 * RATE)] = 0
    tail *= 10 ** (-direct / 20) / np.sqrt(np.square(tail).sum())
    tail[0] = 1
    return tail.astype(np.float32)


def heard_in(room: Sound, sound: Sound) -> Sound:
    """Return a sound as it is heard in a room, as long as it was."""
    size = 1 << (len(sound) + len(room) - 1).bit_length()
    both = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(room, size), size)
    return both[: len(sound)].astype(np.float32)


def level(sound: Sound, rms: float | np.float32) -> Sound:
    """Return a steady sound brought to a root mean square."""
    return (sound * (rms / max(LOWEST, float(np.sqrt(np.square(sound).mean()))))).astype(np.float32)


def white(lot: Lot, size: int) -> Sound:
    """Return white noise."""
    return lot.normal(size=size).astype(np.float32)


def pink(lot: Lot, size: int) -> Sound:
    """Return noise of equal power in each octave: wind, rain, traffic."""
    return _shaped(lot, size, lambda hertz: 1 / np.sqrt(hertz))


def fan(lot: Lot, size: int) -> Sound:
    """Return a fan: low noise, the blades' tone and its harmonics."""
    when = np.arange(size) / RATE
    blades = lot.uniform(70, 130)
    tones = sum(np.sin(2 * np.pi * blades * n * when + lot.uniform(0, 6)) / n for n in range(1, 6))
    return (level(_shaped(lot, size, lambda hertz: 1 / hertz), 1.0) + 0.5 * np.asarray(tones)).astype(np.float32)


def hum(lot: Lot, size: int) -> Sound:
    """Return the hum of the mains, and a little hiss."""
    when = np.arange(size) / RATE
    mains = 50 if lot.random() < 0.5 else 60
    tones = sum(np.sin(2 * np.pi * mains * n * when + lot.uniform(0, 6)) / n for n in (1, 2, 3, 5, 7, 10))
    return (np.asarray(tones) + 0.1 * lot.normal(size=size)).astype(np.float32)


def traffic(lot: Lot, size: int) -> Sound:
    """Return a road: a low roar that swells as each car comes by."""
    when = np.arange(0, size / RATE + 1, 0.1)
    cars = np.cumsum(lot.exponential(6, len(when) // 30 + 1))
    near = 0.2 + np.exp(-np.square((when[:, None] - cars) / 1.5)).sum(axis=1)
    swell: Sound = np.interp(np.arange(size) / RATE, when, near).astype(np.float32)
    return _shaped(lot, size, lambda hertz: 1 / hertz) * swell


def rain(lot: Lot, size: int) -> Sound:
    """Return rain on a roof: a hiss, and drops that click."""
    drops = np.where(lot.random(size) < 40 / RATE, lot.normal(size=size), 0)
    click = np.exp(-np.arange(80) / 12) * lot.choice([-1, 1], 80)
    hiss = _shaped(lot, size, lambda hertz: hertz**-0.25)
    clicks: Sound = 4 * np.convolve(drops, click, "same")
    return (hiss + clicks).astype(np.float32)


def vacuum(lot: Lot, size: int) -> Sound:
    """Return a vacuum cleaner in another room: a motor's whine in a broad hiss."""
    when = np.arange(size) / RATE
    whine = sum(np.sin(2 * np.pi * lot.uniform(280, 420) * n * when) / n for n in (1, 2, 3))
    return (level(_shaped(lot, size, lambda hertz: hertz**-0.3), 1.0) + 0.4 * np.asarray(whine)).astype(np.float32)


def sea(lot: Lot, size: int) -> Sound:
    """Return waves that come and go."""
    when = np.arange(size) / RATE
    swell = 1 + 0.8 * np.sin(2 * np.pi * lot.uniform(0.08, 0.14) * when + lot.uniform(0, 6))
    return (pink(lot, size) * swell).astype(np.float32)


def _shaped(lot: Lot, size: int, gain: Callable[[np.ndarray], np.ndarray]) -> Sound:
    """Return noise with a gain by frequency, at least 20 Hz; long ones repeat a minute."""
    once = min(size, 60 * RATE)
    spectrum = np.fft.rfft(lot.normal(size=once))
    spectrum *= gain(np.maximum(20.0, np.fft.rfftfreq(once, 1 / RATE)))
    return np.resize(level(np.fft.irfft(spectrum, once).astype(np.float32), 1.0), size)


SCALES = ((0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 3, 5, 7, 9, 10))
TURNS = ((0, 4, 5, 3), (0, 5, 3, 4), (1, 4, 0, 0), (0, 3, 0, 4), (5, 3, 0, 4))


def music(lot: Lot, size: int) -> Sound:
    """Return a piece with drums, bass, chords and a tune, at a tempo, in a key and with timbres of its own."""
    beat = int(RATE * 60 / lot.uniform(70, 150))
    root, scale, turn = lot.uniform(55, 110), SCALES[lot.integers(3)], TURNS[lot.integers(5)]
    parts = lot.uniform(0.2, 1.0, 4)
    brights = lot.uniform(1.0, 3.0, 3)
    piece = np.zeros(size + 8 * beat, np.float32)
    for number, at in enumerate(range(0, size, beat)):
        chord = turn[number // 4 % 4]
        _strike(piece, at, parts[0] * _drum(lot, beat, snare=number % 2 == 1))
        _strike(piece, at, parts[1] * _note(_hertz(root, scale, chord), beat, brights[0]))
        if number % 4 == 0:
            for step in (0, 2, 4):
                _strike(piece, at, parts[2] * _note(_hertz(2 * root, scale, chord + step), 4 * beat, brights[1]))
        if lot.random() < 0.8:
            length = beat * int(lot.integers(1, 4)) // 2
            step = chord + int(lot.integers(0, 8))
            _strike(
                piece, at, parts[3] * _note(_hertz(4 * root, scale, step), length, brights[2], lot.uniform(0, 0.01))
            )
    return level(piece[:size], 1.0)


def _strike(piece: Sound, at: int, note: np.ndarray) -> None:
    piece[at : at + len(note)] += note


def _hertz(root: float, scale: tuple[int, ...], step: int) -> float:
    return root * 2 ** ((scale[step % 7] + 12 * (step // 7)) / 12)


def _note(hertz: float, size: int, bright: float, vibrato: float = 0.0) -> np.ndarray:
    """Return a note with harmonics that fall off the sooner the less `bright` it is."""
    when = np.arange(size) / RATE
    phase = 2 * np.pi * hertz * (when + vibrato * np.sin(2 * np.pi * 5.5 * when) / (2 * np.pi * 5.5))
    wave = sum(np.sin(n * phase) / n ** (4 - bright) for n in range(1, 9) if n * hertz < RATE / 2)
    return np.asarray(wave) * np.minimum(1, when / 0.01) * np.exp(-2.5 * when * RATE / size)


def _drum(lot: Lot, beat: int, snare: bool) -> np.ndarray:
    when = np.arange(beat // 2) / RATE
    if snare:
        return 0.8 * lot.normal(size=len(when)) * np.exp(-18 * when)
    kick: np.ndarray = 2 * np.sin(2 * np.pi * 60 * when - 8 * np.exp(-30 * when)) * np.exp(-10 * when)
    return kick


def babble(lot: Lot, size: int, speeches: list[Sound]) -> Sound:
    """Return six people talking at once."""
    everyone = [np.roll(np.resize(each, size), int(lot.integers(size))) for each in speeches[:6]]
    together: Sound = np.sum(everyone, axis=0, dtype=np.float32)
    return together


NOISES: tuple[dict[str, Callable[[Lot, int], Sound]], ...] = (
    {"white": white, "hum": hum, "music": music},
    {"pink": pink, "fan": fan, "music": music},
    {"traffic": traffic, "rain": rain, "music": music},
    {"vacuum": vacuum, "sea": sea, "music": music},
    {"sea": sea, "vacuum": vacuum, "music": music},
)
"""Noises of each part of the bench, beside its own babble; no piece of music is in two."""
