"""The treatment of speech: level, trim, rate, limit; and reading a person's own sounds."""

from __future__ import annotations

import struct
import wave

import numpy as np
import pytest

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.units import RATE, frames
from voicecoach.sound.clip import LEVEL, active_level, read_wav, treat, voice_level
from voicecoach.sound.voices.base import Speech

CEILING = round(32767 * 10 ** (-1 / 20))


def tone(seconds, rate, level, hertz=440.0):
    """A sine whose power is `level` dBFS."""
    at = np.arange(round(seconds * rate)) / rate
    return (np.sqrt(2) * 10 ** (level / 20) * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def between(before, sound, after, rate):
    return np.concatenate([np.zeros(round(before * rate)), sound, np.zeros(round(after * rate))]).astype(np.float32)


def floats(clip):
    return clip.astype(np.float32) / 32767


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize("level", [-14.5, -28.5])
def test_every_voice_comes_to_one_level_trimmed_to_its_sound(rate, level):
    clip = treat(between(0.4, tone(0.5, rate, level), 0.3, rate), rate, level)
    assert clip.dtype == np.int16
    assert active_level(floats(clip), RATE) == pytest.approx(LEVEL, abs=0.3)
    assert len(clip) == pytest.approx(frames(0.5 + 0.015), abs=frames(0.002))


def test_pause_does_not_count_as_loudness():
    speech = tone(0.5, RATE, -20.0)
    assert active_level(between(1, speech, 2, RATE), RATE) == pytest.approx(-20, abs=0.1)


def test_one_gain_keeps_a_soft_phrase_soft():
    soft, loud = (active_level(floats(treat(tone(0.5, RATE, level), RATE, -20)), RATE) for level in (-26, -20))
    assert loud - soft == pytest.approx(6, abs=0.2)


def test_trimming_is_the_same_however_loud_the_engine():
    speech = between(0.2, np.concatenate([tone(0.3, RATE, -44), tone(0.3, RATE, -18)]), 0.2, RATE)
    lengths = {len(treat(speech * np.float32(gain), RATE, -18 + 20 * np.log10(gain))) for gain in (0.3, 1.0, 1.5)}
    assert len(lengths) == 1


def test_edges_are_faded():
    clip = treat(tone(0.3, RATE, -18, hertz=200), RATE, -18)
    assert clip[0] == 0
    assert clip[-1] == 0
    assert np.abs(clip[:24]).max() < np.abs(clip[:2400]).max() / 4


def test_the_limit_is_soft_and_never_passed():
    loud = treat(tone(0.2, RATE, 0), RATE, -30)
    assert np.abs(loud.astype(int)).max() <= CEILING
    below = tone(0.2, RATE, -18)
    assert np.abs(treat(below, RATE, -18)[1000:-1000] / 32767 - below[1000:-1000]).max() < 1e-4


def test_resampling_makes_no_images():
    clip = floats(treat(tone(1.0, 24_000, -18, hertz=9_000), 24_000, -18))[4_000:-4_000]
    power, hertz = np.abs(np.fft.rfft(clip * np.hanning(len(clip)))), np.fft.rfftfreq(len(clip), 1 / RATE)
    assert 20 * np.log10(power[hertz > 12_000].max() / power.max()) < -80


@pytest.mark.parametrize("samples", [[], [0.0] * 4800, [1e-6] * 4800, [np.nan] * 100, [np.inf] * 100])
def test_nothing_heard_is_an_error(samples):
    with pytest.raises(ValueError, match="sound"):
        treat(np.array(samples, np.float32), RATE, -20)


def test_a_level_needs_a_sound():
    for samples in ([], [0.0] * 100):
        with pytest.raises(ValueError, match="no sound"):
            active_level(np.array(samples, np.float32), RATE)


def test_a_voice_is_measured_by_the_same_phrase_each_time():
    heard = []

    class Steady:
        def speak(self, text):
            heard.append(text)
            return Speech(tone(1, 16_000, -23), 16_000)

    voice = Steady()
    assert voice_level(voice) == voice_level(voice) == pytest.approx(-23, abs=0.1)
    assert len(set(heard)) == 1


def written(path, data, channels=1, width=2, rate=RATE):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)
    return path


def test_reading_our_own_format_is_exact(tmp_path):
    assert read_wav(written(tmp_path / "a.wav", struct.pack("<3h", 1, -2, 32767))).tolist() == [1, -2, 32767]


@pytest.mark.parametrize(
    ("data", "width"),
    [(bytes([192, 64]), 1), (b"\0\0\x40\0\0\xc0", 3), (struct.pack("<2i", 2**30, -(2**30)), 4)],
)
def test_reading_other_widths(tmp_path, data, width):
    assert read_wav(written(tmp_path / "a.wav", data, width=width)).tolist() == [16384, -16384]


def test_stereo_is_mixed(tmp_path):
    assert read_wav(written(tmp_path / "a.wav", struct.pack("<4h", 100, 300, -8, 8), channels=2)).tolist() == [200, 0]


def test_another_rate_is_resampled(tmp_path):
    sound = (tone(0.5, 44_100, -18) * 32767).astype("<i2")
    clip = read_wav(written(tmp_path / "a.wav", sound.tobytes(), rate=44_100))
    assert len(clip) == pytest.approx(frames(0.5), abs=1)
    assert active_level(floats(clip), RATE) == pytest.approx(-18, abs=0.2)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"not a sound at all", b"RIFF\x04\0\0\0WAVE"])
def test_a_broken_file_is_named(tmp_path, data):
    path = tmp_path / "tick.wav"
    path.write_bytes(data)
    with pytest.raises(VoicecoachError, match=r"tick\.wav") as raised:
        read_wav(path)
    assert raised.value.hint


def test_a_truncated_file_gives_what_is_there(tmp_path):
    path = written(tmp_path / "a.wav", struct.pack("<3h", 1, 2, 3))
    path.write_bytes(path.read_bytes()[:-3])
    assert read_wav(path).tolist() == [1]


def test_no_frames_a_mad_rate_and_no_file(tmp_path):
    paths = [
        written(tmp_path / "empty.wav", b""),
        written(tmp_path / "slow.wav", b"\0\0", rate=1),
        tmp_path / "none.wav",
    ]
    for path in paths:
        with pytest.raises(VoicecoachError, match=path.name):
            read_wav(path)
