"""The entries of `exercises`: a name, an exercise with its variants, or a block of rounds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from voicecoach.core.suggest import closest
from voicecoach.routine.adjust.person import breathing
from voicecoach.routine.adjust.variants import VARIANTS, Entries, changed, with_variants
from voicecoach.routine.adjust.variants import exercises as every
from voicecoach.routine.checks.doses_in_words import in_comment, in_name
from voicecoach.routine.checks.finding import BLAMED_ON, CheckedExercise
from voicecoach.routine.checks.rules import EXERCISE_RULES
from voicecoach.routine.checks.side_words import side_words
from voicecoach.routine.fields import BLOCK, CONFLICTS, TABLE, Section
from voicecoach.routine.model import AS_MANY, Exercise, Range, Rounds
from voicecoach.routine.reading.blocks import PLACING, BlockReader
from voicecoach.routine.reading.lost_text import TEXTS, comment, cut_off, field_in, over_lines, swallowed
from voicecoach.routine.reading.mapping import MOST_BESIDE, Entry, place_of
from voicecoach.routine.reading.overlay import folded
from voicecoach.routine.reading.set_doses import by_set
from voicecoach.routine.reading.unknown_fields import parted
from voicecoach.routine.values.doses import dose
from voicecoach.routine.values.parse import PerSet, Value
from voicecoach.routine.values.synonyms import nearest
from voicecoach.routine.values.typed import quoted, what
from voicecoach.routine.yaml.tree import Items, Node, Pairs, Scalar, Source, clean

if TYPE_CHECKING:
    from voicecoach.routine.reading.references import Wishes

UNSHAPED = Range(30.0, 30.0)
"""Seconds of an exercise that says nothing about its work."""
_NAMELESS = "write a name, or delete the dash"
_NOT_IN_VARIANT = ("easier", "harder", "instead_of", "variant", "after", "before")


class EntryReader(BlockReader):
    """Reads lists of exercises."""

    def __init__(self, source: Source, wishes: Wishes = MappingProxyType({})) -> None:
        super().__init__(source, wishes)
        self.defaults: Mapping[str, Value] = {}
        self.misread_defaults: frozenset[str] = frozenset()
        """The defaults whose value can't be read."""
        self.shared: tuple[str, ...] = ()
        """Fields of the routine that an exercise goes by where it has none of its own."""
        self.extends = False
        self.alternatives: list[tuple[Node, Exercise]] = []
        """Exercises that are done only instead of others, with where they name those."""

    def exercises(self, entry: Entry | None, name: str = "exercises") -> tuple[Exercise | Rounds, ...]:
        """Return the entries of a list that are fine."""
        if entry is None:
            return ()
        key, node = entry
        field = TABLE[Section.ROUTINE][name]
        if not isinstance(node, Items):
            hint = "begin each exercise with a dash: `- name: Clamshell`, its other fields below `name`"
            self.problem("shape", f"`{name}` is a list; this is {what(node)}", place_of(key, node), hint)
            return ()
        if not field.low <= len(node.items) <= field.high:
            hint = "write at least one: `- Clamshell`" if not node.items else f"at most {field.high:,.0f} fit"
            self.problem("limit", f"`{name}` has {len(node.items):,} entries", place_of(key, node), hint)
            return ()
        return tuple(made for made in map(self.entry, node.items) if made)

    def entry(self, node: Node) -> Exercise | Rounds | None:
        """Return one entry of a list of exercises."""
        if isinstance(node, Scalar):
            return self.bare(node)
        if isinstance(node, Items):
            hint = "a block of exercises has `rounds: 2` and `exercises:` with the list below"
            self.problem("shape", "an exercise is a name or a group of fields; this is a list", node, hint)
            return None
        names = {key.text for key, _ in node.pairs if isinstance(key, Scalar)}
        return self.block(node) if not names.isdisjoint(BLOCK) else self.exercise(node)

    def bare(self, node: Scalar) -> Exercise | None:
        """Return an exercise of which there is only the name."""
        name = self.value(TABLE[Section.EXERCISE]["name"], node)
        if name == "":
            line = self.source.where(node).source
            cut = line[node.column :].strip() or line.strip(" -")
            hint = f"write `- {quoted(cut)}`: `#` begins a comment" if cut.startswith("#") else _NAMELESS
            self.problem("missing", "an exercise is missing after this dash", node, hint)
        if not name or not self.in_one_line(node, bare=True) or self.field_as_name(node):
            return None
        from voicecoach.routine.notation.one_line import one_line  # its grammar is large, and few routines need it

        if fields := one_line(node.text):
            return self.from_entries(*_written_out(fields, node))
        exercise = self.made({"name": name}, node)
        written = CheckedExercise(exercise, self.applied(()), bare=True)
        for found in (*in_name(written), *side_words(written)):
            self.problem(found.code, found.message, node, found.hint, found.warning)
        self.check_comments({"name": (node, node)}, written)
        return exercise

    def in_one_line(self, node: Scalar, bare: bool = False) -> bool:
        """Whether a name stands in one line; tell of one that swallowed the lines below it."""
        hint = over_lines(self.source, node, bare)
        if hint:
            self.problem("name", "this name goes over several lines", node, hint)
        return not hint

    def field_as_name(self, node: Scalar) -> bool:
        """Tell of `- hold:30s` and `- name Plank`: a field without a proper colon makes a name."""
        text = clean(node.text)
        found = field_in(text, signs=not text.startswith("name ")) if node.plain else None
        if found:
            field = "- name" if found[0] == "name" else found[0]
            where = "" if found[0] == "name" else " below the name of its exercise"
            hint = f"write `{field}: {found[1]}`{where}"
            self.problem("colon", "a field needs a colon and a space behind its name", node, hint)
        return bool(found)

    def cut_off(self, field: str, node: Node) -> None:
        """Warn of words behind a `#` that the text was hardly meant to end at."""
        found = cut_off(self.source, node) if isinstance(node, Scalar) else None
        if found:
            whole = f"{field}: {quoted(found[1])}" if field else f"- {quoted(found[1])}"
            hint = f"write `{whole}`; a comment has a space behind its `#`"
            self.problem("comment", "what begins with this `#` isn't read", found[0], hint, warning=True)

    def exercise(self, node: Pairs) -> Exercise | None:
        """Return an exercise; None if it is done only instead of another."""
        if self.name_as_key(node):
            return None
        entries = self.entries(node, Section.EXERCISE)
        exercise = self.from_entries(entries, node)
        nested = [name for name in VARIANTS if name in entries and isinstance(entries[name][1], Pairs)]
        exercise = with_variants(exercise, {name: self.variant(entries, name, exercise) for name in nested})
        self.need(entries, ("variant",), "instead_of")
        self.need_base(entries, ("after", "before"))
        if "instead_of" in entries:
            self.alternatives.append((entries["instead_of"][1], exercise))
            return None
        return exercise

    def variant(self, entries: Mapping[str, Entry], name: str, base: Exercise) -> Exercise:
        """Return the exercise with the fields that `easier` or `harder` changes; it has as many sets as its `base`."""
        _, node = entries[name]
        assert isinstance(node, Pairs)
        own = self.entries(node, Section.EXERCISE)
        for field in (field for field in _NOT_IN_VARIANT if field in own):
            message, hint = f"`{field}` can't stand within `{name}`", "delete it"
            self.problem("variant", message, own[field][0], hint)
        gone = {*_NOT_IN_VARIANT, *(other for field in own for other in CONFLICTS.get(field, ()))}
        kept = {field: entry for field, entry in entries.items() if field not in gone}
        made = self.from_entries({**kept, **own}, node)
        made = made if made.by_set or "sets" in own else replace(made, sets=base.sets)
        return replace(made, variant=name, easier="", harder="")

    def need_base(self, entries: Mapping[str, Entry], names: Collection[str]) -> None:
        """Warn of fields that do nothing in a routine that extends none."""
        if not self.extends:
            self.need(entries, names, "extends")

    def with_alternatives(self, exercises: Entries) -> Entries:
        """Return exercises with those written `instead_of` them as their variants."""
        if not self.alternatives:
            return exercises
        names = {folded(exercise.name): exercise for exercise in every(exercises)}
        found: dict[str, dict[str, Exercise]] = {}
        for node, made in self.alternatives:
            name, variant = folded(getattr(node, "text", "")), made.variant or "harder"
            if name not in names:
                self.no_exercise(node, names)
            elif variant in found.get(name, {}) or isinstance(getattr(names[name], variant), Exercise):
                message = f"“{names[name].name}” has a variant that is {variant} already"
                self.problem("variant", message, node, "one of each is enough; `variant: easier` is the other")
            else:
                found.setdefault(name, {})[variant] = replace(made, variant=variant, easier="", harder="")

        def change(exercise: Exercise) -> Exercise:
            return with_variants(exercise, found.get(folded(exercise.name), {}))

        return changed(exercises, change)

    def no_exercise(self, node: Node, names: Mapping[str, Exercise]) -> None:
        """Tell of an `instead_of` that names no exercise which is done."""
        text = getattr(node, "text", "")
        near = closest(folded(text), list(names)[:1000]) if not self.full else ()
        hint = f"did you mean “{names[near[0]].name}”?" if near else "name an exercise of this routine"
        self.problem("unknown-exercise", f"`instead_of`: there is no exercise called “{clean(text)[:80]}”", node, hint)

    def from_entries(self, entries: Mapping[str, Entry], node: Pairs) -> Exercise:
        """Return the exercise that fields make, after checks that need several of them."""
        values = self.values(entries, Section.EXERCISE)
        values |= self.granted(entries, values)
        if "picture" not in self.wishes:
            values.pop("picture", None)  # a name is no file before it has been found to lie where it may
        told = not self.check_name(node, entries.get("name"), values.get("name"))
        self.check_texts(entries)
        exercise = self.made({"name": "", **values}, node, entries)
        if self.clock:
            self.check_by_the_clock(entries, exercise, node)
        names = list(dict.fromkeys((*entries, *self.applied(entries), *self.shared)))
        typed = {name: getattr(inner, "text", "") for name, (_, inner) in entries.items() if name in values}
        written = CheckedExercise(exercise, names, typed)
        for found in (finding for rule in EXERCISE_RULES for finding in rule(written)):
            if not BLAMED_ON.get(found.code, frozenset()).isdisjoint(self.misread(node, entries, values)):
                continue
            if found.field in entries and not (told and found.field == "name"):
                self.problem(found.code, found.message, entries[found.field][0], found.hint, found.warning)
        self.check_comments(entries, written)
        return exercise

    def misread(self, node: Pairs, entries: Mapping[str, Entry], values: Mapping[str, Value]) -> set[str]:
        """Return the fields of an exercise whose value can't be read, and those that a misspelt one may be."""
        keys = (key.text for key, _ in node.pairs[:MOST_BESIDE] if isinstance(key, Scalar) and key.text not in entries)
        meant = (name for key in keys for name in nearest(key, Section.EXERCISE))
        return {*(name for name in entries if name not in values), *meant, *self.misread_defaults}

    def check_name(self, node: Pairs, entry: Entry | None, name: str | None) -> bool:
        """Whether there is a name; tell of one that is missing, or swallowed the lines below it."""
        if entry is None or name == "":
            self.missing(node, "name", Section.EXERCISE, "add, for example, `name: Clamshell`")
            return False
        return not isinstance(entry[1], Scalar) or self.in_one_line(entry[1])

    def check_texts(self, entries: Mapping[str, Entry]) -> None:
        """Warn of lines within a text that look like fields."""
        for name, (_, node) in entries.items():
            if name not in TEXTS or not isinstance(node, Scalar):
                continue
            for found in swallowed(self.source, node) if node.last > node.line and name != "name" else ():
                if found.field not in entries:
                    hint = f"if it is a field, write `{found.field}: {found.value}` in the column of `{name}`"
                    self.problem(
                        "swallowed", f"this line is part of the text of `{name}`", found.at, hint, warning=True
                    )

    def check_comments(self, entries: Mapping[str, Entry], written: CheckedExercise) -> None:
        """Warn of a dose or a side that only a comment says, and of what a `#` cuts off from a text."""
        if not self.source.commented:
            return
        for name, (_, node) in entries.items():
            behind = comment(self.source, node) if name not in VARIANTS or isinstance(node, Scalar) else None
            if behind and (found := in_comment(name, behind[1], written)):
                self.problem(found.code, found.message, behind[0], found.hint, found.warning)
            elif behind and name in TEXTS and self.source.hashed:
                self.cut_off("" if written.bare else name, node)

    def name_as_key(self, node: Pairs) -> bool:
        """Tell of `- Clamshell:` with the fields below it, and nothing else about that exercise."""
        key, inner = node.pairs[0] if node.pairs else (node, node)
        if len(node.pairs) != 1 or not isinstance(key, Scalar) or key.text in TABLE[Section.EXERCISE]:
            return False
        if not isinstance(inner, Pairs) and (nearest(key.text, Section.EXERCISE) or parted(key.text, Section.EXERCISE)):
            return False
        hint = self.named(clean(key.text)[:40], inner)
        self.problem("shape", "the name of an exercise stands in `name`", key, hint)
        return True

    def named(self, name: str, node: Node) -> str:
        """Return what to write for `- Plank: 30s`, `- Squat: deep` and `- Plank:` with fields below."""
        if nearest(name, Section.EXERCISE) == ("name",) and isinstance(node, Pairs):
            return f"delete this line, `{name}:`, and begin the next one with the dash"
        text = clean(node.text) if isinstance(node, Scalar) else ""
        found = dose(text) if text else None
        if found and not found.name and not found.lone:
            fields = ", ".join(f"`{field}: {value}`" for field, value in found.shaped().items())
            return f"write `- name: {quoted(name)}` and, below it in the column of `name`, {fields}"
        if text:
            return f"write `- {quoted(f'{name}: {text[:60]}')}`, or its fields below `- name: {quoted(name)}`"
        return f"write `- name: {quoted(name)}` and its fields below, in the column of `name`"

    def made(self, values: Mapping[str, Value], node: Node, written: Collection[str] = ()) -> Exercise:
        """Return the exercise with the defaults behind what it says itself."""
        if values.get("reps") == AS_MANY:
            written = (*written, "hold", "tempo", "pace")  # defaults that make no sense with it
        full = {**self.applied(written), **values}
        for name in PLACING:
            full.pop(name, None)
        if "calls" in full:
            full["time_calls"], full["calls"] = full["calls"]
        if self.clock:
            full = self.by_the_clock(full)
        if any(isinstance(given, PerSet) for given in full.values()):
            full |= by_set(full, counted="sets" in values)
        if not full.get("wait") and not any(name in full or name in written for name in CONFLICTS):
            full["duration"] = UNSHAPED
        made = Exercise(where=self.source.where(node), **full)
        return breathing(made, made.breath) if made.breath else made

    def applied(self, written: Collection[str]) -> dict[str, Value]:
        """Return the defaults that don't contradict what an exercise says itself."""
        if not self.defaults:
            return {}
        said = {other for name in written for other in CONFLICTS.get(name, ())}
        return {name: default for name, default in self.defaults.items() if name not in said}


def _written_out(fields: Mapping[str, str], node: Scalar) -> tuple[dict[str, Entry], Pairs]:
    """Return the fields of an exercise in one line as if each stood in a line of its own, all at its place."""
    texts = {name: (node._replace(text=name), node._replace(text=value)) for name, value in fields.items()}
    return dict(texts), Pairs([(key, value) for key, value in texts.values()], node.line, node.column, len(fields) + 1)
