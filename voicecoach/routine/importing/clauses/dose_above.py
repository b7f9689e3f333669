"""Doses above their names, perhaps with a remark below: `3 x 10`, `Glute bridges`, `squeeze at the top`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicecoach.routine.importing.lines.text_line import TextLine
from voicecoach.routine.importing.sheet.roles import Judged, Role, spoken
from voicecoach.routine.importing.sheet.steps import STEP, TITLE

_DEEPER = 3
_FEWEST = 2


@dataclass(frozen=True)
class _Group:
    """The lines of a dose, its name and the remarks: from which to which."""

    first: int
    end: int


def with_dose_above(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines, each name above its dose, marked as a title with steps, where a sheet has the dose first."""
    said = [spoken(line) for line in lines]
    groups = list(_groups(said))
    if len(groups) < _FEWEST or not _all_doses(said, groups) or not _surely(said, groups):
        return list(lines)
    made = list(lines)
    for group in groups:
        dose, name, *remarks = lines[group.first : group.end]
        below = [replace(line, mark=STEP, indent=name.indent + _DEEPER, opens=False) for line in (dose, *remarks)]
        made[group.first : group.end] = [replace(name, mark=TITLE, opens=True), *below]
    return made


def _groups(said: Sequence[Judged]) -> Iterator[_Group]:
    for at, one in enumerate(said[:-1]):
        name = said[at + 1]
        if not _is_dose(one) or name.role is not Role.NAME or name.line.mark or name.line.opens:
            continue
        end = at + 2
        while end < len(said) and _remarks(said[end], name):
            end += 1
        yield _Group(at, end)


def _is_dose(one: Judged) -> bool:
    """Whether a line is no more than an amount of work."""
    plain = not (one.line.mark or one.line.heading)
    return one.role is Role.DOSE and plain and one.read.works and "rounds" not in one.read.roles


def _remarks(one: Judged, name: Judged) -> bool:
    """Whether a line below a name is about it, and no other name: in small letters, or a sentence."""
    line = one.line
    if line.mark or line.opens or one.doses or one.role in (Role.HEADING, Role.CHATTER, Role.LABEL):
        return False
    return (line.text[0].islower() and not name.line.text[0].islower()) or line.text[-1] in ".!"


def _all_doses(said: Sequence[Judged], groups: Sequence[_Group]) -> bool:
    """Whether each amount has a name below it, and they follow each other but for headings."""
    firsts, inside = {group.first for group in groups}, {at for group in groups for at in range(group.first, group.end)}
    doses = all(at in firsts for at, one in enumerate(said) if one.doses)
    between = range(groups[0].first, groups[-1].end)
    return doses and all(at in inside or said[at].role is Role.HEADING for at in between)


def _surely(said: Sequence[Judged], groups: Sequence[_Group]) -> bool:
    """Whether the names can't be those of the doses below them: nothing stands above the first, or all stand apart."""
    if all(said[group.first].line.opens for group in groups):
        return True
    first = groups[0].first
    alone = first == 0 or said[first].line.opens or said[first - 1].role is Role.HEADING
    remarked = sum(group.end - group.first > 2 for group in groups)
    return alone or remarked == len(groups)
