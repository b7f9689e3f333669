"""`voicecoach journal`: the journal to a file and back. `voicecoach note`: a word to the last session."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.cli.diary import opened
from voicecoach.cli.telling import ask_to_paste, tell, warn
from voicecoach.problem import Exit, VoicecoachError

LONGEST_NOTE = 2000
LARGEST = 200_000_000
"""Bytes of the largest file to import: decades of sessions."""


@click.group("journal")
def journal_command() -> None:
    """Write the journal to a file, or add what such a file has."""


@journal_command.command("export")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
def export_command(file: Path) -> None:
    """Write the whole journal to FILE.

    As .jsonl it is all there is, a line a session, and `voicecoach journal import` reads it; - prints that. As .csv it
    is a table for spreadsheets, a row a session.
    """
    from voicecoach.files import write_atomically, writing

    kind = ".jsonl" if str(file) == "-" else file.suffix.lower()
    if kind not in (".jsonl", ".csv"):
        raise VoicecoachError(f"a journal can't be written as `{file.name}`", "use .jsonl or .csv", Exit.USAGE)
    text = _text(kind)
    if str(file) == "-":
        click.echo(text, nl=False)
        return
    with writing(file, "name another file"):
        write_atomically(file, text)
    tell(f"Written to {file}.")


@journal_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
def import_command(file: Path) -> None:
    """Add the sessions and notes of FILE, a .jsonl that `voicecoach journal export` wrote.

    What is there already stays as it is, so a file may be imported twice. A line that is wrong changes nothing.
    """
    from voicecoach.files import read_bytes, read_input
    from voicecoach.journal.transfer import take

    try:
        if str(file) == "-":
            ask_to_paste("the lines of an exported journal here")
            data = read_input(LARGEST)
        else:
            data = read_bytes(file, LARGEST)
        found = data.decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise VoicecoachError(f"can't read {file}: {reason}", "name a .jsonl that was exported", Exit.USAGE) from error
    with opened("read or written") as store:
        counts = take(store, found, str(file))
    tell(f"Sessions and notes added: {counts.new}; there already: {counts.known}.")


@click.command("note")
@click.argument("words", nargs=-1, required=True, metavar="TEXT")
def note_command(words: tuple[str, ...]) -> None:
    """Add a note to the last session.

    For example: voicecoach note "The chair was too low." Before the first session it is kept without one.
    """
    from voicecoach.journal.clock import now
    from voicecoach.journal.past import pasts
    from voicecoach.routine.nodes import clean

    text = clean(" ".join(words)).strip()
    if not 0 < len(text) <= LONGEST_NOTE:
        hint = f"write 1 to {LONGEST_NOTE} characters"
        raise VoicecoachError("the note is empty" if not text else "the note is too long", hint, Exit.USAGE)
    with opened("read or written") as store:
        last = next(reversed(pasts(store)), None)
        store.note(last.id if last else None, text, now())
    tell(f"Noted with {last.routine}, {last.started:%Y-%m-%d %H:%M}." if last else "Noted.")


def _text(kind: str) -> str:
    from voicecoach.journal.past import pasts
    from voicecoach.journal.table import table
    from voicecoach.journal.transfer import lines

    with opened("read or written") as store:
        return table(pasts(store, tell=warn)) if kind == ".csv" else "".join(f"{line}\n" for line in lines(store, warn))
