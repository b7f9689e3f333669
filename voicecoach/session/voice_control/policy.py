"""Which of the phrases that were recognised is obeyed. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from voicecoach.session.playback.commands import Command
from voicecoach.session.voice_control.model import Around, Guess, Meaning, Ranking, Spoken, Word
from voicecoach.session.voice_control.phrases import COSTLY, every, is_called, lead

_IN_SILENCE = (Command.PAUSE, Command.STOP, Command.HURTS)
"""What needs no call while the coach is silent: a false pause is cheap, a missed "it hurts" isn't."""
_TO_A_QUESTION = (Word.YES, Word.NO)
"""Short words that resemble many others: without the question they aren't listened for at all."""
_ANSWERS = (*_TO_A_QUESTION, Command.RESUME)
"""What needs no call either, when the person is asked if the session ends."""


@dataclass(frozen=True)
class Limits:
    """What a phrase has to reach; logarithms of probabilities."""

    least: float
    """Of the phrase itself."""
    of_best: float
    """Of the phrase against the recogniser's own best transcript."""
    margin: float
    """Over the best phrase of another meaning; more where it is in doubt."""


@dataclass(frozen=True)
class Thresholds:
    """When a phrase counts as recognised; found by benchmarks/ears."""

    called: Limits = Limits(-13.5, -9.0, 3.25)
    bare: Limits = Limits(-8.0, -4.0, 3.0)
    """Without the call: a single word is close to many others, and numbers to each other."""


DOUBT = 0.25
"""How much further ahead a phrase has to be for each unit by which the recogniser's own best transcript beats it.

A command said with an accent never matches the transcript, but is far ahead; what is mistaken for one isn't even that.
"""
SELDOM = 2.0
"""How much less likely somebody is to say a phrase that means nothing now; as a logarithm.

Measured: when a coach was talked about, such a phrase was ahead of the command by 3 to 11, and “ten” of “pause” by 2.2;
when a command was given, from afar or with an accent, by 1.6 at most.
"""
_USUAL = Thresholds()
_MEANINGS: Mapping[str, Meaning] = every()


def decide(ranking: Ranking, around: Around, thresholds: Thresholds = _USUAL) -> Spoken | None:
    """Return the command to obey; None if nothing that means anything now fits, or something else fits as well."""
    heard = [each for each in ranking.guesses if around.stopping or _MEANINGS[each.phrase].word not in _TO_A_QUESTION]
    meant = [each for each in heard if allowed(each.phrase, around)]
    # A short word resembles anything a little: one too unlikely to be obeyed mustn't rule out a phrase with the call.
    likely = [each for each in meant if is_called(each.phrase) or each.log_p >= thresholds.bare.least]
    if not likely:
        return None
    best, meaning = likely[0], _MEANINGS[likely[0].phrase]
    if is_called(best.phrase):
        limits, rivals = thresholds.called, likely
        idle = [each for each in heard if is_called(each.phrase) or _MEANINGS[each.phrase].word is Word.NOTHING]
    else:
        limits, rivals = thresholds.bare, heard if meaning.word in COSTLY else meant
        idle = heard
    if any(each.log_p - SELDOM > best.log_p for each in idle if each not in meant):
        return None
    doubt = DOUBT * max(0.0, ranking.free_log_p - best.log_p)
    if lead([best, *rivals]) < limits.margin + doubt:
        return None
    room = _room(best, ranking.free_log_p, around.threshold, limits)
    return Spoken(meaning.word, meaning.number, best.phrase, room) if room >= 0 else None


def allowed(phrase: str, around: Around) -> bool:
    """Say whether a phrase means anything now."""
    word = _MEANINGS[phrase].word
    if word is Word.NOTHING:
        return False
    if word is Word.NUMBER:
        return around.asked
    if word is Word.READY:
        return around.waiting
    if word in _TO_A_QUESTION and not around.stopping:
        return False
    if is_called(phrase):
        return True
    in_silence = (*_IN_SILENCE, *_ANSWERS) if around.stopping else _IN_SILENCE
    return word in in_silence and not (around.coach_speaking or around.over_coach)


def _room(best: Guess, free_log_p: float, stricter: float, limits: Limits) -> float:
    """Return how far a guess is above the nearest limit, 1 being certainty; below 0 it is refused."""
    return min(_share(best.log_p, limits.least + stricter), _share(best.log_p - free_log_p, limits.of_best))


def _share(value: float, limit: float) -> float:
    """Return 1 for a value of 0 or more, 0 for one at the limit, which is below 0."""
    return min(1.0, (value - limit) / max(-limit, 1e-9))
