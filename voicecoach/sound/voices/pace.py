"""Pace: how fast a voice speaks, as it is heard.

An engine's own measure of speed is neither words a minute nor linear, so each engine has a curve, measured with
`benchmarks/voice_pace.py`: clips as they are played, trimmed, of every phrase of three words and more that a session
says. What the engine leaves is made up for by stretching.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from voicecoach.sound.voices.base import Speech

WORDS_A_MINUTE = 150
"""The pace at rate 1: of one who shows an exercise to people who are moving."""
LONGEST_NUMBER = 0.62
"""Seconds that a number of two words may take alone at rate 1: it is counted, and the next may come in a second.

One of more words takes as much longer: 117 in that time is nothing but noise.
"""
SLOWEST, FASTEST = 0.5, 2.0
"""The rates that a voice takes."""
_FEW = 3
"""With fewer words a phrase has no pace to speak of."""
_EVENED = 0.8
"""By how much of what a phrase is too quick (its logarithm) it is slowed down: 240 words a minute become 165.

Single sentences, as a session says them, come quicker than the paragraphs that the curves were measured with.
"""
_SILENCE = 0.005
"""Of the loudest sample: about what is trimmed off the ends of a clip."""
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")

Curve = Sequence[tuple[float, float]]
"""Settings of an engine, and the words a minute that are heard at each, both rising."""
OTHERS: Curve = ((80, 75.0), (330, 300.0))
"""That of SAPI 5 and macOS's voices, which nobody has measured; theirs are meant to be words a minute."""


def within(rate: float) -> float:
    """Return the nearest rate that a voice takes."""
    return min(max(rate, SLOWEST), FASTEST)


def setting(curve: Curve, rate: float) -> float:
    """Return the setting at which an engine speaks `rate` times 150 words a minute, between those of its curve."""
    wanted = WORDS_A_MINUTE * within(rate)
    after = min(max(bisect_left(curve, wanted, key=lambda point: point[1]), 1), len(curve) - 1)
    (slower, low), (faster, high) = curve[after - 1 : after + 1]
    share = min(max((wanted - low) / (high - low), 0), 1)
    return slower + share * (faster - slower)


def nearest(curve: Curve, rate: float) -> tuple[float, float]:
    """Return the setting of an engine's curve that comes nearest to `rate`, and by how much to stretch what it says."""
    wanted = WORDS_A_MINUTE * within(rate)
    found, heard = min(curve, key=lambda one: abs(math.log(one[1] / wanted)))
    return found, heard / wanted


def paced(speech: Speech, text: str, rate: float, factor: float = 1.0) -> Speech:
    """Return speech stretched by `factor`, and more or less for what would be too quick to follow, or to count.

    A phrase of short words comes at up to 240 words a minute where others come at 150: it is brought over halfway.
    """
    from voicecoach.sound.stretch import stretch

    seconds = factor * _heard(speech)
    count, wanted = words(text), WORDS_A_MINUTE * within(rate)
    if count >= _FEW and (pace := 60 * count / max(seconds, 0.1)) > wanted:
        factor *= (pace / wanted) ** _EVENED
    if text.strip(" .!").isdecimal() and seconds > (most := LONGEST_NUMBER / within(rate) * max(count, 2) / 2):
        factor *= most / seconds
    return replace(speech, samples=stretch(speech.samples, speech.rate, factor))


def words(text: str) -> int:
    """Return how many words of a text are spoken: 45 is two."""
    return sum(_in_words(int(word)) if word.isdecimal() else 1 for word in _WORD.findall(text))


def _in_words(number: int) -> int:
    if number >= 100:
        return 1 + _in_words(number // 100) + (_in_words(number % 100) if number % 100 else 0)
    return 2 if number > 20 and number % 10 else 1


def _heard(speech: Speech) -> float:
    """Return the seconds from the first sound to the last."""
    import numpy as np

    size = np.abs(speech.samples)
    loud = np.flatnonzero(size > _SILENCE * size.max(initial=0.0))
    return float(loud[-1] - loud[0] + 1) / speech.rate if len(loud) else 0.0
