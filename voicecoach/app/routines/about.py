"""`voicecoach about`: what is known of a routine, and where it comes from, to read or to hear."""

from __future__ import annotations

import re

from voicecoach.app.routines.routine_file import find_file
from voicecoach.core.errors import Warn
from voicecoach.core.paths import routine_folders
from voicecoach.routine.frequency_words import in_full
from voicecoach.routine.library.load import load
from voicecoach.routine.model import Routine

_NOTHING = "Its file says nothing more: `background` and `source` are the fields for it."
_ISSUE = re.compile(r"\b((?:19|20)\d\d);[\w():.-]*\w")
"""Year, volume and pages of a journal; nobody wants to hear the last two."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def background(name: str, note: Warn) -> tuple[str, tuple[str, ...]]:
    """Return a routine's title, and what is known of it, in paragraphs.

    `note` is told if another routine may be meant. Raise VoicecoachError.
    """
    routine = load(str(find_file(name, note).path), routine_folders())
    return routine.name, _paragraphs(routine)


def _paragraphs(routine: Routine) -> tuple[str, ...]:
    source = f"Source: {routine.source}" if routine.source else ""
    known = (routine.background, source) if routine.background or source else (_NOTHING,)
    often = f"To be done {in_full(routine.every)}." if routine.every else ""
    return tuple(filter(None, (routine.about, *known, often, routine.safety)))


def spoken(title: str, paragraphs: tuple[str, ...]) -> list[str]:
    """Return the same sentence by sentence, for the ear: of a journal the year is enough."""
    heard = [_ISSUE.sub(r"\1", text) for text in (f"{title}.", *paragraphs)]
    return [sentence for text in heard for sentence in _SENTENCE.split(text) if sentence]
