"""What a conversion gives: a draft of a routine, and what could not be carried over."""

from __future__ import annotations

from dataclasses import dataclass

from voicecoach.core.errors import Problem, Where
from voicecoach.routine.library.load import RoutineProblems
from voicecoach.routine.yaml.writing import Draft


@dataclass(frozen=True)
class LeftOut:
    """Something of the foreign file that has no place in a routine, or another meaning there."""

    line: int
    """Counting from 1."""
    words: str
    doubtful: bool = False
    """Whether it is in the routine, as what it is taken for."""


@dataclass(frozen=True)
class Converted:
    """A routine made of a foreign file."""

    draft: Draft
    left_out: tuple[LeftOut, ...] = ()
    lines: tuple[int, ...] = ()
    """The line that each exercise comes from, in order; nothing if that means nothing there."""
    figures: int = 0
    """How many numbers the source has."""
    unread: int = 0
    """How many of them are told as not carried over."""
    often: tuple[str, ...] = ()
    """The words of the source that became the routine's `every`."""


def wrong(file: str, text: str, at: tuple[int, int], message: str, hint: str) -> RoutineProblems:
    """Return the error that says what is wrong at a line and column, counting from 1, of the foreign file."""
    line, column = at
    lines = text.splitlines()
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    return RoutineProblems(file, [Problem("foreign", message, Where(file, line, column, 1, source), hint)])
