"""The closed set: every phrase that can be said, what it means, and how the recogniser would write it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from types import MappingProxyType

from voicecoach.session.playback.commands import Command
from voicecoach.session.voice_control.model import Asked, Guess, Meaning, Word

Phrases = Mapping[str, Meaning]
"""From a phrase, in lower case and with `coach, ` before it if that is said, to what it means."""

CALL = "coach, "
"""What comes before a command."""

_SAID: Mapping[Asked, tuple[str, ...]] = {
    **{command: command.row.said for command in Command},
    Word.READY: ("ready", "i'm ready"),
    Word.YES: ("yes",),
    Word.NO: ("no",),
}
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_BARE = ("pause", "stop", "it hurts", "that hurts", "ready", "yes", "no", "go on", *_NUMBERS)
"""What can be said without the call; the policy decides when."""
COSTLY: frozenset[Asked] = frozenset({Command.STOP, Command.HURTS, Word.YES})
"""What ends something: without the call, it has to be clearly ahead of everything that it may be mistaken for.

Everything else that can be said without the call does little harm: a word undoes it.
"""
_FIRST = ("pause", "resume", "go on", "next", "stop", "it hurts")
"""What matters most on a machine too slow for every spelling."""
_SAID_OF_IT = (
    *("stops", "stopped", "said stop", "pauses", "paused", "resumes", "resumed", "goes on", "went on", "is back"),
    *("continues", "continued", "skips", "skipped", "repeats", "repeated", "is next", "hurts"),
)
_OF_A_COACH = (
    *(f"{whose} coach {said}" for whose, said in product(("the", "a", "my", "our"), _SAID_OF_IT)),
    *("coach stopped talking", "coach said stop", "stop it, coach"),
)
"""What is said about a coach rather than to it: it means nothing, and is listed so as to beat the commands."""
_ENDS = (".", ",", "!", "?", "")
_CALLS = ("Coach,", "Coach", "Couch,", "Couch", "A coach", "The coach")
"""How the recogniser writes the call."""
_MISHEARD: dict[str, tuple[str, ...]] = {
    "pause": ("was", "paws", "pours"),
    "resume": ("resumed", "presume"),
    "next": ("necks",),
    "skip": ("skipper", "skip it", "skipped"),
    "repeat": ("repeated",),
    "back": ("Beck",),
    "stop": ("stopped", "stop it"),
    "slower": ("is lower", "lower", "slow"),
    "softer": ("soft", "after"),
    "louder": ("lauder",),
    "how long": ("our long", "now long"),
    "what's next": ("was next", "what next"),
    "it hurts": ("hurts", "it hurt"),
}
"""What it may write instead, after the call: words that sound alike, none of which is another command."""


@cache
def every() -> Phrases:
    """Return the whole set."""
    meanings = {said: Meaning(word) for word, all_said in _SAID.items() for said in all_said}
    meanings |= {name: Meaning(Word.NUMBER, number) for number, name in enumerate(_NUMBERS)}
    called = {CALL + said: meaning for said, meaning in meanings.items()}
    nothing = {said: Meaning(Word.NOTHING) for said in _OF_A_COACH}
    return MappingProxyType(called | {said: meanings[said] for said in _BARE} | nothing)


def is_called(phrase: str) -> bool:
    """Say whether a phrase begins with the call."""
    return phrase.startswith(CALL)


def lead(guesses: Sequence[Guess]) -> float:
    """Return how far the first of some guesses is ahead of the best one of another meaning, in log P."""
    meanings = every()
    best = guesses[0]
    others = (each.log_p for each in guesses if meanings[each.phrase] != meanings[best.phrase])
    return best.log_p - max(others, default=-math.inf)


def spellings(phrase: str) -> tuple[str, ...]:
    """Return the ways in which the recogniser may write a phrase: its capitals and full stops vary."""
    said = phrase.removeprefix(CALL)
    if not is_called(phrase):
        return tuple(_capital(said) + end for end in _ENDS)
    starts = [f"{call} {said}" for call in _CALLS] + [f"Coach. {_capital(said)}"]
    # Not after every spelling of the call: "The coach stopped." may well be said about another coach.
    starts += [f"{call} {alike}" for call, alike in product(_CALLS[:2], _MISHEARD.get(said, ()))]
    return tuple(start + end for start, end in product(starts, _ENDS))


def few_spellings(phrase: str) -> tuple[str, ...]:
    """Return fewer, for a slow machine: only the usual ones of what matters less, which still has to be ruled out."""
    written = spellings(phrase)
    return written if phrase.removeprefix(CALL) in _FIRST else written[: len(_ENDS)]


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
