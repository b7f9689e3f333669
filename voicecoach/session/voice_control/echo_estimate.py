"""How long after being played the coach reaches the microphone, and how loud. Pure."""

from __future__ import annotations

import math
from collections import deque

import numpy as np
import numpy.typing as npt

from voicecoach.session.voice_control.model import EAR_RATE, FRAME, Frame, Samples
from voicecoach.session.voice_control.reference_timeline import Timeline

SURE = 9.0
"""How many times as high as 99 % of what lies 5 ms or more away the peak has to be; an echo's is 10 to 60 times."""
SILENT = 30.0
"""Root mean square below which there is nothing to compare."""
APART = EAR_RATE // 200
EARLIEST, LATEST = -EAR_RATE // 10, EAR_RATE // 2
"""Samples by which an echo may seem to come early, as clocks err, and late: Bluetooth takes 0.3 s."""
LISTENED = EAR_RATE
"""Samples that are compared at a time, at most: a second, as the clocks of two sound cards drift apart."""
LEAD = 80
"""Samples by which the far end is kept ahead of its echo: the canceller can't model an echo that comes first."""
MOVED = 48
"""Samples by which an echo may move with the canceller still following: 3 ms. After a new start, what it has learnt
only fits again if the echo is placed to the exact sample."""
EVERY = 50
"""Frames between two measurements: half a second."""
SOON, SOON_EVERY = 25, 10
"""Frames that a measurement needs, and frames between two, while one is awaited after a new start."""
PATIENCE = 100
"""Most frames to wait for one: 1 s, before which hardly any command ends."""
PAUSE = 20
"""Frames of the coach's silence after which there is nothing to measure for now: an earcon has ended."""
SOUNDING = 0.4
"""The share of what is compared that has to sound: an earcon is too short and too plain to tell moments apart."""
NEAR = EAR_RATE // 20
"""Samples by which an echo may move when the speaker is started anew."""
LONG_KNOWN = 8
"""Measurements in which the canceller adapts to the echo: 4 s."""
UNHEARD = 20
"""Measurements without an echo after which there is none, as with headphones."""


def delay(near: Samples, far: Samples) -> int | None:
    """Return by how many samples `far` has to be delayed to lie on its echo in `near`; None if there seems to be none.

    `far` may be the longer one: the delay is from 0 to the difference of their lengths. By the phase of the
    cross-correlation (Knapp and Carter 1976), as the plain one of speech has peaks all over.
    """
    most = len(far) - len(near)
    if min(_loudness(near), _loudness(far)) < SILENT:
        return None
    size = 1 << (len(far) - 1).bit_length()  # what wraps around lies beyond `most`
    # Backwards, so that the part of `far` that lies earliest gives the largest delay.
    cross = np.fft.rfft(far.astype(np.float32), size) * np.conj(np.fft.rfft(near.astype(np.float32), size))
    power = np.abs(cross)
    likeness = np.abs(np.fft.irfft(cross / (power + 1e-3 * power.max() + 1e-9), size)[: most + 1])
    peak = int(likeness.argmax())
    around = np.concatenate([likeness[: max(0, peak - APART)], likeness[peak + APART :]])
    if not len(around) or likeness[peak] < SURE * np.percentile(around, 99):
        return None
    return most - peak


class Alignment:
    """Learns how much later than by the clocks the coach is heard, and sticks to it unless that clearly changes."""

    def __init__(self, known: int | None = None) -> None:
        self.echo = known
        """Samples from playing to hearing; None: not known."""
        self._near: deque[Frame] = deque(maxlen=LISTENED // FRAME)
        self._since = 0
        self._agreed = 0
        """Measurements in a row that confirmed it."""
        self._other: int | None = None
        self._unheard = 0
        self._new = True
        """Whether it hasn't been found since the speaker was last started."""
        self._waited = 0
        """Frames since waiting for it began; 0: not waiting."""
        self._silent = 0

    @property
    def shift(self) -> int:
        """Samples by which the far end is to be delayed."""
        return (self.echo or 0) - LEAD

    @property
    def settled(self) -> bool:
        """Whether the echo has long been known to be where it is looked for, or not to be there at all."""
        return (self._agreed >= LONG_KNOWN and not self._new) or self._unheard >= UNHEARD

    @property
    def awaited(self) -> bool:
        """Whether the echo is about to be located anew, so that frames should wait for that.

        A canceller that is given the far end some samples off forgets what it has learnt within a tenth of a second,
        and takes seconds to learn it again.
        """
        return self._waited > 0

    def begin(self) -> None:
        """Note that the speaker was started again, so that the echo may come some ms sooner or later."""
        self._new = True
        self._near.clear()

    def note(self, near: Frame, at: int, played: Timeline) -> bool:
        """Take the frame heard from `at` on; return whether what is known changed."""
        if self._new and self._unheard < UNHEARD:
            self._wait(played.read(at - self.shift, FRAME + NEAR))
        self._near.append(near)
        self._since += 1
        least, every = (SOON, SOON_EVERY) if self.awaited else (EVERY, EVERY)
        if self._since < every or len(self._near) < least:
            return False
        self._since = 0
        heard = np.concatenate(self._near)
        far = played.read(at + FRAME - len(heard) - LATEST, len(heard) + LATEST - EARLIEST)
        sounds = _share_sounding(far[LATEST : LATEST + len(heard)]) >= SOUNDING
        return sounds and self._learn(delay(heard, far))

    def _wait(self, far: Samples) -> None:
        """Wait from when the coach begins to sound until it has been silent for long, or it takes too long."""
        self._silent = 0 if _loudness(far) > SILENT else self._silent + 1
        if self._waited == 0 and not self._silent:
            self._near.clear()
            self._waited, self._since = 1, 0
        elif self._silent > PAUSE:
            self._waited = 0
        elif self._waited > PATIENCE:
            self._new, self._waited, self._agreed = False, 0, 0
        elif self._waited:
            self._waited += 1

    def _learn(self, found: int | None) -> bool:
        if found is None:
            self._unheard += not self.awaited
            return False
        echo, self._unheard = found + EARLIEST, 0
        exactly = self._new or not self._agreed
        if self.echo is not None and abs(echo - self.echo) < (1 if exactly else MOVED):
            self._found(echo, self._agreed + 1)
            return False
        # A second measurement has to agree, except for the very first, and for a small move after a new start.
        confirmed = self._other is not None and abs(echo - self._other) < MOVED
        moved_a_little = self.echo is not None and exactly and abs(echo - self.echo) < NEAR
        if not (self.echo is None or moved_a_little or confirmed):
            self._other = echo
            return False
        self._found(echo, self._agreed + 1 if moved_a_little else 1)
        return True

    def _found(self, echo: int, agreed: int) -> None:
        self.echo, self._agreed, self._other = echo, agreed, None
        self._new, self._waited = False, 0


def decibels(samples: Samples) -> float:
    """Return the loudness below full scale."""
    return 20 * math.log10(max(1.0, _loudness(samples)) / 32768)


def _loudness(samples: npt.NDArray[np.int16]) -> float:
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float32)))) if len(samples) else 0.0


def _share_sounding(far: Samples) -> float:
    """Return how much of it is more than silence, 0 to 1."""
    frames = far[: len(far) // FRAME * FRAME].reshape(-1, FRAME).astype(np.float32)
    return float(np.mean(np.mean(np.square(frames), axis=1) > SILENT**2))
