"""The status of a running session for other programs: as data, and in a few words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicecoach.session.playback.view import View


@dataclass(frozen=True)
class SessionStatus:
    """One moment of a session, for other programs; its texts hold no control characters."""

    routine: str
    kind: str
    """talk, ready, work, gap, rest, switch or wait."""
    state: str
    """The same in the screen's words, or `paused`, or `done`."""
    exercise: str
    """Empty before the first and after the last."""
    where: str
    """Exercise and place in it: `Clamshell, left side, set 2 of 3`."""
    side: str
    """left, right or empty."""
    set: int
    sets: int
    rep: int
    reps: int
    """0: not counted in reps."""
    round: int
    rounds: int
    count: int | None
    """Seconds left of what is being done; None where nothing is counted."""
    left: float
    """Seconds left of the session, without waits."""
    progress: float
    """How much of the session has passed, 0 to 1."""
    paused: bool
    finished: bool
    next: str
    notice: str


def status(view: View) -> SessionStatus:
    """Return the status that `view` shows."""
    from voicecoach.session.display.words import clean, place, state

    name = clean(view.exercise or view.routine)
    return SessionStatus(
        clean(view.routine),
        view.kind.value,
        state(view),
        clean(view.exercise),
        ", ".join((name, *place(replace(view, rep=0)))),
        view.side.value if view.side else "",
        view.set,
        view.sets,
        view.rep,
        view.reps,
        view.round,
        view.rounds,
        view.count,
        round(view.left, 1),
        round(view.progress, 4),
        view.paused,
        view.finished,
        clean(view.coming),
        clean(view.notice),
    )
