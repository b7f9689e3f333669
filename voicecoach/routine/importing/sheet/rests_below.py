"""A rest between sets in the line directly below a list: it is for each exercise of that list, not for the last one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from voicecoach.routine.importing.sheet.rests import sentence_of_rest
from voicecoach.routine.importing.sheet.roles import Judged
from voicecoach.routine.notation.line import read_line

_SETS = frozenset({"sets", "per_set"})


class Listed(Protocol):
    """An exercise of a list."""

    @property
    def head(self) -> Judged:
        """The line that begins it."""

    @property
    def body(self) -> list[Judged]:
        """The lines that belong to it."""

    @property
    def section(self) -> object:
        """The part that it is in."""


_Entry = TypeVar("_Entry", bound=Listed)


def rests_below(entries: Sequence[_Entry]) -> list[tuple[Judged, _Entry]]:
    """Give the rest below each of several lists to all in it; take off that below the only one, which is for all."""
    lists = _lists(entries)
    closed = [one for one in lists if _rests(one[-1])]
    if not closed or any(len(one) < 2 or _told_within(one) for one in closed):
        return []
    if len(lists) == 1:
        return [(lists[0][-1].body.pop(), lists[0][-1])]
    for one in closed:
        rest = one[-1].body.pop()
        for entry in [entry for entry in one if _has_sets(entry)] or one[-1:]:
            entry.body.append(rest)
    return []


def _has_sets(entry: Listed) -> bool:
    return any(not _SETS.isdisjoint(one.read.roles) for one in (entry.head, *entry.body))


def _lists(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Return the exercises list by list, each ended by its part or by a rest below it."""
    made: list[list[_Entry]] = []
    for entry in entries:
        last = made[-1][-1] if made else None
        if last is None or last.section is not entry.section or _rests(last):
            made.append([])
        made[-1].append(entry)
    return made


def _rests(entry: Listed) -> bool:
    """Whether a rest between sets ends an exercise that stands in from it no less than from the list."""
    if not entry.body:
        return False
    line, listed = entry.body[-1].line, bool(entry.head.line.mark)
    flat = not line.mark and line.indent <= entry.head.line.indent
    if flat:
        return sentence_of_rest(line.text) or (listed and _alone(line.text))
    item = listed and (line.mark, line.indent) == (entry.head.line.mark, entry.head.line.indent)
    return item and sentence_of_rest(line.text) and _has_sets(entry)  # `- rest 1 min between sets`


def _alone(text: str) -> bool:
    """Whether a line has a rest and nothing else."""
    read = read_line(text)
    return read.only_dose and read.roles == {"rest"}


def _told_within(entries: Sequence[Listed]) -> bool:
    """Whether one of a list has a rest of its own, or lines below it that are set as the rest below the last one."""
    own = any("rest" in one.read.roles for entry in entries[:-1] for one in (entry.head, *entry.body))
    flat = any(one.line.indent <= entry.head.line.indent for entry in entries[:-1] for one in entry.body)
    return own or flat or any("rest" in one.read.roles for one in (entries[-1].head, *entries[-1].body[:-1]))
