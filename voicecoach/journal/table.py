"""The journal as a table for spreadsheets, a row per session, without steps and choices: it is never read back."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from voicecoach.journal.history import PastSession

COLUMNS = (
    "started", "ended", "routine", "file", "outcome", "level", "seconds", "done", "steps", "sets", "of_sets", "share",
    "pain", "pain_after", "hurt", "notes", "amounts",
)  # fmt: skip


def table(pasts: Iterable[PastSession]) -> str:
    """Return CSV with a heading; unanswered questions are empty. Loads and reps that were told are the `amounts`."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, pasts))
    return text.getvalue()


def _row(past: PastSession) -> tuple[object, ...]:
    hurt = ", ".join(done.title for done in past.exercises if done.hurt)
    ended = past.ended.isoformat() if past.ended else None
    work = (past.work.sets, past.work.of_sets, round(past.work.share, 2))
    times, figures = (past.started.isoformat(), ended), (past.level, round(past.seconds), past.done, past.steps, *work)
    amounts = " | ".join(f"{done.title}: {done.amounts}" for done in past.exercises if done.amounts)
    words = map(_harmless, (past.routine, past.path, past.outcome))
    told = map(_harmless, (hurt, " | ".join(past.notes), amounts))
    return (*times, *words, *figures, past.pain, past.pain_after, *told)


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
