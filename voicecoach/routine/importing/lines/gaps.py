"""What gaps of blanks within a line mean: columns as in the lines beside it, or a label before its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecoach.routine.importing.columns import COUNTS, TIMES, column, is_listed
from voicecoach.routine.notation.words.weekdays import WEEKDAYS

WIDE = re.compile(r"(?<=\S)(?:\s*\t\s*| {3,})(?=\S)")
"""What sets columns of a line apart."""
_NARROW = re.compile(r"(?<=[^\s.!?:]) {2}(?=\S)")
_GAP = re.compile(r"\t| {2,}")
_LABELLED = re.compile(r"(?P<key>\s*(?:[-•*]\s)?[^\W\d][^:|\t.!?]{0,38}?)(?:\t| {2,})(?P<value>\S+(?:\s\S+)*)\s*")
_DAY = "|".join(sorted((word for word in WEEKDAYS if len(word) > 1), key=len, reverse=True))
_OF_A_DAY = re.compile(rf"(?P<day>\s*(?:{_DAY})\.?)(?:\t| {{2,}})(?!(?:{_DAY})\b)(?P<rest>[^\W\d].*)", re.IGNORECASE)
"""What is done on a day: `Mon   Heel raise 3x15`."""
_MEASURES = (*COUNTS, *TIMES)
_TOLD = (*_MEASURES, "sides", "load", "dose", "every", "tempo")


def with_gaps_told(lines: Sequence[str]) -> list[str]:
    """Return lines whose columns are all set apart by three blanks, and whose labels have a colon."""
    days = [_OF_A_DAY.fullmatch(line) for line in lines]
    if sum(map(bool, days)) > 1:
        lines = [f"{day['day']}: {day['rest']}" if day else line for day, line in zip(days, lines, strict=True)]
    wide = [line if WIDE.search(line) else "" for line in lines]
    beside = zip(["", *wide], [*wide[1:], ""], strict=False)
    return [label or _columned(line, both) for line, both, label in zip(lines, beside, _labels(lines), strict=True)]


def _columned(line: str, beside: tuple[str, str]) -> str:
    """Return a line with wide gaps where a column begins: behind a wide one, or as in the lines beside it."""
    cells = _GAP.split(line)
    alike = len(cells) > 2 and any(len(_GAP.split(other)) == len(cells) for other in beside if other)
    starts = {gap.end() for other in beside for gap in WIDE.finditer(other)}
    first = next((gap.end() for gap in WIDE.finditer(line)), len(line))

    def widened(gap: re.Match[str]) -> str:
        begins = alike or gap.end() in starts or gap.end() > first
        return "   " if begins and not _role_of(_GAP.split(line[: gap.start()])[-1]) else gap[0]

    return _NARROW.sub(widened, line)


def _labels(lines: Sequence[str]) -> Iterator[str]:
    """Yield each line with a colon behind its label, if it has one and a line next to it another one; else nothing."""
    found = [_LABELLED.fullmatch(line) for line in lines]
    roles = [_role_of(one["key"]) if one else "" for one in found]
    for at, (one, role) in enumerate(zip(found, roles, strict=True)):
        beside = {*roles[max(0, at - 1) : at + 2]} - {role, ""}
        yield f"{one['key']}: {one['value']}" if one and role and beside else ""


def _role_of(key: str) -> str:
    role = column(key.strip(" -•*")).role
    return role if role in _MEASURES or (role in _TOLD and is_listed(key.strip(" -•*"))) else ""
