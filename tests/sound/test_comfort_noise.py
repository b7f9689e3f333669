"""Comfort noise: how loud it is, that it has no seam, and that nothing else changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecoach.core.units import RATE, frames
from voicecoach.sound.comfort_noise import LEVEL, PERIOD, over_noise


def noise(at, count):
    return over_noise(np.zeros(count, np.int16), at)


def decibels(sound):
    return 10 * np.log10(np.square(sound / 32768).mean())


@pytest.mark.parametrize("at", [0, PERIOD - RATE // 2, 10**12])
def test_every_second_of_it_is_at_its_level(at):
    assert decibels(noise(at, RATE)) == pytest.approx(LEVEL, abs=0.5)


def test_there_is_no_silence_in_it():
    (sounding,) = np.nonzero(noise(0, 2 * PERIOD))
    assert np.diff(sounding).max() < frames(0.01)


def test_it_begins_again_without_a_click_and_holds_no_constant():
    sound = noise(0, 2 * PERIOD).astype(int)
    assert abs(sound[PERIOD] - sound[PERIOD - 1]) <= np.abs(np.diff(sound[:PERIOD])).max()
    assert abs(sound.mean()) < 0.1
    assert np.abs(sound).max() < 40


@given(st.integers(0, 10**9), st.integers(0, 2 * PERIOD), st.integers(0, 2 * PERIOD))
def test_blocks_join(at, one, other):
    np.testing.assert_array_equal(np.concatenate([noise(at, one), noise(at + one, other)]), noise(at, one + other))


@pytest.mark.parametrize("level", [-32_768, -30_000, -1, 0, 1, 30_000, 32_767])
def test_what_lies_over_it_is_the_same_and_never_wraps(level):
    clip = np.full(PERIOD, level, np.int16)
    mixed = over_noise(clip, 3).astype(int)
    assert np.abs(mixed - level).max() < 80
    assert (clip == level).all(), "it was written into"
    if abs(level) <= 30_000:
        np.testing.assert_array_equal(mixed - level, noise(3, PERIOD))
