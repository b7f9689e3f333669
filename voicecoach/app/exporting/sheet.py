"""A routine as a sheet to print, with boxes to tick."""

from __future__ import annotations

from pathlib import Path

from voicecoach.app.choices import Choices
from voicecoach.app.level import named_level
from voicecoach.app.messages import note
from voicecoach.app.preparing import prepare_file
from voicecoach.app.routine_warnings import tell_warnings
from voicecoach.app.routines.routine_file import find_file
from voicecoach.core.errors import Exit, VoicecoachError, Warn
from voicecoach.core.files import check_file
from voicecoach.export.text.html import markdown, page, pictures
from voicecoach.export.text.sheet import Sheet, sheet
from voicecoach.export.text.write import write

ENDINGS = (".html", ".htm", ".md")


def is_sheet(path: Path | None) -> bool:
    """Whether a file is a sheet by its ending."""
    return path is not None and path.suffix.lower() in ENDINGS


def export_sheet(name: str, path: Path | None, choices: Choices, warn: Warn) -> Path:
    """Write a routine as a sheet and return its file. Raise VoicecoachError."""
    target = path or Path(f"{Path(name).stem}.html")
    if not is_sheet(target):
        what = f"a {target.suffix}" if target.suffix else "a file without an ending"
        raise VoicecoachError(f"a sheet can't be {what}", "use .html, which a browser prints, or .md", Exit.USAGE)
    check_file(target)
    prepared = prepare_file(find_file(name, note), choices, warn=warn)
    tell_warnings(prepared, warn)
    level = "" if prepared.level is None else named_level(prepared.level, prepared.words)
    made = sheet(prepared.routine, prepared.words, level)
    if target.suffix.lower() == ".md":
        _write_markdown(made, target)
    else:
        write(target, page(made))
    return target


def _write_markdown(made: Sheet, target: Path) -> None:
    """Write a sheet as Markdown and its pictures, in a folder beside it, named like it. Raise VoicecoachError."""
    folder = target.with_name(f"{target.stem}-pictures")
    for name, picture in pictures(made).items():
        write(folder / name, picture)
    write(target, markdown(made, folder.name))
