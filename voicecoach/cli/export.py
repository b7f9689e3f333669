"""`voicecoach export`: a session as a sound file with chapters, as a file for each exercise, or as a sheet to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from voicecoach.cli.completers import complete_names
from voicecoach.cli.export_options import Form, form_options
from voicecoach.cli.options import Choices, check_file, dose_and_sound
from voicecoach.problem import Exit, VoicecoachError
from voicecoach.units import clock, seconds

if TYPE_CHECKING:
    from voicecoach.cli.exporting import Sound


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
    from voicecoach.cli.sheets import export_sheet, is_sheet

    if form.all:
        return _export_all(name, path, form, choices)
    if name is None:
        raise VoicecoachError("which routine?", "name one, or --all for every one", Exit.USAGE)
    if form.script or (is_sheet(path) and not form.split):
        export_sheet(name, path, choices)
    else:
        _export(name, path, form, choices)
    return Exit.FINE


def _export(name: str, path: Path | None, form: Form, choices: Choices) -> None:
    """Write a session as one file, or as a folder of a file for each exercise."""
    from voicecoach.cli.exporting import Session, make_folder
    from voicecoach.cli.studio import open_track, read_routine
    from voicecoach.cli.telling import tell, warn
    from voicecoach.cli.warned import tell_warnings
    from voicecoach.cli.working import working

    ending = "" if form.split else f".{form.format_name or 'wav'}"
    target = path or Path(Path(name).stem + ending)
    (make_folder if form.split else check_file)(target)
    sound = _sound(form, None if form.split else target)
    prepared = read_routine(name, choices, in_a_file=True)
    tell_warnings(prepared, warn)
    sound.check(prepared.heard)
    session = Session(prepared, open_track(prepared.routine, choices, warn, patient=True), sound)
    with working("Speaking", session.frames) as advance:
        found = session.survey(advance)
    with working("Writing", found.frames) as advance:
        (session.write_parts if form.split else session.write)(target, found, advance)
    tell(f"{target}: {clock(seconds(found.frames))}")
    if prepared.told:
        tell(" ".join(prepared.told))


def _export_all(name: str | None, folder: Path | None, form: Form, choices: Choices) -> int:
    from voicecoach.cli.exporting_all import Library, export_all

    if name is not None:
        raise VoicecoachError("--all takes no name", f"leave {name} or --all out", Exit.USAGE)
    if folder is None:
        raise VoicecoachError("--all needs a folder", "name it with -o", Exit.USAGE)
    sound = _sound(form)
    sound.check(())
    return export_all(folder, Library(choices, sound))


def _sound(form: Form, target: Path | None = None) -> Sound:
    """Return how sound files are made; the ending of `target` tells where the form doesn't."""
    from voicecoach.cli.exporting import Sound
    from voicecoach.export.encoders import FORMATS, format_of
    from voicecoach.export.timeline import By

    name = form.format_name or ("wav" if target is None else None)
    format = FORMATS[name] if name else format_of(target or Path())
    ending = target.suffix if target else f".{name}"
    return Sound(ending, format, By(form.chapters), form.loudness, form.captions)
