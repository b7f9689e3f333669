"""`voicecoach export`: a session as a sound file with chapters, as a file for each exercise, or as a sheet to print."""

from __future__ import annotations

from pathlib import Path

import click

from voicecoach.app.choices import Choices, Form
from voicecoach.cli.complete import complete_names
from voicecoach.cli.export_options import form_options
from voicecoach.cli.options import dose_and_sound


@click.command("export")
@click.argument("name", metavar="NAME|FILE", required=False, shell_complete=complete_names)
@dose_and_sound
@click.option(
    "-o",
    "--file",
    "path",
    type=click.Path(path_type=Path),
    is_eager=True,
    help="The file or folder to write; else it is named NAME.",
)
@form_options
def export_command(name: str | None, path: Path | None, form: Form, choices: Choices) -> int:
    """Write a session to a sound file, or to a sheet to print.

    WAV, FLAC, MP3, Opus or M4A, by the ending.

    It has a title, chapters and a picture, for the player on a phone; but for WAV it needs the extra `export`. What
    waits for a key in a live session lasts 30 seconds in the file.
    """
    from voicecoach.app.exporting.command import export

    return export(name, path, form, choices)
