"""How long a routine takes, from its lowest level to its highest: estimated, as no word of it is spoken yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.routine.adjust.level import Level, dose
from voicecoach.routine.model import Cues, Routine
from voicecoach.routine.values.durations import spell
from voicecoach.score.compose import compose
from voicecoach.score.estimate import estimate

_IN_MINUTES = 100
"""Minutes below which a range of them needs no hours."""


class Lengths(NamedTuple):
    """Seconds, waits counting nothing; of a routine without ranges both are the same."""

    low: float
    high: float

    @property
    def spelled(self) -> str:
        """The length in words, such as `38-71 min`."""
        low, high = sorted(max(1, round(seconds / 60)) for seconds in self)
        if low == high:
            return spell(60 * low)
        return f"{low}-{high} min" if high < _IN_MINUTES else f"{spell(60 * low)} to {spell(60 * high)}"


def length(
    routine: Routine,
    level: Level,
    words: Language = ENGLISH,
    cues: Cues | None = None,
    told: Sequence[str] = (),
    rate: float = 1.0,
) -> float:
    """Return about how many seconds a session takes at a level, at speech of that `rate`."""
    return estimate(compose(dose(routine, level), words, cues, told), rate)
