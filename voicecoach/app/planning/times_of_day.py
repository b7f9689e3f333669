"""At which times of a day a routine is to be done: its own, else one that is chosen."""

from __future__ import annotations

from datetime import time

from voicecoach.app.due import DueRow
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.routine.frequency_words import listed


def times_of_day(row: DueRow, chosen: time | None) -> tuple[time, ...]:
    """Return the times of a day, in order; the one that is `chosen` goes before a single one of the routine's own.

    Raise VoicecoachError if there is none, or if the routine has several and one is chosen.
    """
    own = row.every.slots
    if chosen and len(own) > 1:
        raise VoicecoachError(f"{row.name} has times of its own: {listed(own)}", "leave `--at` out", Exit.USAGE)
    if not chosen and not own:
        raise VoicecoachError(f"{row.name} doesn't say at what time of day", "add, for example, --at 18:30", Exit.USAGE)
    return (chosen,) if chosen else own
