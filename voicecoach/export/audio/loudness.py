"""Loudness of a whole session, and one gain for all of it, without mixing a single frame.

Clips never overlap, so each is weighted once and only its energies are laid out in time; those of tones follow from
their pitch. Filter, gates and blocks are those of ITU-R BS.1770-4, annex 1; true peaks those of annex 2 (four samples
for one).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from voicecoach.core.units import RATE
from voicecoach.export.timeline import Span
from voicecoach.score.model import Earcon, Tone
from voicecoach.sound.clip import Clip
from voicecoach.sound.resample import between
from voicecoach.sound.tones import PARTIALS, pitch
from voicecoach.sound.track import Take

TARGET = -16.0
"""LUFS: what podcasts for phones are made at."""
CEILING = 10 ** (-1.5 / 20)
"""True peak, 0.5 dB below the -1 dBFS that players ask for: fourfold oversampling may miss 0.2 dB, and tones and
noise lie under the words."""
TONES = 2.0
"""How much louder the words may get for the tones' sake, which are so soft that a session of little else seems soft."""
TRIES, NEAR = 12, 0.05
"""How often a gain is tried, and how many LU beside the target are near enough."""

Curve = npt.NDArray[np.float32]
"""One value a millisecond."""

_OFFSET = -0.691
"""Has a full-scale sine of 997 Hz come to -3.01 LUFS."""
_MS = RATE // 1000
_OVER = 4
_REACH = 10
"""Milliseconds over which the limiter eases in and out, each way."""
_BIN = 100
"""Milliseconds: blocks are four of it long and begin one of it apart."""
_FFT, _RINGS = 16_384, 4_096
"""Frames filtered at a time, and how long the filter rings: 85 ms."""
_KEPT = 128
"""Clips kept made louder: a minute or two of speech."""


@dataclass(frozen=True)
class _Clip:
    """What a clip adds to the loudness."""

    energy: Curve
    """K-weighted squares, summed."""
    peaks: Curve
    """True peaks, 1 being full scale."""

    def at(self, gain: float) -> Curve:
        """Return the energies with that gain, limited; a gain of 1 leaves the clip alone."""
        if gain == 1:
            return self.energy
        raised: Curve = self.energy * np.square(gain * _limiting(self.peaks * gain))
        return raised


class Meter:
    """Listens to spans and knows how loud they are."""

    def __init__(self) -> None:
        self._clips: dict[str | Earcon, _Clip] = {}
        self._heard: list[tuple[str | Earcon, int]] = []
        self._tones: list[tuple[Tone, int, float]] = []

    def listen(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Hand `spans` on and note what sounds in them, and when."""
        for span in spans:
            for cue in span.placed.cues:
                if cue.what not in self._clips:
                    self._clips[cue.what] = _measured(span.take.clips[cue.what])
                self._heard.append((cue.what, (span.start + cue.frame) // _MS))
            self._tones += [(tone, span.start + tone.frame, span.take.tone_gain) for tone in span.placed.tones]
            yield span

    def loudness(self, gain: float = 1.0, *, tones: bool = True) -> float:
        """Return the integrated loudness in LUFS once raised by `gain` and limited; -inf if nothing sounds."""
        counted = self._tones if tones else []
        curves = {what: clip.at(gain) for what, clip in self._clips.items()}
        last = max((at + len(curves[what]) for what, at in self._heard), default=0)
        last = max([last, *((at + tone.frames) // _MS + 1 for tone, at, _ in counted)])
        bins = np.zeros(last // _BIN + 5)
        for what, at in self._heard:
            into = at % _BIN
            padded = np.zeros(-(-(into + len(curves[what])) // _BIN) * _BIN)
            padded[into : into + len(curves[what])] = curves[what]
            sums = padded.reshape(-1, _BIN).sum(axis=1)
            bins[at // _BIN : at // _BIN + len(sums)] += sums
        for tone, at, own in counted:
            into, energy = _of_tone(tone, at)
            bins[into : into + len(energy)] += energy * np.square(own * gain)
        return _gated(np.convolve(bins, np.ones(4), "valid") / (4 * _BIN * _MS))

    def louder(self, target: float = TARGET) -> Louder:
        """Return what brings all that was heard to `target` LUFS."""
        return Louder(self.gain(target), {what: clip.peaks for what, clip in self._clips.items()})

    def gain(self, target: float = TARGET) -> float:
        """Return the factor that brings all that was heard to `target` LUFS, once limited; 1 if nothing sounds."""
        found = self._gain(target, tones=True)
        return min(found, TONES * self._gain(target, tones=False)) if self._tones else found

    def _gain(self, target: float, *, tones: bool) -> float:
        gain = 1.0
        for _ in range(TRIES):  # the limiter takes some of it away again
            loudness = self.loudness(gain, tones=tones)
            if not np.isfinite(loudness) or abs(loudness - target) < NEAR:
                break
            gain *= 10 ** ((target - loudness) / 20)
        return gain


class Louder:
    """Makes takes louder by one factor, their peaks limited; cues stay on their frames."""

    def __init__(self, gain: float, peaks: Mapping[str | Earcon, Curve] = MappingProxyType({})) -> None:
        """`peaks` are those that a meter knows already."""
        self._gain = gain
        self._peaks = peaks
        self._made: dict[str | Earcon, Clip] = {}

    def __call__(self, take: Take) -> Take:
        """Return `take`, louder."""
        heard = {cue.what for cue in take.placed.cues}
        clips = {what: self._clip(what, take.clips[what]) for what in heard}
        return Take(take.placed, clips, self._gain * take.tone_gain)

    def _clip(self, what: str | Earcon, clip: Clip) -> Clip:
        if what not in self._made:
            if len(self._made) >= _KEPT:
                self._made.clear()
            self._made[what] = louder(clip, self._gain, self._peaks.get(what))
        return self._made[what]


def _of_tone(tone: Tone, at: int) -> tuple[int, npt.NDArray[np.floating]]:
    """Return what a tone that begins at the session's frame `at` adds to which bins, from the first on.

    It is hardly ever limited, and doesn't sound like what lies above it: so the energies add up.
    """
    edges = np.arange(at // (_BIN * _MS), -(-(at + tone.frames) // (_BIN * _MS)) + 1) * (_BIN * _MS)
    inside = np.clip(edges - at, 0, tone.frames)
    hertz, power = pitch(tone, (inside[:-1] + inside[1:]) / 2), np.zeros(len(inside) - 1)
    for number, size in enumerate(PARTIALS, 1):
        weight = np.abs(_response()[np.rint(number * hertz * _FFT / RATE).astype(int)])
        power += np.square(size * weight) / 2
    return int(edges[0]) // (_BIN * _MS), power * np.diff(inside)


def louder(clip: Clip, gain: float, peaks: Curve | None = None) -> Clip:
    """Return `clip` times `gain`, its true peaks kept under the ceiling by a gain that eases in and out."""
    if gain == 1 or not len(clip):
        return clip
    curve = _limiting((_peaks(clip) if peaks is None else peaks) * gain)
    middles = (np.arange(len(curve)) + 0.5) * _MS
    limiting = np.interp(np.arange(len(clip)), middles, curve) if curve.min() < 1 else 1.0
    made: Clip = np.clip(np.round(clip * (gain * limiting)), -32768, 32767).astype(np.int16)
    return made


def _measured(clip: Clip) -> _Clip:
    energy = _rows(np.square(_weighted(clip / 32768)), _MS).sum(axis=1)
    peaks = np.zeros(len(energy), np.float32)
    found = _peaks(clip)
    peaks[: len(found)] = found
    return _Clip(energy.astype(np.float32), peaks)


def _rows(samples: npt.NDArray[np.floating], step: int) -> npt.NDArray[np.floating]:
    """Return samples in rows of `step`, the last one filled with silence."""
    padded = np.zeros(-(-len(samples) // step) * step, samples.dtype)
    padded[: len(samples)] = samples
    return padded.reshape(-1, step)


def _peaks(clip: Clip) -> Curve:
    over = between(np.asarray(clip, np.float32) / np.float32(32768), _OVER)
    peaks: Curve = np.abs(_rows(over, _MS * _OVER)).max(axis=1, initial=0)
    return peaks


def _limiting(peaks: Curve) -> Curve:
    """Return the factor for each millisecond that keeps `peaks` under the ceiling."""
    wanted = np.minimum(1, CEILING / np.maximum(peaks, CEILING))
    if not len(wanted) or wanted.min() == 1:
        return np.ones(len(peaks), np.float32)
    windows = np.lib.stride_tricks.sliding_window_view
    # The least in reach, one further than the mean goes: then neither mean nor interpolation rises over what is wanted.
    least = windows(np.pad(wanted, 2 * _REACH + 1, constant_values=1), 2 * _REACH + 3).min(axis=1)
    curve: Curve = windows(least, 2 * _REACH + 1).mean(axis=1)
    return curve


@cache
def _response() -> npt.NDArray[np.complex128]:
    """Return the K-weighting of each frequency (BS.1770-4, tables 1 and 2: coefficients for 48 kHz)."""
    turn = np.exp(-2j * np.pi * np.arange(_FFT // 2 + 1) / _FFT)
    shelf = np.polyval([1.19839281085285, -2.69169618940638, 1.53512485958697], turn)
    shelf = shelf / np.polyval([0.73248077421585, -1.69065929318241, 1], turn)
    high_pass = np.polyval([1, -2, 1], turn) / np.polyval([0.99007225036621, -1.99004745483398, 1], turn)
    return np.asarray(shelf * high_pass, np.complex128)


def _weighted(samples: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Return K-weighted samples, with what rings after them, by overlapping and adding."""
    hop = _FFT - _RINGS
    filtered = np.fft.irfft(np.fft.rfft(_rows(samples, hop), _FFT) * _response(), _FFT)
    joined = np.zeros((len(filtered) + 1, hop))
    joined[:-1] += filtered[:, :hop]
    joined[1:, :_RINGS] += filtered[:, hop:]
    return joined.reshape(-1)[: len(samples) + _RINGS]


def _gated(powers: npt.NDArray[np.floating]) -> float:
    """Return the loudness of blocks: those under -70 LUFS are left out, then those 10 LU under the mean of the rest."""
    loud = powers[powers > _power(-70)]
    if not len(loud):
        return float("-inf")
    return float(_OFFSET + 10 * np.log10(loud[loud > loud.mean() / 10].mean()))


def _power(loudness: float) -> float:
    return 10 ** ((loudness - _OFFSET) / 10)
