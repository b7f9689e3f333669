"""How much of a session's work was done: of its sets, reps and time. Skipped work doesn't count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from voicecoach.core.units import counted
from voicecoach.score.model import Step, StepKind

ENOUGH = 0.7
"""The least share of its work with which a session counts as done.

Our own choice: without the last set, or one exercise out of five, a person still got the intended dose; without a third
of the work they didn't, and neither a streak nor a level should say so.
"""
SOMETHING = 30.0
"""Seconds of work that count as having done something, even if no set was finished."""

INEXACT = 0.1
"""The part of a rep or a second that may be missing from one that was done: work is timed to a tenth of a second."""


class Asked(NamedTuple):
    """How much work a session or a step asks for."""

    sets: int = 0
    reps: int = 0
    seconds: float = 0.0


class PartDone(NamedTuple):
    """How much of one set was done. An older journal knows only whether it was finished."""

    whole: bool
    share: float
    """0 to 1."""
    reps: int = 0
    """How many reps it asks for."""
    seconds: float = 0.0
    """How long its work takes."""


@dataclass(frozen=True)
class Work:
    """How much of a session's work was done. Reps and seconds are 0 of 0 if the journal is too old to know them."""

    sets: int = 0
    of_sets: int = 0
    reps: int = 0
    of_reps: int = 0
    seconds: float = 0.0
    of_seconds: float = 0.0
    share: float = 0.0
    """Of its sets or of its time, whichever is less; a set that was left early counts in part. 0 to 1."""

    @property
    def enough(self) -> bool:
        """Whether the session counts as done."""
        return self.share >= ENOUGH

    @property
    def something(self) -> bool:
        """Whether enough was done for its effect to be felt."""
        return self.sets > 0 or self.seconds >= SOMETHING

    @property
    def percent(self) -> int:
        """The share in percent, never rounded up: 70 only if it is enough."""
        return int(100 * self.share + 1e-9)

    @property
    def percent_told(self) -> str:
        """The share in words: `70 %`; what is less than one percent is not none."""
        return "under 1 %" if self.seconds >= 1 and not self.percent else f"{self.percent} %"

    def told(self) -> str:
        """Return it in words: `9 of 12 sets, 14 of 20 minutes of work`."""
        parts = [_of(self.sets, self.of_sets, "set")]
        if self.of_reps > self.of_sets:  # each hold counts as a rep, too
            parts.append(_of(self.reps, self.of_reps, "rep"))
        if self.of_seconds:
            length, unit = (60, "minute") if self.of_seconds >= 120 else (1, "second")
            whole = max(1, round(self.of_seconds / length))
            part = whole if self.seconds >= self.of_seconds else min(whole, int((self.seconds + INEXACT) / length))
            begun = counted(int(self.seconds + INEXACT), "second") if not part and self.seconds >= 1 else part
            parts.append(f"{_of(begun, whole, unit)} of work")
        return ", ".join(parts)


def _asked(step: Step, alone: bool) -> Asked | None:
    """Return the work a step asks for, None if it is none. A wait counts if it is `alone` in its exercise or a set."""
    if step.kind is StepKind.WAIT and (alone or step.set):
        return Asked(1)
    if step.kind is not StepKind.WORK:
        return None
    work = [segment for segment in step.segments if segment.kind is StepKind.WORK]
    reps = max((segment.rep for segment in work), default=0)
    return Asked(1, max(1, reps), sum(segment.seconds for segment in work))


NONE = Work()


def asked_by_step(score: Sequence[Step]) -> Iterator[Asked | None]:
    """Yield the work that each step of a score asks for; None for a step without work."""
    working = {step.exercise for step in score if step.kind is StepKind.WORK}
    for step in score:
        yield _asked(step, step.exercise >= 0 and step.exercise not in working)


def asked_in_all(asks: Iterable[Asked | None]) -> Asked:
    """Return the work that steps ask for together."""
    each = [asked for asked in asks if asked]
    return Asked(len(each), sum(asked.reps for asked in each), sum(asked.seconds for asked in each))


def part_of(asked: Asked, whole: bool, worked: float) -> PartDone:
    """Return how much of a set was done; `worked` is how many seconds the person worked on it."""
    share = 1.0 if whole else min(1.0, max(0.0, worked / asked.seconds)) if asked.seconds else 0.0
    return PartDone(whole, share, asked.reps, asked.seconds)


def tally(parts: Iterable[PartDone], asked: Asked) -> Work:
    """Return the sum of `parts`, each of a different set, in a session that asks for `asked`."""
    parts = list(parts)
    sets = sum(part.whole for part in parts)
    reps = sum(int(part.share * part.reps + INEXACT) for part in parts)
    seconds = sum(part.share * part.seconds for part in parts)
    shares = [
        done / whole
        for done, whole in ((sum(part.share for part in parts), asked.sets), (seconds, asked.seconds))
        if whole
    ]
    share = min([1.0, *shares]) if shares else 0.0
    return Work(
        min(sets, asked.sets),
        asked.sets,
        min(reps, asked.reps),
        asked.reps,
        min(seconds, asked.seconds),
        asked.seconds,
        share,
    )


def _of(part: int | str, whole: int, noun: str) -> str:
    return f"{part} of {counted(whole, noun)}"
