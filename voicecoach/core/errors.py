"""Errors: a `Problem` is a value with a place and a hint; a `VoicecoachError` ends the command."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

Warn = Callable[[str], None]
"""Is told what a person may want to know, and what ends nothing."""


def unheard(_: str) -> None:
    """Tell nobody."""


class Exit(int, Enum):
    """Exit codes of the command."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    NO_DEVICE = 3
    UNFORESEEN = 70  # what BSD's sysexits.h calls a fault of the program's own
    INTERRUPTED = 130


class VoicecoachError(Exception):
    """Ends the command with one line that says what is wrong and one that says what to do."""

    problems: tuple[Problem, ...] = ()
    """The mistakes in a file, where it is they that end the command."""

    def __init__(self, message: str, hint: str = "", exit_code: Exit = Exit.PROBLEMS) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.exit_code = exit_code


class Where(NamedTuple):
    """A stretch of one line of a file; line and column count from 1, as editors do."""

    file: str
    line: int
    column: int
    length: int = 1
    source: str = ""
    """The text of the line, for the caret."""


class Problem(NamedTuple):
    """One mistake in a routine: what, where, and what to write instead."""

    code: str
    """A short stable name, such as `unknown-field`; tests and editors key on it."""
    message: str
    where: Where
    hint: str = ""
    warning: bool = False
    """A warning is worth a look; the routine still runs."""


class Status(NamedTuple):
    """Whether a voice or an output can be used here; if not, why and what to do."""

    usable: bool
    reason: str = ""
    hint: str = ""
