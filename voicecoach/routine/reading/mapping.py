"""One mapping of a routine file: which fields stand in it, what they mean, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from voicecoach.core.errors import Problem, VoicecoachError
from voicecoach.routine.fields import TABLE, Field, Kind, Section
from voicecoach.routine.values.parse import Value, value
from voicecoach.routine.values.synonyms import nearest
from voicecoach.routine.values.typed import WrongValueError, shown, what
from voicecoach.routine.yaml.tree import Node, Pairs, Scalar, Source, clean

if TYPE_CHECKING:
    from voicecoach.routine.reading.references import Wishes

MOST_PROBLEMS = 1_000
"""Warnings of one file worth telling; errors may be as many again."""

MOST_BESIDE = 30
"""Fields of a mapping that are looked at to tell what an unknown one among them means."""
_REPEATED = {
    "name": "begin another exercise with `- name: ...`, or delete one of the two",
    "exercises": "all exercises stand below the first one: delete this line",
}
_NESTED = (Kind.DEFAULTS, Kind.EXERCISES, Kind.STAGES)
"""Kinds that the reader of the whole file reads itself."""

Entry = tuple[Node, Node]
"""A field as it was written: its name and its value."""


class FieldReader:
    """Reads the fields of mappings, and collects the problems on the way."""

    def __init__(self, source: Source, wishes: Wishes = MappingProxyType({})) -> None:
        self.source = source
        self.wishes = wishes
        self.problems: list[Problem] = []

    def problem(self, code: str, message: str, node: Node, hint: str, warning: bool = False) -> None:
        """Note what is wrong at `node`."""
        # Warnings never use up the room of what makes the routine wrong.
        if not self.full and not (warning and len(self.problems) >= MOST_PROBLEMS):
            self.problems.append(Problem(code, message, self.source.where(node), hint, warning))

    @property
    def full(self) -> bool:
        """Whether no more problems are taken, so that none need be looked for."""
        return len(self.problems) >= 2 * MOST_PROBLEMS

    def values(self, entries: Mapping[str, Entry], place: Section) -> dict[str, Value]:
        """Return the values of all fields that are fine."""
        fields = TABLE[place]
        read = {
            name: self.value(fields[name], node, key)
            for name, (key, node) in entries.items()
            if fields[name].kind not in _NESTED
        }
        return {name: made for name, made in read.items() if made is not None}

    def value(self, field: Field, node: Node, key: Node | None = None) -> Value:
        """Return what `node` means for `field`, or None after noting what is wrong with it."""
        try:
            return value(field, node)
        except WrongValueError as first:
            for wrong in (first, *first.others):
                self.problem(wrong.code, wrong.message, place_of(key, wrong.node or node), wrong.hint)
            return None

    def granted(self, entries: Mapping[str, Entry], values: Mapping[str, Value]) -> dict[str, str]:
        """Return what those fields mean that name something outside, looked for around the file they stand in."""
        found: dict[str, str] = {}
        for name, find in self.wishes.items():
            if values.get(name):
                node = entries[name][1]
                try:
                    found[name] = find(values[name], self.source.where(node).file)
                except VoicecoachError as error:
                    self.problem(f"unknown-{name}", error.message, node, error.hint)
        return found

    def entries(self, node: Pairs, place: Section) -> dict[str, Entry]:
        """Return the fields of `node` that may stand in `place`; of repeated ones the first."""
        found: dict[str, Entry] = {}
        meant: dict[str, Entry] = {}
        known = TABLE[place]
        again = False
        for key, inner in node.pairs:
            if not isinstance(key, Scalar):
                self.problem("shape", f"a field's name is a word; this is {what(key)}", key, "write `field: value`")
            elif key.text in found:
                # What follows a name that comes again belongs to that one.
                if not again:
                    self._repeated(key, found[key.text][0])
                again = again or key.text == "name"
            elif key.text in known:
                found[key.text] = (key, inner)
            else:
                self._unknown(key, inner, node, place)
                meant.update(dict.fromkeys(self._nested(key, inner, place), (key, inner)))
        return {**meant, **found}

    def need(self, entries: Mapping[str, Entry], names: Collection[str], other: str) -> None:
        """Warn of fields that do nothing without another."""
        for name in names:
            if name in entries and other not in entries:
                message = f"`{name}` does nothing without `{other}`"
                self.problem("needs", message, entries[name][0], f"add `{other}`, or delete this", warning=True)

    def missing(self, node: Pairs, name: str, place: Section, hint: str, instead: Collection[str] = ()) -> None:
        """Note that `name` is missing, unless another field was likely meant to be it: then that is told already.

        One that was meant to be what may stand `instead` of it will do, too.
        """
        others = (key.text for key, _ in node.pairs if isinstance(key, Scalar) and key.text not in TABLE[place])
        keys = tuple(islice(others, MOST_BESIDE))
        if (
            not self.full
            and not any({name, *instead}.intersection(nearest(key, place)) for key in keys)
            and not self._parted(keys, name, place)
        ):
            self.problem("missing", f"{place.value} needs `{name}`", node, hint)

    def _parted(self, keys: Collection[str], name: str, place: Section) -> bool:
        """Whether one of `keys` is a name and a field before one colon, which is told already."""
        from voicecoach.routine.reading.unknown_fields import parted

        return name == "name" and any(parted(key, place) for key in keys)

    def _nested(self, key: Scalar, node: Node, place: Section) -> Iterator[str]:
        """Yield the field that a misspelt one with more inside was meant to be, so that no problem in there waits."""
        if not self.full and not isinstance(node, Scalar):
            yield from (name for name in nearest(key.text, place) if TABLE[place][name].kind in _NESTED)

    def _repeated(self, key: Scalar, first: Node) -> None:
        line = self.source.where(first).line
        message = f"`{clean(key.text)}` is written twice: in line {line} and here"
        hint = _REPEATED.get(key.text, "delete one of the two")
        self.problem("repeated", message, key, hint)

    def _unknown(self, key: Scalar, node: Node, whole: Pairs, place: Section) -> None:
        if self.full:
            return
        from voicecoach.routine.reading.unknown_fields import comma, hint

        cut = comma(self.source, whole, key)
        if cut == "":
            return
        beside = frozenset(other.text for other, _ in whole.pairs[:MOST_BESIDE] if isinstance(other, Scalar))
        message = f"{shown(key.text)} is not a field of {place.value}"
        self.problem("unknown-field", message, key, cut or hint(key.text, node, place, beside))


def place_of(key: Node | None, node: Node) -> Node:
    """Return where to point for a value: at its field's name if the value isn't there to be seen."""
    visible = not isinstance(node, Scalar) or node.text or not node.plain
    return node if key is None or (visible and isinstance(node, Scalar)) else key
