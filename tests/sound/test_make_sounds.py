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
from voicecoach.sound.clip import LEVEL, active_level, read_wav

SOUNDS = Path(__file__).parents[2] / "sounds"
PACKS = ("clear", "soft")
LONGEST = {
    0.10: {Earcon.TICK},
    0.22: {Earcon.REP, Earcon.UP, Earcon.STEADY, Earcon.DOWN},
    0.30: {Earcon.START, Earcon.END},
    0.35: {Earcon.OK, Earcon.PAUSE, Earcon.RESUME, Earcon.NEXT, Earcon.BACK, Earcon.REPEAT},
}
each = pytest.mark.parametrize(("pack", "earcon"), [(pack, earcon) for pack in PACKS for earcon in Earcon])


def samples(pack, earcon):
    return read_wav(SOUNDS / pack / f"{earcon.value}.wav").astype(np.float64) / 32768


def correlation(one, other):
    """The whole cross-correlation, normalised so that a sound with itself peaks at 1."""
    size = 1 << (len(one) + len(other)).bit_length()
    product = np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size))
    return np.abs(np.fft.irfft(product, size)) / np.sqrt(np.square(one).sum() * np.square(other).sum())


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


@each
def test_loudness_edges_and_band(pack, earcon):
    sound = samples(pack, earcon)
    assert active_level(sound, RATE) == pytest.approx(LEVEL, abs=0.5)
    assert np.abs(sound).max() < 10 ** (-1 / 20)
    assert abs(sound[0]) < 0.001
    assert abs(sound[-1]) < 0.001
    assert np.abs(np.diff(sound, prepend=0.0, append=0.0)).max() < 0.35
    power, hertz = np.abs(np.fft.rfft(sound)) ** 2, np.fft.rfftfreq(len(sound), 1 / RATE)
    heard = power[(hertz > 380) & (hertz < 3000)].sum() / power.sum()
    assert heard > 0.85, "a laptop's speakers lose it"


@each
def test_the_onset_can_be_found_to_the_sample(pack, earcon):
    sound = samples(pack, earcon)
    assert np.sqrt(np.square(sound[:96]).mean()) > 10 ** (-27 / 20), "the first 2 ms are too soft"
    itself = correlation(sound, sound)
    assert itself[0] == pytest.approx(1)
    assert itself[4 : len(itself) // 2].max() < 0.985, "a shift by a period looks like the start"


@pytest.mark.parametrize("pack", PACKS)
def test_no_two_are_alike(pack):
    sounds = {earcon: samples(pack, earcon) for earcon in Earcon}
    for one, other in itertools.combinations(Earcon, 2):
        assert correlation(sounds[one], sounds[other]).max() < 0.7, (one, other)
