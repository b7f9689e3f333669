"""The coach's replies to commands, as steps: an earcon, sometimes followed by words."""

from __future__ import annotations

from voicecoach.score.model import Earcon, Say, Segment, Step, StepKind


def reply(earcon: Earcon, text: str = "") -> Step:
    """Return a step with an earcon and, unless it is empty, a text after it."""
    return saying(earcon, *((text,) if text else ()))


def saying(*what: str | Earcon) -> Step:
    """Return a step in which these sound one after the other."""
    return Step(StepKind.TALK, (Segment(StepKind.TALK, 0.1, tuple(map(Say, what))),))
