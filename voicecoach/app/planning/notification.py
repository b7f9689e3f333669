"""What is due as a notification on the desktop."""

from __future__ import annotations

from collections.abc import Sequence

from voicecoach.app.due import DueRow
from voicecoach.routine.yaml.tree import clean
from voicecoach.schedule.notify import notify, opener, python


def notify_of(due: Sequence[DueRow]) -> None:
    """Show what is due; a click starts the first of it. Raise VoicecoachError if it can't be shown."""
    first = due[0]
    start = opener((python(), "-m", "voicecoach", "start", "--", first.name))
    how = "Click to start, or type" if start else "Type"
    title = f"{first.title}: {first.due.told()}" if len(due) == 1 else f"{len(due)} routines are due"
    names = "" if len(due) == 1 else ", ".join(row.title for row in due) + ". "
    notify(clean(title), clean(f"{names}{how}: voicecoach start {first.name}"), start)
