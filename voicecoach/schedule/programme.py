"""Which stage of a programme a person is in, and why, from the sessions they did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from voicecoach.core.units import counted
from voicecoach.journal.history import PastSession
from voicecoach.journal.summary import counts
from voicecoach.routine.model import Stage
from voicecoach.routine.reading.programme import Programme

Of = Callable[[str], Sequence[PastSession]]
"""Returns the sessions of a routine by its name, oldest first."""


@dataclass(frozen=True)
class Standing:
    """Where one is in a programme."""

    number: int
    """The number of the current stage, from 0."""
    stage: Stage
    reason: str
    """Why it is this one, in words."""


@dataclass(frozen=True)
class _Tally:
    """How far a stage is."""

    held: int
    """Sessions that count."""
    first: datetime | None
    over: datetime | None
    """When all that it takes came together; None: not yet."""


def standing(programme: Programme, of: Of, now: datetime) -> Standing:
    """Return the current stage at `now`.

    A stage begins when the one before is over, and is over as soon as it had its `sessions` and its `weeks` have passed
    since its first. Where it says `pain`, a session counts only if the pain is known, right after and for the 24 hours
    after, and neither was more: who doesn't answer doesn't move on. Nobody is sent back.
    """
    since: datetime | None = None
    for number, stage in enumerate(programme.stages):
        tally = _tally(stage, of(stage.routine), since, now)
        last = number == len(programme.stages) - 1
        if last or tally.over is None:
            return Standing(number, stage, _reason(stage, tally, now, last))
        since = tally.over
    raise AssertionError("a programme has a stage")


def _tally(stage: Stage, pasts: Sequence[PastSession], since: datetime | None, now: datetime) -> _Tally:
    held = [past for past in pasts if counts(past) and (since is None or past.started > since)]
    first = held[0].started if held else None
    good = [past for past in held if _bearable(past, stage.pain)]
    enough = good[stage.sessions - 1].started if stage.sessions and len(good) >= stage.sessions else None
    long = first + timedelta(weeks=stage.weeks) if stage.weeks and first else None
    wanted = [met for asked, met in ((stage.sessions, enough), (stage.weeks, long)) if asked]
    met = [when for when in wanted if when and when <= now]
    return _Tally(len(good), first, max(met) if wanted and len(met) == len(wanted) else None)


def _bearable(past: PastSession, most: int | None) -> bool:
    if most is None:
        return True
    return all(pain is not None and pain <= most for pain in (past.pain, past.pain_after))


def _reason(stage: Stage, tally: _Tally, now: datetime, last: bool) -> str:
    if last:
        return "the last stage"
    parts = []
    if stage.sessions:
        pain = "" if stage.pain is None else f" with pain of at most {stage.pain}, after and for a day"
        parts.append(f"{min(tally.held, stage.sessions)} of {counted(stage.sessions, 'session')}{pain}")
    if stage.weeks:
        days = max(0, (now - tally.first).days) if tally.first else 0
        parts.append(f"{min(days, 7 * stage.weeks)} of {7 * stage.weeks} days")
    return "; ".join(parts)
