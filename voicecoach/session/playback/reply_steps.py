"""What the coach answers to a command, as steps: an earcon, and words at most."""

from __future__ import annotations

from voicecoach.score.model import Earcon, Say, Segment, Step, StepKind


def reply(earcon: Earcon, text: str = "") -> Step:
    """Return an earcon, and a text after it if there is one."""
    return saying(earcon, *((text,) if text else ()))


def saying(*what: str | Earcon) -> Step:
    """Return what sounds one after the other."""
    return Step(StepKind.TALK, (Segment(StepKind.TALK, 0.1, tuple(map(Say, what))),))
