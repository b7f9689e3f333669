"""Programmes: routines in stages. YAML text -> a `Programme`, or every problem there is. Pure: no file is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import yaml

from voicecoach.problem import Problem, VoicecoachError, Where
from voicecoach.routine.fields import TABLE, Place
from voicecoach.routine.heading import title
from voicecoach.routine.mapping import Entry, FieldReader, place_of
from voicecoach.routine.nodes import Items, Node, Pairs, Source, UnreadableError, compose
from voicecoach.routine.values import what

Find = Callable[[str], object]
"""Finds a routine by name. Raises VoicecoachError if there is none."""
_EXAMPLE = "write `stages:`, and in the next line `  - routine: upper-hamstring`"


@dataclass(frozen=True)
class Stage:
    """A routine, and when to go on to the next stage: once all that is said is so; with nothing said, never."""

    routine: str
    where: Where = field(compare=False)
    sessions: int | None = None
    """At least so many."""
    pain: int | None = None
    """Of those only the ones with at most this pain, after them and in the 24 hours after."""
    weeks: int | None = None
    """At least so many, from the stage's first session on."""


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
    source = Source(file, text.removeprefix("\ufeff"))
    reader = _Reader(source, find)
    programme = None
    try:
        programme = reader.programme(compose(source))
    except UnreadableError as error:
        reader.problems.append(error.problem)
    except yaml.MarkedYAMLError as error:
        from voicecoach.routine.syntax import explain

        reader.problems.append(explain(error, source))
    problems = tuple(sorted(dict.fromkeys(reader.problems), key=lambda p: (p.where.line, p.where.column)))
    return ProgrammeReading(programme if all(problem.warning for problem in problems) else None, problems)


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
        entries = self.entries(root, Place.PROGRAMME)
        values = self.values(entries, Place.PROGRAMME)
        if "stages" not in entries:
            self.missing(root, "stages", Place.PROGRAMME, _EXAMPLE)
            return None
        stages = tuple(self.stages(*entries["stages"]))
        return Programme(values.get("name") or title(self.source.file), stages, values.get("about", ""))

    def stages(self, key: Node, node: Node) -> Iterator[Stage]:
        """Yield the stages that are fine."""
        limits = TABLE[Place.PROGRAMME]["stages"]
        if not isinstance(node, Items):
            self.problem("shape", f"`stages` is a list; this is {what(node)}", place_of(key, node), _EXAMPLE)
            return
        if not limits.low <= len(node.items) <= limits.high:
            hint = _EXAMPLE if not node.items else f"at most {limits.high:,.0f} fit"
            self.problem("limit", f"`stages` has {len(node.items):,} entries", place_of(key, node), hint)
            return
        for number, item in enumerate(node.items, 1):
            if isinstance(item, Pairs):
                yield from self.stage(item, last=number == len(node.items))
            else:
                self.problem("shape", f"a stage is made of fields; this is {what(item)}", item, "- routine: name")

    def stage(self, node: Pairs, last: bool) -> Iterator[Stage]:
        entries = self.entries(node, Place.STAGE)
        values = self.values(entries, Place.STAGE)
        if "routine" not in entries or values.get("routine") == "":
            self.missing(node, "routine", Place.STAGE, "add, for example, `routine: upper-hamstring`")
        elif "routine" in values:
            self.known(entries["routine"], values["routine"])
        self.need(entries, ("pain",), "sessions")
        if not last and not {"sessions", "weeks"} & set(entries):
            hint = "add `sessions: 6` or `weeks: 2`; only the last stage has no end"
            self.problem("missing", "nothing says when the next stage comes", node, hint)
        if values.get("routine"):
            yield Stage(where=self.source.where(node), **values)

    def known(self, entry: Entry, name: str) -> None:
        try:
            self.find(name)
        except VoicecoachError as error:
            self.problem("unknown-routine", error.message, entry[1], error.hint)
