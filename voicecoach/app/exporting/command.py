"""`voicecoach export`: a session as a sound file, as a file for each exercise or as a sheet; or the whole library."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from voicecoach.app.choices import Choices, Form
from voicecoach.app.exporting.library import Library, export_all
from voicecoach.app.exporting.progress_bar import progress_bar
from voicecoach.app.exporting.session import Sound, write_session
from voicecoach.app.exporting.sheet import export_sheet, is_sheet
from voicecoach.app.messages import note, tell, warn
from voicecoach.app.preparing import prepare_file
from voicecoach.app.routine_warnings import tell_warnings
from voicecoach.app.routines.routine_file import find_file
from voicecoach.core.errors import Exit, VoicecoachError
from voicecoach.core.terminal_text import visible
from voicecoach.core.units import clock

_LARGE = 20_000_000
"""Bytes of a file from which a smaller kind is worth a word."""


def export(name: str | None, path: Path | None, form: Form, choices: Choices) -> int:
    """Write what was asked for, and tell what was written; return the exit code. Raise VoicecoachError."""
    if form.all:
        return _all(name, path, form, choices)
    if name is None:
        raise VoicecoachError("which routine?", "name one, or --all for every one", Exit.USAGE)
    if form.script or (is_sheet(path) and not form.split):
        click.echo(visible(str(export_sheet(name, path, choices, warn))))
    else:
        _sound_file(name, path, form, choices)
    return Exit.FINE


def _sound_file(name: str, path: Path | None, form: Form, choices: Choices) -> None:
    """Write a session as one file, or as a folder of a file for each exercise."""
    ending = "" if form.split else f".{form.format_name or 'wav'}"
    target = path or Path(Path(name).stem + ending)
    sound = Sound.at(form, target)
    prepared = prepare_file(find_file(name, note), choices, in_a_file=True, warn=warn)
    tell_warnings(prepared, warn)
    seconds = write_session(prepared, target, sound, form.split, warn, progress_bar)
    tell(f"{target}: {clock(seconds)}{_size(target)}")
    if path is None and _bytes(target) >= _LARGE:
        tell(f"A tenth of that and less: voicecoach export {name} -o {target.stem}.mp3 (or .m4a, .opus)")
    if prepared.told:
        tell(" ".join(prepared.told))


def _bytes(target: Path) -> int:
    """Return how large a file is, or all that lies in a folder."""
    try:
        files = target.iterdir() if target.is_dir() else (target,)
        return sum(file.stat().st_size for file in files)
    except OSError:
        return 0


def _size(target: Path) -> str:
    """Return how large it is, if that is a megabyte or more."""
    size = _bytes(target)
    return f", {size / 1_000_000:.0f} MB" if size >= 1_000_000 else ""


def _all(name: str | None, folder: Path | None, form: Form, choices: Choices) -> int:
    if name is not None:
        raise VoicecoachError("--all takes no name", f"leave {name} or --all out", Exit.USAGE)
    if folder is None:
        raise VoicecoachError("--all needs a folder", "name it with -o", Exit.USAGE)
    sound = Sound.of(form)
    sound.check(())
    with closing(Library(choices, sound)) as library:
        return export_all(folder, library)
