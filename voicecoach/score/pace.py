"""Reps slower or faster than written, at a person's request during a session. Holds and rests keep their length."""

from __future__ import annotations

from dataclasses import dataclass, replace

from voicecoach.score.model import Segment, Step

NOTCH = 0.1
"""The share of the written pace by which each request slows down or speeds up."""
SLOWEST, FASTEST = 0.5, 1.5


@dataclass(frozen=True)
class Paced:
    """A change of pace made while a step was heard."""

    after: int
    """The current segment, which stays as it is; those after it change."""
    by: float
    """How many times as fast as before."""

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
    """Return the pace one notch faster or slower, within bounds."""
    return min(FASTEST, max(SLOWEST, round(pace + (NOTCH if up else -NOTCH), 2)))


def _all(segments: tuple[Segment, ...], pace: float) -> tuple[Segment, ...]:
    return tuple(_scaled(segment, pace) if segment.paced else segment for segment in segments)


def _scaled(segment: Segment, pace: float) -> Segment:
    return replace(
        segment,
        seconds=segment.seconds / pace,
        says=tuple(replace(say, at=say.at / pace, before=say.before and say.before / pace) for say in segment.says),
        marks=tuple(replace(mark, at=mark.at / pace) for mark in segment.marks),
        glides=tuple(replace(glide, at=glide.at / pace, seconds=glide.seconds / pace) for glide in segment.glides),
        phases=tuple((name, seconds / pace) for name, seconds in segment.phases),
    )
