"""Whether our folders can be written, and what is wrong in the person's own files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from voicecoach.app.health.finding import HealthFinding
from voicecoach.app.own.abbreviations import abbreviations_file, own_abbreviations
from voicecoach.app.phrases import own_phrases, phrases_file
from voicecoach.app.settings.file import read_config
from voicecoach.app.settings.model import MEND, Config, Slip
from voicecoach.core.errors import Status, VoicecoachError
from voicecoach.core.paths import cache_folder, config_folder, data_folder, log_folder


def folder_findings() -> Iterator[HealthFinding]:
    """Yield whether each of our folders can be written."""
    folders = {
        "routines": data_folder(),
        "settings": config_folder(),
        "clips": cache_folder(),
        "error reports": log_folder(),
    }
    for what, folder in folders.items():
        trouble = _trouble(folder)
        reason = f"{folder} can't be written: {trouble}" if trouble else str(folder)
        yield HealthFinding(
            f"folder of your {what}", Status(not trouble, reason, "check who owns it"), needed=folder != log_folder()
        )


def _trouble(folder: Path) -> str:
    """Return why nothing can be written to the folder, empty if it can; permissions alone don't tell."""
    try:
        with TemporaryFile(dir=_nearest(folder)):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def settings_findings(slips: Callable[[Config], Sequence[Slip]]) -> Iterator[HealthFinding]:
    """Yield what is wrong in the files of the person's own settings and phrases."""
    for slip in slips(read_config()):
        status = Status(False, slip.told, slip.problem.hint or MEND)
        yield HealthFinding("settings", status, needed=True, stops=bool(slip.key))
    for what, read, file in (
        ("your phrases", own_phrases, phrases_file()),
        ("your abbreviations", own_abbreviations, abbreviations_file()),
    ):
        try:
            read()
        except VoicecoachError as error:
            yield HealthFinding(what, Status(False, error.message, f"voicecoach check {file}"), True, True)
