"""What makes lines of lines by those beside them: sides below a name, a dose above it, steps below a title."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.routine.importing.clauses.block_rests import with_block_rests
from voicecoach.routine.importing.clauses.dose_above import with_dose_above
from voicecoach.routine.importing.clauses.headed_lists import with_headed_lists
from voicecoach.routine.importing.clauses.in_notes import with_notes_told
from voicecoach.routine.importing.clauses.known_side import with_known_side
from voicecoach.routine.importing.clauses.rounds_in_line import with_lists_in_lines
from voicecoach.routine.importing.clauses.same_again import with_same_again
from voicecoach.routine.importing.clauses.sides_below import with_sides_below
from voicecoach.routine.importing.clauses.spoken_numbers import with_spoken_numbers
from voicecoach.routine.importing.clauses.summed_up import without_sums
from voicecoach.routine.importing.clauses.told_below import with_told_below
from voicecoach.routine.importing.lines.protocols import with_protocols_apart
from voicecoach.routine.importing.lines.slashes import with_slashes_told
from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.steps import with_steps

_IN_ORDER = (
    with_spoken_numbers, without_sums, with_same_again, with_known_side, with_sides_below, with_slashes_told,
    with_protocols_apart, with_lists_in_lines, with_block_rests, with_headed_lists, with_notes_told, with_dose_above,
    with_steps, with_told_below,
)  # fmt: skip


def with_lines_beside(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines as what stands beside them makes them."""
    for rewritten in _IN_ORDER:
        lines = rewritten(lines)
    return lines
