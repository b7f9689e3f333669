"""YAML text -> a `Routine`, or every problem there is, each with its place. Pure: no file is touched."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from voicecoach.core.errors import Problem, VoicecoachError
from voicecoach.language.registry import is_known
from voicecoach.routine.checks.rules import ROUTINE_RULES, conflicts
from voicecoach.routine.fields import TABLE, Kind, Section
from voicecoach.routine.model import Exercise, Part, Range, Rounds, Routine, Stage
from voicecoach.routine.reading.exercises import EntryReader
from voicecoach.routine.reading.extends import DEEPEST_BASE, Find, base_name, laid_over, nowhere
from voicecoach.routine.reading.mapping import MOST_PROBLEMS, Entry, place_of
from voicecoach.routine.reading.parsing import parse_yaml
from voicecoach.routine.reading.stages import stages
from voicecoach.routine.values.parse import Value
from voicecoach.routine.values.typed import what
from voicecoach.routine.yaml.summary import title
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, Source, UnreadableError

if TYPE_CHECKING:
    from voicecoach.routine.reading.references import Wishes

MERGED = ("extends", "drop", "order")
"""Fields that have done their work when the tree is laid over that of its base."""
ONCE = Range(1, 1)
_EXAMPLE = "a routine begins, for example: `exercises:`, and in the next line `  - Clamshell`"


@dataclass(frozen=True)
class Reading:
    """What came of a routine's text."""

    routine: Routine | None
    """None if any problem is more than a warning."""
    problems: tuple[Problem, ...]
    """By place."""


def read(text: str, file: str = "<routine>", find: Find = nowhere, wishes: Wishes = MappingProxyType({})) -> Reading:
    """Return the routine that `text` holds, and everything that is wrong with it.

    `find` finds what it extends; `wishes` what it names in other fields, which are left as they are without.
    """
    return _read(Source(file, text), find, (), wishes).reading


class _Read(NamedTuple):
    """A file that was read, for another that extends it."""

    reading: Reading
    root: Node | None
    """The tree, laid over that of its base."""
    source: Source


def _read(source: Source, find: Find, chain: tuple[str, ...], wishes: Wishes = MappingProxyType({})) -> _Read:
    """Read a file that the files of `chain` lead to."""
    reader = _Reader(source, wishes)
    root = routine = None
    try:
        with _collector_resting():
            root = parse_yaml(source)
            if (name := base_name(root)) and isinstance(root, Pairs):
                base = _base(source, name, find, (*chain, source.file))
                reader.source = source.with_base(base.source)
                if isinstance(base.root, Pairs):
                    root = laid_over(base.root, root, reader.problem)
            routine = reader.routine(root)
    except UnreadableError as unreadable:
        reader.problems.append(unreadable.problem)
    # Warnings of a base are told where it is checked itself.
    told = (p for p in dict.fromkeys(reader.problems) if not p.warning or p.where.file == source.file)
    problems = tuple(sorted(told, key=lambda p: (p.where.file != source.file, p.where.line, p.where.column)))
    reading = Reading(routine if all(problem.warning for problem in problems) else None, problems)
    return _Read(reading, root, reader.source)


def _base(source: Source, name: Scalar, find: Find, chain: tuple[str, ...]) -> _Read:
    """Return what `source` extends. Raise UnreadableError, at the `extends`, if there is none or it is wrong."""

    def fail(code: str, message: str, hint: str) -> NoReturn:
        raise UnreadableError(Problem(code, message, source.where(name), hint))

    try:
        file, text = find(name.text.strip(), source.file)
    except VoicecoachError as error:
        fail("base", error.message, error.hint)
    way = " > ".join((*chain, file))
    if file in chain:
        fail("base-circle", f"`extends` goes round in a circle: {way}", "one of them has to stand by itself")
    if len(chain) > DEEPEST_BASE:
        fail("base-depth", f"more than {DEEPEST_BASE} routines extend one another: {way}", "extend an earlier one")
    base = _read(source.extending(file, text), find, chain)
    wrong = next((problem for problem in base.reading.problems if not problem.warning), None)
    if wrong and wrong.code.startswith("base-"):
        fail(wrong.code, wrong.message, wrong.hint)
    if wrong:
        at = f"{wrong.where.file}:{wrong.where.line}:{wrong.where.column}"
        fail("base", f"the routine that this extends is wrong: {at}: {wrong.message}", wrong.hint)
    return base


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


class _Reader(EntryReader):
    """Walks the tree of one file and builds the routine from it."""

    def routine(self, root: Node | None) -> Routine | None:
        if not isinstance(root, Pairs):
            self.no_routine(root)
            return None
        entries = self.entries(root, Section.ROUTINE)
        values = self.values(entries, Section.ROUTINE)
        self.defaults = self.default_values(entries)
        self.shared = tuple(name for name in ("weak_side",) if name in entries)
        self.language_known(entries, values.get("language", "en"))
        values |= self.granted(entries, values)
        if "phrases" in entries and isinstance(entries["phrases"][1], Pairs):
            values["phrases"] = self.phrases(entries["phrases"][1])
        if "exercises" not in entries:
            self.missing(root, "exercises", Section.ROUTINE, _EXAMPLE)
        if "programme" in entries:
            values["programme"] = tuple(self.stages(entries["programme"]))
        self.extends = "extends" in entries
        self.need_base(entries, ("drop", "order"))
        for name in MERGED:
            values.pop(name, None)
        values["name"] = values.get("name") or title(self.source.file)
        exercises = self.with_alternatives(self.in_parts(entries))
        if not exercises and self.alternatives:
            self.problem("variant", "nothing is done by itself", self.alternatives[0][0], "add an exercise of its own")
        routine = Routine(exercises=exercises, **values)
        for rule in ROUTINE_RULES:
            self.problems += islice(rule(routine), MOST_PROBLEMS)
        return routine

    def in_parts(self, entries: Mapping[str, Entry]) -> tuple[Exercise | Rounds, ...]:
        """Return the exercises, those of the warm-up and the cool-down each in a block of their own."""
        main = self.exercises(entries.get("exercises"))
        warm_up, cool_down = (self.part(entries, part) for part in (Part.WARM_UP, Part.COOL_DOWN))
        return (*warm_up, *main, *cool_down)

    def part(self, entries: Mapping[str, Entry], part: Part) -> tuple[Rounds, ...]:
        entry = entries.get(part.value)
        exercises = self.exercises(entry, part.value)
        return (Rounds(ONCE, exercises, self.source.where(entry[0]), part=part),) if entry and exercises else ()

    def language_known(self, entries: Mapping[str, Entry], code: str) -> None:
        if not is_known(code):
            message = f"the coach has no words in “{code}” yet and speaks its English ones"
            self.problem("language", message, entries["language"][1], "write your own in `phrases`", warning=True)

    def stages(self, entry: Entry) -> Iterator[Stage]:
        """Yield the stages of the programme that the routine holds; their routines are looked for by wish."""
        find = self.wishes.get("programme")
        known = (lambda name: find(name, self.source.file)) if find else None
        return stages(self, TABLE[Section.ROUTINE]["programme"], entry, known)

    def no_routine(self, root: Node | None) -> None:
        if root is None:
            self.problems.append(Problem("empty", "the file is empty", self.source.at(0, 0), _EXAMPLE))
        elif isinstance(root, Items):
            hint = "write `exercises:` in a line above the list"
            self.problem("shape", "a routine is made of fields (`field: value`); this is a list", root, hint)
        else:
            self.problem("shape", f"a routine is made of fields (`field: value`); this is {what(root)}", root, _EXAMPLE)

    def default_values(self, entries: Mapping[str, Entry]) -> Mapping[str, Value]:
        if "defaults" not in entries:
            return {}
        key, node = entries["defaults"]
        if not isinstance(node, Pairs):
            hint = "write, for example, `defaults: {rest: 20s}`"
            message = f"`defaults` is {Kind.DEFAULTS.value}; this is {what(node)}"
            self.problem("shape", message, place_of(key, node), hint)
            return {}
        inner = self.entries(node, Section.DEFAULTS)
        for finding in conflicts(inner):
            self.problem(finding.code, finding.message, inner[finding.field][0], finding.hint)
        values = self.values(inner, Section.DEFAULTS)
        self.misread_defaults = frozenset(name for name in inner if name not in values)
        return values
