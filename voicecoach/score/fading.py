"""Words get fewer from session to session: who knows a routine is told less of it, unless they ask for more."""

from __future__ import annotations

from typing import NamedTuple

from voicecoach.routine.model import Cues

SHORT_OPENING_FROM = 3
"""The sessions of a routine after which how to pause and what to have at hand need no more words."""
BRIEF_FROM = 9
"""Those after which, from the tenth on, its own instructions don't either."""


class Fading(NamedTuple):
    """How much is said in a session."""

    cues: Cues
    opening: bool
    """Whether how to pause and what to have at hand are told at the start."""
    begins: bool
    """Whether less is said from now on, which is to be told."""


def cues_for(times: int, asked: Cues | None, usual: Cues = Cues.FULL) -> Fading:
    """Return how much to say to somebody who has done a routine so many times.

    What they `asked` for, on the command line or in the settings, holds; `usual` is what the routine has itself.
    """
    fades = asked is None and usual is Cues.FULL
    brief = fades and times >= BRIEF_FROM
    return Fading(
        Cues.BRIEF if brief else asked or usual,
        opening=not fades or times < SHORT_OPENING_FROM,
        begins=fades and times == BRIEF_FROM,
    )
