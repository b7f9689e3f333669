"""Shortening a routine to the time there is, and what the coach says about that."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from voicecoach.language.model import Language
from voicecoach.routine.adjust.shorten import left_out, trimmed
from voicecoach.routine.model import Cues, Routine
from voicecoach.score.compose import compose
from voicecoach.score.estimate import estimate
from voicecoach.score.side_words import listed

MOST_NAMES = 3
"""The most left-out exercises that are named; more are only counted."""
LEEWAY, MOST_LEEWAY = 0.1, 30.0
"""How much longer than asked a whole routine may be, as a share and in seconds: what takes 5:10 is “about 5 minutes” to
everybody, and to leave an exercise out for ten seconds is not what was meant."""


class Fitted(NamedTuple):
    """A routine that fits, or is as short as possible."""

    routine: Routine
    told: tuple[str, ...]
    """What to say about it; nothing if it fitted as it was."""


def fitted(
    routine: Routine,
    minutes: float,
    words: Language,
    cues: Cues | None = None,
    before: tuple[str, ...] = (),
) -> Fitted:
    """Return `routine` shortened to `minutes`; its length is estimated, waits not counted.

    What is told `before` takes its time too.
    """
    asked = round(60 * minutes)

    def told(made: Routine, takes: float = 0.0) -> tuple[str, ...]:
        return _told(words, asked, takes, left_out(routine, made)) if made is not routine else ()

    def length(made: Routine) -> float:
        return estimate(compose(made, words, cues, (*before, *told(made))), made.rate)

    if length(routine) <= asked + min(LEEWAY * asked, MOST_LEEWAY):
        return Fitted(routine, ())
    made = trimmed(routine, asked, length)
    return Fitted(made, told(made, length(made)))


def _told(words: Language, asked: float, takes: float, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to say, given the seconds asked for and those it takes, and the names of what was left out."""
    if takes > asked:
        sentences = [words.say("at_least", duration=words.duration(60 * ceil(takes / 60)))]
    else:
        sentences = [words.say("shortened", duration=words.duration(asked))]
    if len(names) > MOST_NAMES:
        sentences.append(words.say("left_out_many", exercises=len(names)))
    elif names:
        sentences.append(words.say("left_out", names=listed(names, words)))
    return tuple(filter(None, sentences))
