"""Programmes: routines in stages. YAML text -> a `Programme`, or every problem there is. Pure: no file is touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicecoach.core.errors import Problem
from voicecoach.routine.fields import TABLE, Section
from voicecoach.routine.model import Stage
from voicecoach.routine.reading.mapping import FieldReader
from voicecoach.routine.reading.parsing import parse_yaml
from voicecoach.routine.reading.stages import Find, stages
from voicecoach.routine.values.typed import what
from voicecoach.routine.yaml.summary import title
from voicecoach.routine.yaml.tree import Node, Pairs, Source, UnreadableError

if TYPE_CHECKING:
    from voicecoach.routine.reading.routine import Reading

_EXAMPLE = "write `stages:`, and in the next line `  - routine: upper-hamstring`"


@dataclass(frozen=True)
class Programme:
    """Stages, one after the other."""

    name: str
    stages: tuple[Stage, ...]
    about: str = ""


@dataclass(frozen=True)
class ProgrammeReading:
    """What came of a programme's text."""

    programme: Programme | None
    """None if any problem is more than a warning."""
    problems: tuple[Problem, ...]


def read_programme(text: str, file: str, find: Find) -> ProgrammeReading:
    """Return the programme that `text` holds, and everything that is wrong with it, by place."""
    source = Source(file, text)
    reader = _Reader(source, find)
    programme = None
    try:
        programme = reader.programme(parse_yaml(source))
    except UnreadableError as error:
        reader.problems.append(error.problem)
    problems = tuple(sorted(dict.fromkeys(reader.problems), key=lambda p: (p.where.line, p.where.column)))
    return ProgrammeReading(programme if all(problem.warning for problem in problems) else None, problems)


def of_routine(reading: Reading) -> ProgrammeReading:
    """Return the programme that a routine holds; none if it holds none, or anything in the routine is wrong."""
    made = reading.routine
    programme = Programme(made.name, made.programme, made.about) if made and made.programme else None
    return ProgrammeReading(programme, reading.problems)


class _Reader(FieldReader):
    def __init__(self, source: Source, find: Find) -> None:
        super().__init__(source)
        self.find = find

    def programme(self, root: Node | None) -> Programme | None:
        if not isinstance(root, Pairs):
            where = self.source.where(root) if root else self.source.at(0, 0)
            found = what(root) if root else "nothing"
            self.problems.append(Problem("shape", f"a programme is made of fields; this is {found}", where, _EXAMPLE))
            return None
        entries = self.entries(root, Section.PROGRAMME)
        values = self.values(entries, Section.PROGRAMME)
        if "stages" not in entries:
            self.missing(root, "stages", Section.PROGRAMME, _EXAMPLE)
            return None
        made = tuple(stages(self, TABLE[Section.PROGRAMME]["stages"], entries["stages"], self.find))
        return Programme(values.get("name") or title(self.source.file), made, values.get("about", ""))
