"""The journal written to a file and read from one, and notes added to it."""

from __future__ import annotations

from pathlib import Path

from voicecoach.app.messages import warn
from voicecoach.app.open_journal import opened_journal
from voicecoach.core.clock import now
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.files import read_bytes, read_input, write_atomically, writing
from voicecoach.journal.history import PastSession, pasts
from voicecoach.journal.table import table
from voicecoach.journal.transfer import Counts, lines, take
from voicecoach.routine.yaml.tree import clean

LONGEST_NOTE = 2000
LARGEST = 200_000_000
"""Bytes of the largest file to import: decades of sessions."""
STDIO = Path("-")
"""Stands for the output and the input."""


def export_journal(file: Path) -> str:
    """Write the journal to a file by its ending, .jsonl or .csv, and return what was written; for `-` only return it.

    Raise VoicecoachError.
    """
    kind = ".jsonl" if file == STDIO else file.suffix.lower()
    if kind not in (".jsonl", ".csv"):
        raise VoicecoachError(f"a journal can't be written as `{file.name}`", "use .jsonl or .csv", Exit.USAGE)
    text = _text(kind)
    if file != STDIO:
        with writing(file, "name another file"):
            write_atomically(file, text)
    return text


def _text(kind: str) -> str:
    with opened_journal("read or written") as store:
        return table(pasts(store, tell=warn)) if kind == ".csv" else "".join(f"{line}\n" for line in lines(store, warn))


def import_journal(file: Path) -> Counts:
    """Add what an exported file or, for `-`, the input has that the journal hasn't. Raise VoicecoachError."""
    try:
        data = read_input(LARGEST) if file == STDIO else read_bytes(file, LARGEST)
        found = data.decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise VoicecoachError(f"can't read {file}: {reason}", "name a .jsonl that was exported", Exit.USAGE) from error
    with opened_journal("read or written") as store:
        return take(store, found, str(file))


def add_note(words: str) -> PastSession | None:
    """Add a note to the last session, and return that; None if there is none yet. Raise VoicecoachError."""
    text = clean(words).strip()
    if not 0 < len(text) <= LONGEST_NOTE:
        hint = f"write 1 to {LONGEST_NOTE} characters"
        raise VoicecoachError("the note is empty" if not text else "the note is too long", hint, Exit.USAGE)
    with opened_journal("read or written") as store:
        last = next(reversed(pasts(store)), None)
        store.note(last.id if last else None, text, now())
    return last
