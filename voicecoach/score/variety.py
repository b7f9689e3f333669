"""Variety: of a phrase with several forms, one is picked each time it is said, never the same twice running."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from voicecoach.core.frozen import changed
from voicecoach.score.model import Say, Segment, Step

Segments = tuple[Segment, ...]


def varied(steps: Sequence[Step], seed: int) -> tuple[Step, ...]:
    """Return `steps` with one form picked for every phrase that has several; those without stay the same objects.

    The forms of a phrase take turns, so that each is as far as can be from where it was heard before. The seed decides
    which is the first and in which order: two seeds that follow one another never begin with the same form. A step that
    is entered by a key says what it would have said anyway.
    """
    turns = _Turns(seed)
    picked = [turns.step(step) for step in steps]
    return tuple(map(_leading_to, picked, [*picked[1:], None]))


def _leading_to(step: Step, following: Step | None) -> Step:
    """Return `step` with the words that come in the next one as they will be said there."""
    if not following or not any(segment.ahead for segment in step.segments):
        return step
    *before, last = step.segments
    return changed(step, segments=(*before, changed(last, ahead=following.segments)))


class _Phrases(NamedTuple):
    """The phrases to pick for in some segments."""

    said: tuple[Hashable, ...]
    """As they come, some of them more than once."""
    forms: tuple[tuple[Hashable, int], ...]
    """Each once, with how many forms it has."""


@dataclass
class _Turns:
    """How often each phrase was said so far. Sets of the same dose share their segments; so do those made of them."""

    seed: int
    said: dict[Hashable, int] = field(default_factory=dict)
    known: dict[int, _Phrases] = field(default_factory=dict)
    """By the identity of segments."""
    made: dict[tuple[int, tuple[int, ...]], Segments] = field(default_factory=dict)
    """By the identity of segments, and where each of their phrases stood."""

    def step(self, step: Step) -> Step:
        jumped, segments = self._picked(step.jumped), self._picked(step.segments)
        if jumped is step.jumped and segments is step.segments:
            return step
        for phrase in self._phrases(step.segments).said:
            self.said[phrase] = self.said.get(phrase, 0) + 1
        return changed(step, segments=segments, jumped=jumped)

    def _phrases(self, segments: Segments) -> _Phrases:
        known = self.known.get(id(segments))
        if known is None:
            found = [(_name(say), len(say.forms)) for segment in segments for say in segment.says if say.forms]
            known = _Phrases(tuple(name for name, _ in found), tuple(dict.fromkeys(found)))
            self.known[id(segments)] = known
        return known

    def _picked(self, segments: Segments) -> Segments:
        phrases = self._phrases(segments).forms
        if not phrases:
            return segments
        stand = (id(segments), tuple([self.said.get(phrase, 0) % forms for phrase, forms in phrases]))
        made = self.made.get(stand)
        if made is None:
            said = {phrase: self.said.get(phrase, 0) for phrase, _ in phrases}
            made = self.made[stand] = tuple([self._segment(segment, said) for segment in segments])
        return made

    def _segment(self, segment: Segment, said: dict[Hashable, int]) -> Segment:
        says = tuple([self._say(say, said) if say.forms else say for say in segment.says])
        return segment if says == segment.says else changed(segment, says=says)

    def _say(self, say: Say, said: dict[Hashable, int]) -> Say:
        name = _name(say)
        said[name] += 1
        return changed(say, what=say.forms[_turn(self.seed, len(say.forms), said[name] - 1)], forms=(), phrase="")


def _turn(seed: int, forms: int, number: int) -> int:
    """Return which of the forms is heard as that number, counting from 0."""
    return (seed + number * _stride(seed, forms)) % forms


@lru_cache(maxsize=64)
def _stride(seed: int, forms: int) -> int:
    strides = [stride for stride in range(1, forms) if gcd(stride, forms) == 1] or [1]
    return strides[seed // forms % len(strides)]


def _name(say: Say) -> Hashable:
    return say.phrase or say.forms
