"""Reps slower or faster than written: what a person asks for on the mat. Holds and rests are never touched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voicecoach.score.model import Segment, Step

NOTCH = 0.1
"""Of the written pace, by which one slows down or speeds up."""
SLOWEST, FASTEST = 0.5, 1.5


@dataclass(frozen=True)
class Paced:
    """Reps of a step at another pace, while it was heard."""

    after: int
    """The segment in hand, which goes on as it is; those after it change."""
    by: float
    """Times as fast as they were."""

    def change(self, step: Step) -> Step:
        """Return `step` with the rest of its reps at this pace."""
        kept = self.after + 1
        return replace(step, segments=(*step.segments[:kept], *_all(step.segments[kept:], self.by)))


def at_pace(step: Step, pace: float) -> Step:
    """Return `step` with its reps `pace` times as fast as written; 1 is as written."""
    if pace == 1.0:
        return step
    return replace(step, segments=_all(step.segments, pace), jumped=_all(step.jumped, pace))


def notch(pace: float, up: bool) -> float:
    """Return the pace a notch faster or slower, within bounds."""
    return min(FASTEST, max(SLOWEST, round(pace + (NOTCH if up else -NOTCH), 2)))


def _all(segments: tuple[Segment, ...], pace: float) -> tuple[Segment, ...]:
    return tuple(_scaled(segment, pace) if segment.paced else segment for segment in segments)


def _scaled(segment: Segment, pace: float) -> Segment:
    return replace(
        segment,
        seconds=segment.seconds / pace,
        says=tuple(replace(say, at=say.at / pace) for say in segment.says),
        marks=tuple(replace(mark, at=mark.at / pace) for mark in segment.marks),
        phases=tuple((name, seconds / pace) for name, seconds in segment.phases),
    )
