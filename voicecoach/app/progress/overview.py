"""What was done, at a glance: the sessions, and what those of each routine come to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from voicecoach.app.history import read_routine_of, sessions_of
from voicecoach.core import clock
from voicecoach.journal.history import PastSession
from voicecoach.journal.summary import Summary, half_year, summarise


class RoutineSummary(NamedTuple):
    """The last session of a routine, and the figures of its last half year."""

    last: PastSession
    summary: Summary


@dataclass(frozen=True)
class Overview:
    """The sessions of one routine or of all, the oldest first."""

    sessions: Sequence[PastSession]
    today: date

    def by_routine(self) -> list[RoutineSummary]:
        """Return the figures of each routine."""
        known_by = attrgetter("identity")
        groups = groupby(sorted(self.sessions, key=known_by), key=known_by)
        return [self._summary(list(sessions)) for _, sessions in groups]

    def as_data(self, last: int | None) -> str:
        """Return the `last` sessions or all, and the figures, as JSON; ASCII only, as consoles differ in encodings."""
        data = {
            "sessions": [_session(past) for past in (self.sessions[-last:] if last else self.sessions)],
            "routines": [_routine(each) for each in self.by_routine()],
        }
        return json.dumps(data, indent=1)

    def _summary(self, sessions: list[PastSession]) -> RoutineSummary:
        routine = read_routine_of(sessions[-1])
        every = routine.every if routine else None
        return RoutineSummary(sessions[-1], summarise(sessions, every, self.today, half_year(self.today)))


def overview(name: str | None) -> Overview:
    """Return what was done of a routine or, without a name, of all. Raise VoicecoachError."""
    return Overview(sessions_of(name), clock.now().date())


def _session(past: PastSession) -> dict[str, Any]:
    ended = past.ended.isoformat() if past.ended else None
    return asdict(past) | {"started": past.started.isoformat(), "ended": ended}


def _routine(each: RoutineSummary) -> dict[str, Any]:
    past, summary = each
    rounded = {"minutes": round(summary.minutes, 1), "per_week": round(summary.per_week, 2)}
    return {"routine": past.routine, "path": past.path, "identity": past.identity, **asdict(summary), **rounded}
