"""Variety: of a phrase with several forms, one is picked each time it is said, never the same twice running."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import gcd

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
    return replace(step, segments=(*before, replace(last, ahead=following.segments)))


@dataclass
class _Turns:
    """How often each phrase was said so far. Sets of the same dose share their segments; so do those made of them."""

    seed: int
    said: Counter[Hashable] = field(default_factory=Counter)
    known: dict[int, tuple[tuple[Hashable, int], ...]] = field(default_factory=dict)
    """By the identity of segments: the phrases to pick for, and how many forms each has, in order."""
    made: dict[tuple[int, tuple[int, ...]], Segments] = field(default_factory=dict)
    """By the identity of segments, and where each of their phrases stood."""

    def step(self, step: Step) -> Step:
        jumped, segments = self._picked(step.jumped), self._picked(step.segments)
        if jumped is step.jumped and segments is step.segments:
            return step
        self.said.update(phrase for phrase, _ in self._phrases(step.segments))
        return replace(step, segments=segments, jumped=jumped)

    def _phrases(self, segments: Segments) -> tuple[tuple[Hashable, int], ...]:
        if id(segments) not in self.known:
            self.known[id(segments)] = tuple((_name(say), len(say.forms)) for say in _open(segments))
        return self.known[id(segments)]

    def _picked(self, segments: Segments) -> Segments:
        if not (phrases := self._phrases(segments)):
            return segments
        stand = (id(segments), tuple(self.said[phrase] % forms for phrase, forms in dict.fromkeys(phrases)))
        if stand not in self.made:
            said = self.said.copy()
            self.made[stand] = tuple(self._segment(segment, said) for segment in segments)
        return self.made[stand]

    def _segment(self, segment: Segment, said: Counter[Hashable]) -> Segment:
        if not any(say.forms for say in segment.says):
            return segment
        return replace(segment, says=tuple(self._say(say, said) for say in segment.says))

    def _say(self, say: Say, said: Counter[Hashable]) -> Say:
        if not say.forms:
            return say
        said[_name(say)] += 1
        return replace(say, what=say.forms[_turn(self.seed, len(say.forms), said[_name(say)] - 1)], forms=(), phrase="")


def _turn(seed: int, forms: int, number: int) -> int:
    """Return which of the forms is heard as that number, counting from 0."""
    strides = [stride for stride in range(1, forms) if gcd(stride, forms) == 1] or [1]
    return (seed + number * strides[seed // forms % len(strides)]) % forms


def _name(say: Say) -> Hashable:
    return say.phrase or say.forms


def _open(segments: Segments) -> Iterator[Say]:
    return (say for segment in segments for say in segment.says if say.forms)
