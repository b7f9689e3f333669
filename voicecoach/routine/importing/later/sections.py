"""Takes what isn't to be done now out of a text, and tells it line by line."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.routine.importing.later.barred import barred
from voicecoach.routine.importing.later.in_line import later_in_line
from voicecoach.routine.importing.later.plan import later
from voicecoach.routine.importing.later.ticked import keep_ticked
from voicecoach.routine.importing.ledger import Ledger
from voicecoach.routine.importing.lines.text_line import TextLine, text_lines


def leave_for_later(body: list[str], ledger: Ledger) -> None:
    """Blot the lines of later stages and of what is barred out of `body`, and tell each."""
    keep_ticked(body, ledger)
    for found in (barred, later, later_in_line):
        lines = text_lines("\n".join(body))
        for part in found(lines):
            for at in _numbers(lines, part, len(body)):
                ledger.leave(at + 1, body[at])
                body[at] = ""


def _numbers(lines: Sequence[TextLine], part: range, end: int) -> range:
    """Return the places in the text of a run of lines."""
    stop = lines[part.stop].number - 1 if part.stop < len(lines) else end
    return range(lines[part.start].number - 1, stop)
