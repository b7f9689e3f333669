"""What the journal records: a session's plan, its current step, each step that was left, and a session as stored."""

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
    """How a session ended; one that is running or was killed has none."""

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
    """What a session is to do: everything needed to compose the same score again."""

    routine: str
    """Its name, as it is shown."""
    path: str
    """Where its file was."""
    choices: Mapping[str, Any]
    """What was chosen on the command line and in the settings; plain data."""
    score: str
    """The digest of the score."""
    steps: int
    level: int | None = None
    """0 to 100; None where it makes no difference."""
    sets: int | None = None
    """Sets that the session asks for; None: an older journal didn't record it. `reps` and `work` likewise."""
    reps: int | None = None
    work: float | None = None
    """In seconds."""
    known_by: str = ""
    """The routine's identity; empty: that of the file at `path`."""


@dataclass(frozen=True)
class Hand:
    """The current step, and its exercise, by which it is found again after the routine has changed."""

    step: int
    exercise: str = ""
    round: int = 0

    @classmethod
    def of(cls, score: tuple[Step, ...], step: int) -> Hand:
        """Return what is recorded of a step of `score`; past the last step, only its number."""
        about = score[step].about if step < len(score) else None
        return cls(step, about.name, about.round) if about else cls(step)


@dataclass(frozen=True)
class LeftStep:
    """A step that was left."""

    index: int
    step: Step
    how: str
    """`done`, `skipped`, `hurt`, or `again` if the person went back or stopped in it."""
    when: datetime
    seconds: float
    """How long it lasted, without pauses, to about a tenth of a second."""
    asked: Asked | None = None
    """How much work it asks for; None if it is no work."""
    worked: float = 0.0
    """Seconds of work done in it, just as exact."""


@dataclass(frozen=True)
class Session:
    """A session as the journal has it."""

    id: int
    plan: Plan
    hand: Hand
    identity: str
    """Its routine's identity."""
    seen: datetime
    """When something was last recorded of it."""
    pid: int
    """The process it runs or ran in."""


def digest(score: tuple[Step, ...]) -> str:
    """Return a digest of a score's steps; how long a step takes and what is said in it make no difference."""
    parts = ((s.kind.value, s.exercise, s.name, s.about.round, s.side and s.side.value, s.set) for s in score)
    return sha256(repr(tuple(parts)).encode()).hexdigest()[:32]
