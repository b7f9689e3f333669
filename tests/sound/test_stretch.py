"""Stretching speech: another length, the same pitch, the same loudness, nothing moved out of its place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.sound.stretch import stretch

RATE = 24_000


def voiced(seconds, hertz=200.0):
    """Something with the pulses of a voice."""
    at = np.arange(round(seconds * RATE)) / RATE
    return sum(0.1 / n * np.sin(2 * np.pi * hertz * n * at) for n in range(1, 9)).astype(np.float32)


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.05, 1.2, 2.0])
@pytest.mark.parametrize("hertz", [90.0, 210.0])
def test_it_has_another_length_and_the_same_pitch_and_loudness(factor, hertz):
    sound = voiced(1, hertz)
    stretched = stretch(sound, RATE, factor)
    assert len(stretched) == round(factor * len(sound))
    assert stretched.dtype == np.float32
    middle = stretched[len(stretched) // 4 : -len(stretched) // 4]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle)), 8 * RATE))
    assert spectrum.argmax() / 8 == pytest.approx(hertz, rel=0.01)
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(np.sqrt(np.mean(sound**2)), rel=0.05)


@pytest.mark.parametrize("factor", [0.7, 1.1, 1.5])
def test_what_sounds_stays_at_its_part_of_the_whole(factor):
    sound = np.concatenate([np.zeros(RATE // 2), voiced(0.3), np.zeros(RATE // 5), voiced(0.4), np.zeros(RATE // 3)])
    stretched = stretch(sound.astype(np.float32), RATE, factor)

    def edges(samples):
        power = np.convolve(samples**2, np.ones(240) / 240, "same") > 1e-4
        return np.flatnonzero(np.diff(power.astype(int)))

    assert edges(stretched) / factor == pytest.approx(edges(sound), abs=0.02 * RATE / min(factor, 1))


def test_unchanged_length_is_the_very_same_sound():
    sound = voiced(0.5)
    assert np.array_equal(stretch(sound, RATE, 1.0), sound)


@given(
    st.lists(st.floats(-1, 1, width=32), max_size=2500).map(lambda values: np.array(values, np.float32)),
    st.floats(0.4, 2.5),
    st.sampled_from([8_000, 22_050, 48_000]),
)
def test_whatever_comes_it_has_its_length_and_is_no_louder(samples, factor, rate):
    stretched = stretch(samples, rate, factor)
    assert len(stretched) == round(factor * len(samples))
    assert np.abs(stretched).max(initial=0.0) <= np.abs(samples).max(initial=0.0) + 1e-6
