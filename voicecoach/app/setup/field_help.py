"""What a field of routine files means, in the terminal: `voicecoach help sides`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicecoach.routine.fields import TABLE, Field, Section
from voicecoach.routine.schema.describe import limits
from voicecoach.routine.values.synonyms import called

_PLACES = (Section.EXERCISE, Section.ROUTINE, Section.BLOCK, Section.PROGRAMME, Section.STAGE)
"""Where a field is looked for: what most people write first."""


def field_help(word: str) -> Sequence[str]:
    """Return lines about the field that a word names, by our name or by another's; none if it names none."""
    found = ((TABLE[place][name], place) for place in _PLACES for name in called(word, place)[:1])
    return next((tuple(_told(field, place)) for field, place in found), ())


def _told(field: Field, place: Section) -> Iterator[str]:
    yield f"{field.name}: in a routine file, a field of {place.value}."
    yield f"  {field.help}"
    yield f"  For example: {field.name}: {field.example}"
    if field.default:
        yield f"  Without it: {field.default}"
    if known := limits(field).replace("`", ""):
        yield f"  It can be: {known}"
    yield "All fields: voicecoach help routines"
