"""Clips: short sounds in the track's format, and turning an engine's samples or a WAV file into one.

Pure functions but for `read_wav`.
"""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from voicecoach.core.errors import VoicecoachError
from voicecoach.core.units import RATE, frames
from voicecoach.sound.resample import resample

if TYPE_CHECKING:
    from voicecoach.sound.voices.base import Voice

Clip = npt.NDArray[np.int16]
"""Mono, 48 kHz."""
Samples = npt.NDArray[np.float32]
"""Mono, -1 to 1, at any rate."""

LEVEL = -18.0
"""Active loudness that every voice is brought to, in dBFS: its words come to about -16 LUFS."""
CALIBRATION = "Hold for thirty seconds. Now rest."

_SILENCE = 10 ** (-50 / 20)
_CEILING = 10 ** (-1 / 20)
_KNEE = 10 ** (-4 / 20)
"""The level below which the limiter changes nothing."""
_FADE_IN, _FADE_OUT = frames(0.005), frames(0.010)
"""What is kept on either side of the sound, and faded."""


def active_level(samples: Samples, rate: int) -> float:
    """Return the loudness of what is not pause, in dBFS: mean power of the 20 ms within 30 dB of the loudest.

    Raise ValueError if nothing sounds.
    """
    step = max(1, rate // 50)
    padded = np.zeros(-(-len(samples) // step) * step)
    padded[: len(samples)] = samples
    powers = np.square(padded).reshape(-1, step).mean(axis=1)
    loudest = powers.max(initial=0.0)
    if not np.isfinite(loudest) or loudest <= 0:
        raise ValueError("no sound")
    return float(10 * np.log10(powers[powers >= loudest / 1000].mean()))


def voice_level(voice: Voice) -> float:
    """Return a voice's own active level, from a phrase that is the same in every session.

    One gain for the whole voice keeps a whispered word softer than a called one, and a fixed phrase makes the clips
    that two sessions leave in the cache match. Raise VoiceError as the voice does, ValueError if it stays silent.
    """
    speech = voice.speak(CALIBRATION)
    return active_level(speech.samples, speech.rate)


def treat(samples: Samples, rate: int, level: float) -> Clip:
    """Return speech as a clip: brought from its voice's `level` (dBFS) to ours, trimmed, resampled and limited.

    Trimming follows levelling, since engines differ by 14 dB in loudness. Raise ValueError if nothing sounds.
    """
    if not np.isfinite(samples).all():
        raise ValueError("not a sound")
    levelled = _trim(samples * np.float32(10 ** ((LEVEL - level) / 20)), rate)
    return _int16(_fade(_limit(resample(levelled, rate, RATE))))


def read_wav(path: Path) -> Clip:
    """Return a WAV file as a clip, whatever its rate, channels and bits. Raise VoicecoachError if it can't be read."""
    hint = "Save it as a 16-bit PCM WAV file."
    try:
        with wave.open(str(path), "rb") as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            data = file.readframes(file.getnframes())
    except (wave.Error, EOFError, OSError) as error:
        raise VoicecoachError(f"{path} can't be read as a sound: {error or 'it ends too soon'}.", hint) from error
    data = data[: len(data) - len(data) % (channels * width)]
    if not data or not RATE // 12 <= rate <= RATE * 8:
        raise VoicecoachError(f"{path} holds no sound that can be played.", hint)
    if (rate, channels, width) == (RATE, 1, 2):
        return np.frombuffer(data, "<i2").astype(np.int16)
    return _int16(resample(_mono(data, channels, width), rate, RATE))


def _trim(samples: Samples, rate: int) -> Samples:
    """Cut silence off both ends, but for the few milliseconds that are faded."""
    loud = np.flatnonzero(np.abs(samples) > _SILENCE)
    if not len(loud):
        raise ValueError("no sound")
    first = max(0, int(loud[0]) - rate * _FADE_IN // RATE)
    return samples[first : int(loud[-1]) + 1 + rate * _FADE_OUT // RATE]


def _limit(samples: Samples) -> Samples:
    """Bend what is over the knee so that nothing reaches -1 dBFS, however loud."""
    size = np.abs(samples)
    room = _CEILING - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    limited: Samples = np.where(size > _KNEE, np.copysign(bent, samples), samples).astype(np.float32)
    return limited


def _fade(samples: Samples) -> Samples:
    faded = samples.copy()
    rise, fall = min(_FADE_IN, len(faded)), min(_FADE_OUT, len(faded))
    faded[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    faded[len(faded) - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)
    return faded


def _mono(data: bytes, channels: int, width: int) -> Samples:
    """Return PCM bytes as the mean of their channels."""
    # The bytes go to the top of 32 bits, whatever their number; 8-bit WAV alone is unsigned.
    raw: npt.NDArray[np.uint8] = np.frombuffer(data, np.uint8).reshape(-1, width)
    wide: npt.NDArray[Any] = np.zeros((len(raw), 4), np.uint8)
    wide[:, 4 - width :] = raw ^ 128 if width == 1 else raw
    values: Samples = (wide.view("<i4").reshape(-1, channels).mean(axis=1) / 2**31).astype(np.float32)
    return values


def _int16(samples: Samples) -> Clip:
    return np.clip(np.round(samples * 32767), -32768, 32767).astype(np.int16)
