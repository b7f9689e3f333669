"""What the screen shows, as plain data: made from the transport, drawn by `screen` or told by `plain`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from voicecoach.language.english import ENGLISH
from voicecoach.language.model import Language
from voicecoach.routine.model import Side
from voicecoach.score.model import Kind
from voicecoach.session.commands import Put


@dataclass(frozen=True)
class View:
    """One moment of a session, ready to be drawn."""

    routine: str
    kind: Kind
    exercise: str = ""
    """The exercise's name; empty before the first and after the last."""
    text: str = ""
    """What to do, in the writer's words."""
    caption: str = ""
    """What the voice is saying just now; empty when it is silent."""
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
    """What comes next, in few words."""
    left: float = 0.0
    """Seconds left of the session, without waits."""
    elapsed: float = 0.0
    """Seconds since the session began, as the clock in front of plain lines."""
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
    """Whether the person is asked if the session ends: a voice said so and hasn't confirmed it yet."""
    ends_in: float | None = None
    """Seconds after which it ends if nothing is answered; None if it doesn't."""
    help: bool = False
    """Whether the keys are explained."""
    speaking: bool = False
    """Whether the voice is heard now or within half a second; also in the short silences between its phrases."""
    words: Language = ENGLISH
    """In which it is shown."""


class Display(Protocol):
    """Is shown what happens: the screen, plain lines, and whatever accompanies a session."""

    def show(self, view: View) -> None:
        """Take notice of `view`, about ten times a second; cheap when nothing that matters changed."""


Companion = Callable[[Put], AbstractContextManager[Display]]
"""Made with what has a command obeyed; entered after the first sound, left after the last.

Entering and `show` return at once, what takes longer is done on a thread of its own; none of them raises: a session is
never the worse for company.
"""
