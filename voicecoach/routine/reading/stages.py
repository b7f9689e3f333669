"""The stages of a programme, in a file of its own or in a routine's `programme`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.fields import Field, Section
from voicecoach.routine.model import Stage
from voicecoach.routine.reading.mapping import Entry, FieldReader, place_of
from voicecoach.routine.values.typed import what
from voicecoach.routine.yaml.tree import Items, Pairs

Find = Callable[[str], object]
"""Finds a routine by name. Raises VoicecoachError if there is none."""


def stages(reader: FieldReader, field: Field, entry: Entry, find: Find | None) -> Iterator[Stage]:
    """Yield the stages that are fine; `reader` notes what is wrong. Without `find`, routines are not looked for."""
    key, node = entry
    example = f"write `{field.name}:`, and in the next line `  - routine: upper-hamstring`"
    if not isinstance(node, Items):
        reader.problem("shape", f"`{field.name}` is a list; this is {what(node)}", place_of(key, node), example)
        return
    if not field.low <= len(node.items) <= field.high:
        hint = example if not node.items else f"at most {field.high:,.0f} fit"
        reader.problem("limit", f"`{field.name}` has {len(node.items):,} entries", place_of(key, node), hint)
        return
    for number, item in enumerate(node.items, 1):
        if isinstance(item, Pairs):
            yield from _stage(reader, item, find, last=number == len(node.items))
        else:
            reader.problem("shape", f"a stage is made of fields; this is {what(item)}", item, "- routine: name")


def _stage(reader: FieldReader, node: Pairs, find: Find | None, last: bool) -> Iterator[Stage]:
    entries = reader.entries(node, Section.STAGE)
    values = reader.values(entries, Section.STAGE)
    name = values.get("routine", "")
    if "routine" not in entries or values.get("routine") == "":
        reader.missing(node, "routine", Section.STAGE, "add, for example, `routine: upper-hamstring`")
    if name and find:
        try:
            find(name)
        except VoicecoachError as error:
            reader.problem("unknown-routine", error.message, entries["routine"][1], error.hint)
    reader.need(entries, ("pain",), "sessions")
    if not last and not {"sessions", "weeks"} & set(entries):
        hint = "add `sessions: 6` or `weeks: 2`; only the last stage has no end"
        reader.problem("missing", "nothing says when the next stage comes", node, hint)
    if name:
        yield Stage(where=reader.source.where(node), **values)
