"""Exercises of one line, written out as fields: `Clamshell 3x10` with `reps: 10` and `sets: 3` below it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicecoach.core.files import write_atomically
from voicecoach.routine.fields import TABLE, Section
from voicecoach.routine.library.own_routines import OwnRoutines
from voicecoach.routine.notation.one_line import one_line
from voicecoach.routine.yaml.writing import edit

if TYPE_CHECKING:
    from ruamel.yaml.comments import CommentedMap


def tidy(own: OwnRoutines, path: Path) -> int:
    """Write out the one-line exercises of a routine, and return how many there were; what it was goes to the trash."""
    count = 0

    def change(data: CommentedMap) -> None:
        nonlocal count
        count = _written_out(data.get("exercises"))

    before = path.read_text(encoding="utf-8")
    after = edit(before, change)
    if count:
        own.keep(path)
        write_atomically(path, after)
    return count


def _written_out(items: Any) -> int:
    """Replace the texts in a list by groups of fields, in blocks too; return how many."""
    count = 0
    for at, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, str) and (fields := one_line(item)):
            items[at] = _group(fields)
            count += 1
        elif isinstance(item, dict):
            count += _written_out(item.get("exercises"))
    return count


def _group(fields: Mapping[str, str]) -> CommentedMap:
    from ruamel.yaml.comments import CommentedMap

    return CommentedMap((name, fields[name]) for name in TABLE[Section.EXERCISE] if name in fields)
