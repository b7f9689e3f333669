"""YAML text -> a `Routine`, or every problem there is, each with its place. Pure: no file is touched."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import yaml

from voicecoach.problem import Problem
from voicecoach.routine.checks import EXERCISE_RULES, ROUTINE_RULES, Written, conflicts
from voicecoach.routine.fields import CONFLICTS, TABLE, Kind, Place, nearest
from voicecoach.routine.heading import title
from voicecoach.routine.mapping import Entry, FieldReader, place_of
from voicecoach.routine.model import Exercise, Range, Rounds, Routine
from voicecoach.routine.nodes import Items, Node, Pairs, Scalar, Source, UnreadableError, clean, compose
from voicecoach.routine.values import Value, what

UNSHAPED = Range(30.0, 30.0)
"""Seconds of an exercise that says nothing about its work."""
_EXAMPLE = "a routine begins, for example: `exercises:`, and in the next line `  - Clamshell`"


@dataclass(frozen=True)
class Reading:
    """What came of a routine's text."""

    routine: Routine | None
    """None if any problem is more than a warning."""
    problems: tuple[Problem, ...]
    """By place."""


def read(text: str, file: str = "<routine>") -> Reading:
    """Return the routine that `text` holds, and everything that is wrong with it."""
    source = Source(file, text.removeprefix("\ufeff"))
    reader = _Reader(source)
    routine = None
    try:
        with _collector_resting():
            routine = reader.routine(compose(source))
    except UnreadableError as unreadable:
        reader.problems.append(unreadable.problem)
    except yaml.MarkedYAMLError as error:
        from voicecoach.routine.syntax import explain

        reader.problems.append(explain(error, source))
    problems = tuple(sorted(dict.fromkeys(reader.problems), key=lambda p: (p.where.line, p.where.column)))
    return Reading(routine if all(problem.warning for problem in problems) else None, problems)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Keep the cycle collector from walking the growing tree again and again: it has no cycles to find."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Reader(FieldReader):
    """Walks the tree of one file and builds the routine from it."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.defaults: Mapping[str, Value] = {}

    def routine(self, root: Node | None) -> Routine | None:
        if not isinstance(root, Pairs):
            self.no_routine(root)
            return None
        entries = self.entries(root, Place.ROUTINE)
        values = self.values(entries, Place.ROUTINE)
        self.defaults = self.default_values(entries)
        if "exercises" not in entries:
            self.missing(root, "exercises", Place.ROUTINE, _EXAMPLE)
        values["every_days"] = values.pop("every", None)
        values["name"] = values.get("name") or title(self.source.file)
        routine = Routine(exercises=self.exercises(entries.get("exercises")), **values)
        for rule in ROUTINE_RULES:
            self.problems += rule(routine)
        return routine

    def no_routine(self, root: Node | None) -> None:
        if root is None:
            self.problems.append(Problem("empty", "the file is empty", self.source.at(0, 0), _EXAMPLE))
        elif isinstance(root, Items):
            hint = "write `exercises:` in a line above the list"
            self.problem("shape", "a routine is a mapping (`field: value`); this is a list", root, hint)
        else:
            self.problem("shape", f"a routine is a mapping (`field: value`); this is {what(root)}", root, _EXAMPLE)

    def default_values(self, entries: Mapping[str, Entry]) -> Mapping[str, Value]:
        if "defaults" not in entries:
            return {}
        key, node = entries["defaults"]
        if not isinstance(node, Pairs):
            hint = "write, for example, `defaults: {rest: 20s}`"
            message = f"`defaults` is {Kind.DEFAULTS.value}; this is {what(node)}"
            self.problem("shape", message, place_of(key, node), hint)
            return {}
        inner = self.entries(node, Place.DEFAULTS)
        for finding in conflicts(inner):
            self.problem(finding.code, finding.message, inner[finding.field][0], finding.hint)
        return self.values(inner, Place.DEFAULTS)

    def exercises(self, entry: Entry | None) -> tuple[Exercise | Rounds, ...]:
        if entry is None:
            return ()
        key, node = entry
        field = TABLE[Place.ROUTINE]["exercises"]
        if not isinstance(node, Items):
            hint = "begin each exercise with a dash: `- name: Clamshell`, its other fields below `name`"
            self.problem("shape", f"`exercises` is a list; this is {what(node)}", place_of(key, node), hint)
            return ()
        if not field.low <= len(node.items) <= field.high:
            hint = "write at least one: `- Clamshell`" if not node.items else f"at most {field.high:,.0f} fit"
            self.problem("limit", f"`exercises` has {len(node.items):,} entries", place_of(key, node), hint)
            return ()
        return tuple(made for made in map(self.entry, node.items) if made)

    def entry(self, node: Node) -> Exercise | Rounds | None:
        """Return one entry of a list of exercises."""
        if isinstance(node, Scalar):
            return self.bare(node)
        if isinstance(node, Items):
            hint = "a block of exercises has `rounds: 2` and `exercises:` with the list below"
            self.problem("shape", "an exercise is a name or a mapping; this is a list", node, hint)
            return None
        names = {key.text for key, _ in node.pairs if isinstance(key, Scalar)}
        return self.block(node) if names & {"exercises", "rounds"} else self.exercise(node)

    def bare(self, node: Scalar) -> Exercise | None:
        name = self.value(TABLE[Place.EXERCISE]["name"], node)
        if name == "":
            self.problem("missing", "an exercise is missing after this dash", node, "write a name, or delete the dash")
        return self.made({"name": name}, node) if name else None

    def exercise(self, node: Pairs) -> Exercise | None:
        if self.name_as_key(node):
            return None
        entries = self.entries(node, Place.EXERCISE)
        values = self.values(entries, Place.EXERCISE)
        self.check_name(node, entries.get("name"), values.get("name"))
        exercise = self.made({"name": "", **values}, node, entries)
        written = Written(exercise, [*entries, *(name for name in self.applied(entries) if name not in entries)])
        for found in (finding for rule in EXERCISE_RULES for finding in rule(written)):
            if found.field in entries:
                self.problem(found.code, found.message, entries[found.field][0], found.hint, found.warning)
        return exercise

    def check_name(self, node: Pairs, entry: Entry | None, name: str | None) -> None:
        if entry is None or name == "":
            self.missing(node, "name", Place.EXERCISE, "add, for example, `name: Clamshell`")
            return
        typed = entry[1]
        if isinstance(typed, Scalar) and typed.plain and not typed.length:
            hint = "put the name in one line; is a colon missing in the line below?"
            self.problem("name", "this name goes over several lines", typed, hint)

    def name_as_key(self, node: Pairs) -> bool:
        """Tell of `- Clamshell:` with the fields below it, and nothing else about that exercise."""
        key, inner = node.pairs[0] if node.pairs else (node, node)
        if len(node.pairs) != 1 or not isinstance(key, Scalar) or key.text in TABLE[Place.EXERCISE]:
            return False
        if not isinstance(inner, Pairs) and nearest(key.text, Place.EXERCISE):
            return False
        hint = f"write `- name: {clean(key.text)[:40]}` and its fields below, in the column of `name`"
        self.problem("shape", "the name of an exercise stands in `name`", key, hint)
        return True

    def made(self, values: Mapping[str, Value], node: Node, written: Collection[str] = ()) -> Exercise:
        """Return the exercise with the defaults behind what it says itself."""
        full = {**self.applied(written), **values}
        if not full.get("wait") and not any(name in full or name in written for name in CONFLICTS):
            full["duration"] = UNSHAPED
        return Exercise(where=self.source.where(node), **full)

    def applied(self, written: Collection[str]) -> dict[str, Value]:
        """Return the defaults that don't contradict what an exercise says itself."""
        said = {other for name in written for other in CONFLICTS.get(name, ())}
        return {name: default for name, default in self.defaults.items() if name not in said}

    def block(self, node: Pairs) -> Rounds | None:
        entries = self.entries(node, Place.BLOCK)
        values = self.values(entries, Place.BLOCK)
        for name, hint in (
            ("rounds", "add, for example, `rounds: 2`"),
            ("exercises", "add `exercises:` with a list; one exercise repeats by `sets`"),
        ):
            if name not in entries:
                self.missing(node, name, Place.BLOCK, hint)
        exercises = self.exercises(entries.get("exercises"))
        return Rounds(**{"rounds": Range(1, 1), **values}, exercises=exercises, where=self.source.where(node))
