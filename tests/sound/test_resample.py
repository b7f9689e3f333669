"""Sounds and streams at another rate: as long as before, as loud, and with nothing added."""

import numpy as np
import pytest

from voicecoach.sound.resample import Decimator, between, resample

RATES = [(16_000, 48_000), (22_050, 48_000), (24_000, 48_000), (44_100, 48_000), (12_345, 48_000), (48_000, 16_000)]


def tone(hertz, rate, seconds=1.0):
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate).astype(np.float32)


@pytest.mark.parametrize(("rate", "to"), RATES)
@pytest.mark.parametrize("part", [0.01, 0.3, 0.9])
def test_a_tone_is_the_same_tone_at_the_same_time(rate, to, part):
    hertz = part * min(rate, to) / 2
    made, inside = resample(tone(hertz, rate), rate, to), slice(to // 10, -to // 10)
    assert len(made) == to
    assert np.abs(made - tone(hertz, to))[inside].max() < 1e-3


@pytest.mark.parametrize("length", [1, 2, 147, 148, 9999, 22_050])
def test_it_is_as_long_as_before(length):
    assert len(resample(np.ones(length, np.float32), 22_050, 48_000)) == round(length * 48_000 / 22_050)


def test_nothing_stays_nothing_and_the_same_rate_is_left_alone():
    assert len(resample(np.zeros(0, np.float32), 16_000, 48_000)) == 0
    assert resample(tone(440, 48_000), 48_000, 48_000).tolist() == tone(440, 48_000).tolist()


def test_an_end_is_not_heard_at_the_beginning():
    sound = np.zeros(22_050, np.float32)
    sound[-200:] = tone(3000, 22_050)[:200]
    assert np.abs(resample(sound, 22_050, 48_000)[:40_000]).max() < 1e-3


def test_what_the_new_rate_can_not_hold_is_left_out():
    assert np.abs(resample(tone(9000, 48_000), 48_000, 16_000))[1600:-1600].max() < 1e-3


@pytest.mark.parametrize("blocks", [[48_000], [1] * 300 + [47_700], [4801] * 9 + [4791]])
def test_a_stream_is_seamless_and_its_first_sample_is_the_sounds_first(blocks):
    sound = np.round(16_000 * tone(1000, 48_000)).astype(np.int16)
    decimator, parts = Decimator(3), np.split(sound, np.cumsum(blocks)[:-1])
    made = np.concatenate([decimator.take(part) for part in parts]).astype(int)
    expected = 16_000 * tone(1000, 16_000)
    assert 15_900 < len(made) <= 16_000
    assert np.abs(made - expected[: len(made)])[200:].max() <= 2


def test_a_stream_leaves_out_what_its_rate_can_not_hold():
    loud = np.round(16_000 * tone(9000, 48_000)).astype(np.int16)
    assert np.abs(Decimator(3).take(loud)[200:]).max() <= 2


@pytest.mark.parametrize("hertz", [50, 5000, 18_000])
def test_between_two_samples_the_curve_runs_on(hertz):
    made = between(tone(hertz, 48_000), 4)
    assert len(made) == 192_000
    assert np.abs(made - tone(hertz, 192_000))[400:-400].max() < 1e-3


def test_it_runs_on_as_steadily_where_blocks_meet():
    assert len(between(np.zeros(0, np.float32), 4)) == 0
    whole = between(tone(997, 48_000), 2)
    assert np.abs(between(tone(997, 48_000)[1000:], 2)[200:] - whole[2200:]).max() < 1e-4
