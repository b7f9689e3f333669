"""What a person chooses for a session: how much is done, how it sounds, where it is heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicecoach.app.auto import AUTO

if TYPE_CHECKING:
    from voicecoach.session.phone.address import PageAddress


USUAL_PACK = "clear"
"""The sounds of a session for which nobody chose any."""


@dataclass(frozen=True)
class Choices:
    """How much a person wants to do, and how it shall sound."""

    level: str = "low"
    cues: str | None = None
    voice: str = AUTO
    rate: float | None = None
    weak_side: str | None = None
    breath: float | None = None
    """Seconds."""
    pack: str | None = None
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    begin: str | None = None
    """The exercise to begin with."""
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    minutes: float | None = None
    """The time there is."""
    repeat: int = 1
    gentler: tuple[str, ...] = ()
    """Exercises to be done a notch below the level, as the journal advises; no option."""
    day: str | None = None
    """The day that decides what the routine leaves to chance, as `2025-05-31`; today without it; no option."""

    def pack_for(self, preferred: str) -> str:
        """Return the sounds of a session of a routine that has `preferred` ones, or none."""
        return self.pack or preferred or USUAL_PACK

    def voice_for(self, preferred: str) -> str:
        """Return the voice of a session of a routine that has a `preferred` one, or none; `auto` leaves it to us."""
        return (self.voice if self.voice != AUTO else preferred) or AUTO


@dataclass(frozen=True)
class Setup:
    """Where a session is heard and seen, and what else comes with it."""

    output: str
    device: str
    volume: int
    """Percent."""
    duck: bool
    plain: bool
    remote: PageAddress | None
    listen: bool
    microphone: str
    """A part of its name; empty: the system's default."""
    ask: bool
    anyway: bool = False
    """Whether it may begin beside another session."""


@dataclass(frozen=True)
class Form:
    """How a session is written to a file."""

    format_name: str | None = None
    """None: the file's ending tells."""
    chapters: str = "exercises"
    loudness: float | None = -16.0
    """LUFS; None to leave it."""
    captions: tuple[str, ...] = ()
    script: bool = False
    """As a sheet to print."""
    split: bool = False
    """As a file for each exercise, in a folder."""
    all: bool = False
    """Every routine of the library."""
