"""What there is to see of a session, as plain data: made by the observer; screen, plain lines and remotes show it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.pose.model import Pose
from voicecoach.routine.model import Side
from voicecoach.score.model import StepKind
from voicecoach.session.playback.commands import Put


@dataclass(frozen=True)
class View:
    """One moment of a session, ready to be drawn."""

    routine: str
    kind: StepKind
    exercise: str = ""
    """The exercise's name; empty before the first and after the last."""
    text: str = ""
    """What to do, in the routine's words."""
    pose: tuple[Pose, ...] = ()
    """How the exercise looks: one pose, start and end, or a flow, for the right side."""
    picture: str = ""
    """The file of a picture of it, where pictures can be shown."""
    caption: str = ""
    """What the voice is saying now; empty when it is silent."""
    phase: str = ""
    """The phase of a rep with tempo: `up`, `hold`, `down`; `hold` also for a plain hold."""
    side: Side | None = None
    rep: int = 0
    reps: int = 0
    """0: not counted in reps."""
    set: int = 0
    sets: int = 0
    round: int = 0
    rounds: int = 0
    count: int | None = None
    """Seconds left of what is being done; None where there is nothing to count."""
    done: float = 0.0
    """How much of what is being done has passed, 0 to 1."""
    coming: str = ""
    """What comes next, briefly."""
    left: float = 0.0
    """Seconds left of the session, without waits."""
    elapsed: float = 0.0
    """Seconds since the session began; plain lines begin with it."""
    progress: float = 0.0
    """How much of the session has passed, 0 to 1."""
    paused: bool = False
    finished: bool = False
    muted: bool = False
    listening: bool = False
    """Whether spoken commands are heard."""
    volume: int = 100
    """Percent."""
    notice: str = ""
    """A warning or an answer to a key, shown until the next."""
    stopping: bool = False
    """Whether a spoken stop is waiting to be confirmed."""
    ends_in: float | None = None
    """Seconds until silence ends the session; None if it doesn't."""
    help: bool = False
    """Whether the keys are explained."""
    speaking: bool = False
    """Whether the voice is heard now or within half a second; also in the short silences between its phrases."""
    words: Language = ENGLISH
    """The language it is shown in."""


class Display(Protocol):
    """Shows a session: the screen, plain lines, and companions such as the phone page or the journal."""

    def show(self, view: View) -> None:
        """Show `view`. Called about ten times a second, so it must be cheap when nothing relevant has changed."""


Companion = Callable[[Put], AbstractContextManager[Display]]
"""Makes a display that may also give commands; its context is entered after the first sound and left after the last.

Entering it and `show` return at once and never raise: what takes longer is done on another thread, and a failing
companion must not disturb the session.
"""
