"""The journal's words: a session's plan, the step in hand, a step that was left, and a session as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from voicecoach.journal.work_done import Asked
from voicecoach.score.model import Step


class Outcome(str, Enum):
    """How a session ended; one that runs, or was killed, has none."""

    FINISHED = "finished"
    STOPPED = "stopped"


class When(str, Enum):
    """Which pain was asked for."""

    AFTER = "after"
    """Right after a session."""
    DAY = "day"
    """In the 24 hours after it."""


@dataclass(frozen=True)
class Plan:
    """What is to be done: all it takes to make the same score again."""

    routine: str
    """Its name, as it is shown."""
    path: str
    """Where its file lay."""
    choices: Mapping[str, Any]
    """What was chosen on the command line and in the settings; plain data."""
    score: str
    """The digest of the score."""
    steps: int
    level: int | None = None
    """0 to 100; None where it makes no difference."""
    sets: int | None = None
    """How much work there is, from where it begins on; None: an older journal didn't keep it. Likewise below."""
    reps: int | None = None
    work: float | None = None
    """In seconds."""
    known_by: str = ""
    """The routine's identity; empty: that of the file at `path`."""


@dataclass(frozen=True)
class Hand:
    """The step in hand, and the exercise it belongs to, by which it is found again in a routine that changed."""

    step: int
    exercise: str = ""
    round: int = 0

    @classmethod
    def of(cls, score: tuple[Step, ...], step: int) -> Hand:
        """Return the hand at a step of `score`; past its end there is nothing left to do."""
        about = score[step].about if step < len(score) else None
        return cls(step, about.name, about.round) if about else cls(step)


@dataclass(frozen=True)
class LeftStep:
    """A step that was left."""

    index: int
    step: Step
    how: str
    """`done`, `skipped`, `hurt`, or `again` where one went back."""
    when: datetime
    seconds: float
    """How long one was in it, pauses aside, to about a tenth of a second."""
    asked: Asked | None = None
    """How much work it is; None: none."""
    worked: float = 0.0
    """Seconds of work in it, likewise."""


@dataclass(frozen=True)
class Session:
    """A session as the journal has it."""

    id: int
    plan: Plan
    hand: Hand
    identity: str
    """What its routine is known by."""
    seen: datetime
    """When it was last heard of."""
    pid: int
    """The process it runs or ran in."""


def digest(score: tuple[Step, ...]) -> str:
    """Return what tells two scores apart whose steps are not the same ones; how long each is and its words don't."""
    parts = ((s.kind.value, s.exercise, s.name, s.about.round, s.side and s.side.value, s.set) for s in score)
    return sha256(repr(tuple(parts)).encode()).hexdigest()[:32]
