"""A session's timeline: its takes in order, each at its first frame, and the chapters that they form.

Everything is streamed and only the current take is kept, so memory doesn't grow with the session's length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.score.model import Placed, Step, StepKind
from voicecoach.score.wording import exercise_name, where
from voicecoach.sound.track import Take


@dataclass(frozen=True)
class Span:
    """A take and where it lies in the session."""

    start: int
    """Its first frame, counted from the beginning of the session."""
    take: Take

    @property
    def placed(self) -> Placed:
        """The placed step; its cues and stretches count their frames from `start`."""
        return self.take.placed

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + self.take.placed.frames


def spans(takes: Iterable[Take]) -> Iterator[Span]:
    """Yield each take where it lies: the first at frame 0, each next one where the one before ends."""
    start = 0
    for take in takes:
        span = Span(start, take)
        yield span
        start = span.end


class By(str, Enum):
    """What makes a chapter."""

    EXERCISES = "exercises"
    SETS = "sets"
    """Each set on each side."""
    NONE = "none"


@dataclass(frozen=True)
class Chapter:
    """A stretch of a session that a player jumps to."""

    title: str
    start: int
    """Its first frame."""
    end: int
    """The first frame after it."""
    exercise: int = -1
    """The number of its exercise, as performed, from 0; -1 before the first, or if exercises make no chapters."""


def chapters(spans: Iterable[Span], title: str, by: By = By.EXERCISES, words: Language = ENGLISH) -> Iterator[Chapter]:
    """Yield the chapters of a session, each once all its `spans` have been read; they leave no gap.

    The opening is a chapter with the session's `title`; the end belongs to the last one. A chapter begins
    where it is announced, with the rest or the change of sides before it: whoever jumps there hears how to lie down.
    """
    chapter = partial(_chapter, title, by, words)
    start = end = 0
    last: Step | None = None
    """The last step so far that belongs to an exercise; when a chapter ends, it is that chapter's."""
    for span in spans:
        step = span.placed.step
        if step.name and by is not By.NONE:
            if _begins(step, last, by):
                if end:
                    yield chapter(last, start, end)
                start = span.start
            last = step
        end = span.end
    if end:
        yield chapter(last, start, end)


def _begins(step: Step, before: Step | None, by: By) -> bool:
    if before is None or _exercise(step) != _exercise(before):
        return True
    # What comes before an exercise's first set belongs to it.
    return by is By.SETS and before.set > 0 and (step.set, step.side) != (before.set, before.side)


def _exercise(step: Step) -> int:
    """Return which exercise a step belongs to; a rest between two belongs to the next one."""
    return step.exercise + (step.kind is StepKind.REST and not step.set)


def _chapter(title: str, by: By, words: Language, step: Step | None, start: int, end: int) -> Chapter:
    if step is None:
        return Chapter(title, start, end)
    parts = [exercise_name(step, words)]
    if step.about.rounds > 1:
        parts.append(words.show("round", n=step.about.round))
    if by is By.SETS and step.side:
        parts += where(words, step.side)
    if by is By.SETS and step.sets > 1:
        parts.append(words.show("set", n=step.set))
    return Chapter(", ".join(parts), start, end, _exercise(step))
