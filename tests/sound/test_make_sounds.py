"""The shipped earcons: what the script makes, and that any two can be told apart."""

from __future__ import annotations

import itertools
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from voicecoach.core.units import RATE, seconds
from voicecoach.score.model import Earcon
from voicecoach.sound.clip import read_wav
from voicecoach.sound.comfort_noise import over_noise

SOUNDS = Path(__file__).parents[2] / "sounds"
PACKS = ("clear", "soft")
LONGEST = {
    0.10: {Earcon.TICK},
    0.22: {Earcon.REP, Earcon.UP, Earcon.STEADY, Earcon.DOWN},
    0.30: {Earcon.START, Earcon.END},
    0.35: {Earcon.OK, Earcon.PAUSE, Earcon.RESUME, Earcon.NEXT, Earcon.BACK, Earcon.REPEAT},
}
SPEECH = -16.0
"""LUFS, momentary, of what either voice says: its median phrase."""
ATTACK = {"clear": (0, 10), "soft": (10, 15)}
"""Milliseconds in which a sound comes to its loudness, from and to."""
each = pytest.mark.parametrize(("pack", "earcon"), [(pack, earcon) for pack in PACKS for earcon in Earcon])


def samples(pack, earcon):
    return read_wav(SOUNDS / pack / f"{earcon.value}.wav").astype(np.float64) / 32768


def correlation(one, other):
    """The whole cross-correlation, normalised so that a sound with itself peaks at 1."""
    size = 1 << (len(one) + len(other)).bit_length()
    product = np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size))
    return np.abs(np.fft.irfft(product, size)) / np.sqrt(np.square(one).sum() * np.square(other).sum())


def weighted(sound):
    """Return a sound as the ear weights it (BS.1770-4), with a tenth of a second for what rings."""
    size = 1 << 17
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.polyval([1.19839281085285, -2.69169618940638, 1.53512485958697], turn)
    response = response * np.polyval([1, -2, 1], turn) / np.polyval([0.73248077421585, -1.69065929318241, 1], turn)
    response /= np.polyval([0.99007225036621, -1.99004745483398, 1], turn)
    return np.fft.irfft(np.fft.rfft(sound, size) * response, size)[: len(sound) + RATE // 10]


def momentary(sound, seconds):
    """Return the loudness of the loudest so many seconds, in LUFS, with silence around."""
    window = round(seconds * RATE)
    sums = np.cumsum(np.pad(np.square(weighted(sound)), window))
    return -0.691 + 10 * np.log10((sums[window:] - sums[:-window]).max() / window)


def share(sound, low, high):
    """Return how much of a sound's power lies between two frequencies."""
    power, hertz = np.abs(np.fft.rfft(sound)) ** 2, np.fft.rfftfreq(len(sound), 1 / RATE)
    return power[(hertz > low) & (hertz < high)].sum() / power.sum()


def test_the_script_makes_the_shipped_files_to_the_byte(tmp_path):
    subprocess.run([sys.executable, SOUNDS / "make.py", "--out", tmp_path], check=True)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.wav")}
    assert made == {path.relative_to(SOUNDS): path.read_bytes() for path in SOUNDS.rglob("*.wav")}
    assert {path.stem for path in made} == {earcon.value for earcon in Earcon}
    assert len(made) == len(PACKS) * len(Earcon)


@each
def test_format_and_length(pack, earcon):
    with wave.open(str(SOUNDS / pack / f"{earcon.value}.wav")) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        longest = next((most for most, earcons in LONGEST.items() if earcon in earcons), 0.9)
        assert 0.05 < seconds(file.getnframes()) <= longest


@pytest.mark.parametrize("seconds", [0.2, 0.4])
def test_all_are_about_as_loud_as_one_another_and_as_speech(seconds):
    loud = {(pack, earcon): momentary(samples(pack, earcon), seconds) for pack in PACKS for earcon in Earcon}
    assert max(loud.values()) - min(loud.values()) <= 4, loud
    assert all(abs(value - SPEECH) <= 6 for value in loud.values()), loud


@each
def test_edges_and_band(pack, earcon):
    sound = samples(pack, earcon)
    assert np.abs(sound).max() < 10 ** (-1 / 20)
    assert abs(sound[0]) < 0.001
    assert abs(sound[-1]) < 0.001
    assert np.abs(np.diff(sound, prepend=0.0, append=0.0)).max() < 0.35
    assert share(sound, 380, 3000) > 0.85, "a laptop's speakers lose it"
    assert share(sound, 700, 3000) > 0.3, "a phone's speaker loses it"
    assert share(sound, 4000, RATE / 2) < 0.01, "it is shrill"


def rise(sound):
    """Return after how many milliseconds a sound is at 90 % of its loudest in the first 30, by means over 5."""
    window = np.hanning(RATE // 200)
    power = np.convolve(np.square(sound[: RATE * 30 // 1000]), window / window.sum(), "same")
    loud = np.sqrt(power)
    return np.argmax(loud >= 0.9 * loud.max()) * 1000 / RATE


@each
def test_a_soft_one_begins_softly(pack, earcon):
    least, most = ATTACK[pack]
    assert least <= rise(samples(pack, earcon)) <= most


@each
def test_the_onset_can_be_found_to_the_sample(pack, earcon):
    sound = samples(pack, earcon)
    itself = correlation(sound, sound)
    assert itself[0] == pytest.approx(1)
    assert itself[4 : len(itself) // 2].max() < 0.985, "a shift by a period looks like the start"


def found(sound, earcon):
    """Return where an earcon lies in a sound by matched filter, and how alike it is at most; 1 is the earcon itself."""
    size = 1 << (len(sound) + len(earcon)).bit_length()
    match = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(earcon, size)), size)
    sums = np.concatenate([[0.0], np.cumsum(np.square(sound))])
    energy = np.maximum(sums[len(earcon) :] - sums[: -len(earcon)], 1e-9)
    alike = match[: len(energy)] / np.sqrt(energy * (earcon @ earcon))
    return int(alike.argmax()), alike.max()


@pytest.mark.parametrize("pack", PACKS)
def test_each_is_found_among_all_others_by_matched_filter_and_none_is_taken_for_it(pack):
    sounds = {earcon: over_noise(read_wav(SOUNDS / pack / f"{earcon.value}.wav"), 0) / 32768 for earcon in Earcon}
    for earcon, sound in sounds.items():
        clip = samples(pack, earcon)
        at, alike = found(np.pad(sound, 5000), clip)
        assert (at, alike > 0.99) == (5000, True)
        others = np.concatenate([np.pad(one, 9600) for other, one in sounds.items() if other is not earcon])
        assert found(others, clip)[1] < 0.9


CLOSE = {
    frozenset((Earcon.TICK, Earcon.UP)),
    frozenset((Earcon.TICK, Earcon.REP)),
    frozenset((Earcon.OK, Earcon.REP)),
    frozenset((Earcon.END, Earcon.STEADY)),
}
"""What was or might be mistaken for one another in the middle of an exercise."""


@pytest.mark.parametrize("pack", PACKS)
def test_no_two_are_alike(pack):
    sounds = {earcon: samples(pack, earcon) for earcon in Earcon}
    for one, other in itertools.combinations(Earcon, 2):
        alike = 0.1 if {one, other} in CLOSE else 0.5
        assert correlation(sounds[one], sounds[other]).max() < alike, (one, other)


@pytest.mark.parametrize("pack", PACKS)
def test_phases_glide_up_stay_and_glide_down(pack):
    """By the strongest pitch of five stretches."""
    for earcon, way in ((Earcon.UP, 1), (Earcon.STEADY, 0), (Earcon.DOWN, -1)):
        sound = samples(pack, earcon)
        parts = sound[: len(sound) // 5 * 5].reshape(5, -1)
        power = np.abs(np.fft.rfft(parts * np.hanning(parts.shape[1]), RATE, axis=1)) ** 2
        hertz = power[:, :1200].argmax(axis=1)
        assert (np.abs(np.diff(hertz)) < 20).all() if way == 0 else (way * np.diff(hertz) > 20).all()
