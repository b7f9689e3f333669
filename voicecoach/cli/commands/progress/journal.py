"""`voicecoach journal`: the journal to a file and back. `voicecoach note`: a note on the last session."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.app.messages import ask_to_paste, tell


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
    from voicecoach.app.progress.journal import STDIO, export_journal

    text = export_journal(file)
    if file == STDIO:
        click.echo(text, nl=False)
    else:
        tell(f"Written to {file}.")


@journal_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
def import_command(file: Path) -> None:
    """Add the sessions and notes of FILE, a .jsonl that `voicecoach journal export` wrote.

    What is there already stays as it is, so a file may be imported twice. A line that is wrong changes nothing.
    """
    from voicecoach.app.progress.journal import STDIO, import_journal

    if file == STDIO:
        ask_to_paste("the lines of an exported journal here")
    counts = import_journal(file)
    tell(f"Sessions and notes added: {counts.new}; there already: {counts.known}.")


@click.command("note")
@click.argument("words", nargs=-1, required=True, metavar="TEXT")
def note_command(words: tuple[str, ...]) -> None:
    """Add a note to the last session.

    For example: voicecoach note "The chair was too low." Before the first session it is kept without one.
    """
    from voicecoach.app.progress.journal import add_note

    last = add_note(" ".join(words))
    tell(f"Noted with {last.label}." if last else "Noted.")
