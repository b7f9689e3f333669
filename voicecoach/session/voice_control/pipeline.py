"""From frames to commands, without a clock, device or thread, so that recordings can be fed in at full speed."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import numpy as np

from voicecoach.session.voice_control.model import FRAME, Around, Canceller, Detector, Frame, Heard, Scorer, Utterance
from voicecoach.session.voice_control.policy import Thresholds, decide

SOUNDING = 100
"""Root mean square of a frame above which the far end is sounding: -50 dBFS."""
REMEMBERED = 500
"""Frames: longer than any utterance."""


class Chain:
    """Canceller, detector, scorer and policy in a row."""

    def __init__(
        self, canceller: Canceller, detector: Detector, scorer: Scorer, thresholds: Thresholds | None = None
    ) -> None:
        self._canceller = canceller
        self._detector = detector
        self._scorer = scorer
        self._thresholds = thresholds or Thresholds()
        self._coach: deque[bool] = deque(maxlen=REMEMBERED)

    @property
    def voiced(self) -> bool:
        """Whether somebody is speaking now."""
        return self._detector.voiced

    def feed(self, near: Frame, far: Frame, around: Around) -> Heard | None:
        """Take what was heard and played in the same 10 ms; return the utterance that has just ended, obeyed or not."""
        self._coach.append(around.coach_speaking or sounding(far))
        utterance = self._detector.feed(self._canceller.clean(near, far))
        return self._judge(utterance, around) if utterance else None

    def _judge(self, utterance: Utterance, around: Around) -> Heard:
        over = self._over_coach(len(utterance.samples) // FRAME)
        ranking = self._scorer.rank(utterance.samples)
        spoken = decide(ranking, replace(around, over_coach=over), self._thresholds)
        return Heard(replace(utterance, over_coach=over), ranking, spoken)

    def _over_coach(self, frames: int) -> bool:
        during = list(self._coach)[-frames:]
        return 2 * sum(during) > len(during)


def sounding(frame: Frame) -> bool:
    """Say whether a frame is more than silence."""
    return bool(np.mean(np.square(frame, dtype=np.float32)) > SOUNDING**2)
