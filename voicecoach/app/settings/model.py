"""What `config.yaml` holds: settings with the place of every line, and the mistakes in it.

Values stay the text that was typed: an option knows what `yes`, `050` or `null` means.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from voicecoach.core.errors import Exit, Problem, VoicecoachError, Where
from voicecoach.core.units import counted

SETTINGS: Mapping[str, str] = {
    "level": "start",
    "cues": "start",
    "breath": "start",
    "weak-side": "start",
    "voice": "start",
    "rate": "start",
    "volume": "start",
    "output": "start",
    "device": "start",
    "pack": "start",
    "duck": "start",
    "plain": "start",
    "ask": "start",
    "listen": "start",
    "microphone": "start",
    "remote": "start",
    "who": "report",
    "zone": "calendar",
    "format": "export",
    "chapters": "export",
    "loudness": "export",
    "captions": "export",
}
"""What `config.yaml` may hold, long options without their dashes, and a command that takes each."""
CHECKED = ("voice", "output", "pack", "zone")
"""Settings that name what may be installed here, which their options don't check."""
MEND = "mend it: voicecoach config edit"


class SettingLine(NamedTuple):
    """A setting as it stands in the file."""

    text: str
    where: Where
    """The place of its value."""
    key: Where


class Slip(NamedTuple):
    """A mistake in the file."""

    key: str
    """The setting that it concerns, or is likely to; `*`: every one; empty: none."""
    problem: Problem

    @property
    def placed(self) -> bool:
        """Whether it is in a line of the file; if the file can't be opened, the message names it."""
        return self.problem.code != "unreadable"

    @property
    def told(self) -> str:
        """What is wrong, behind its place."""
        where = self.problem.where
        return f"{where.file}:{where.line}: {self.problem.message}" if self.placed else self.problem.message

    def concerns(self, keys: Collection[str]) -> bool:
        """Whether a command that takes `keys` might do something else than was meant."""
        return self.key in keys or (self.key == "*" and bool(keys))


class Config(NamedTuple):
    """The file, as far as it can be read: no value is checked yet."""

    path: Path
    lines: Mapping[str, SettingLine] = MappingProxyType({})
    slips: tuple[Slip, ...] = ()


class SettingsError(VoicecoachError):
    """The file of settings has mistakes that would change what a command does."""

    def __init__(self, path: Path, slips: Sequence[Slip]) -> None:
        self.slips = tuple(slips)
        self.problems = tuple(slip.problem for slip in slips if slip.placed)
        count = len(self.problems)
        message = f"{path} has {counted(count, 'problem')}"
        hint = MEND if count else "mend it, or move it away"
        super().__init__(message if count else slips[0].problem.message, hint, Exit.USAGE)
