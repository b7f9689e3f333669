"""Routine data -> YAML of ours, and an edit of a routine's text that keeps its comments and order.

ruamel.yaml is loaded late: only a command that writes needs it. Its resolver is taken out, so that every value stays
the text that was typed: `0:45`, `010` and `no` are neither changed nor quoted.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Any

import yaml

from voicecoach.core.errors import VoicecoachError
from voicecoach.routine.fields import TABLE, Kind, Section
from voicecoach.routine.yaml.tree import clean, spaced

if TYPE_CHECKING:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

Value = str | tuple[str, ...] | Mapping[str, str]
"""What a person would write: `45s`, `8-10`, a text; several texts; the fields of `defaults`."""

WIDTH = 116
"""Columns of a line, as in the routines that we ship."""
_FOLD = 90
"""Characters from which on a text is folded."""
_TEXTS = (Kind.TEXT, Kind.TEXTS, Kind.WORDS)
_RESOLVER: Any = yaml.resolver.Resolver()
_LIKE_A_FIELD = re.compile(r"\w+:(?!//)\S")
"""What our reader takes for a field without its space."""
_STRING = "tag:yaml.org,2002:str"
_FIRST_DASH = re.compile(r"^exercises:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)


@dataclass(frozen=True)
class Item:
    """An exercise or, with exercises of its own, a block of rounds."""

    fields: Mapping[str, Value]
    comments: tuple[str, ...] = ()
    """Lines written above it."""
    exercises: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A routine to be written."""

    head: Mapping[str, Value]
    """The fields of the routine but its exercises."""
    exercises: tuple[Item, ...]
    comments: tuple[str, ...] = field(default=())
    """Lines at the top."""


def write(draft: Draft) -> str:
    """Return `draft` as the text of a routine file, in the style of those that we ship."""
    head = _fields(draft.head, Section.ROUTINE)
    head["exercises"] = _items(draft.exercises, 1)
    head.yaml_set_comment_before_after_key("exercises", before="\n")
    out = StringIO()
    _yaml(2).dump(head, out)
    top = [f"# {line}".rstrip() + "\n" for line in _wrapped(draft.comments)]
    return "".join([*top, "\n" if top else "", out.getvalue()])


def edit(text: str, change: Callable[[CommentedMap], None]) -> str:
    """Return `text` after `change`, with its comments, order and quotes; without a change it is the same text.

    Spaces within a line, texts that go on over several lines without a sign and flow lists over several lines are
    written anew in ruamel's way. Raise VoicecoachError if it is no routine in YAML.
    """
    from ruamel.yaml.error import YAMLError

    mark = "\ufeff" if text.startswith("\ufeff") else ""
    newline = "\r\n" if "\r\n" in text else "\n"
    body = spaced(text.removeprefix(mark)).replace("\r\n", "\n")
    dash = _FIRST_DASH.search(body)
    ours = _yaml(len(dash[1]) if dash else 2)
    try:
        data = ours.load(body)
        before = _dumped(ours, data)
        change(data)
        after = _dumped(ours, data)
    except (YAMLError, RecursionError, ValueError, TypeError, AttributeError) as error:
        raise VoicecoachError("this routine can't be edited", "`voicecoach check` says what is wrong") from error
    return text if after == before else mark + after.replace("\n", newline)


def _dumped(ours: YAML, data: object) -> str:
    out = StringIO()
    ours.dump(data, out)
    return out.getvalue()


def _yaml(offset: int) -> YAML:
    """Return a YAML that keeps what was typed; dashes of a list stand `offset` columns in."""
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class Typed(VersionedResolver):
        @property
        def versioned_resolver(self) -> dict[str, object]:
            return {}

    made = YAML()
    made.Resolver = Typed
    made.preserve_quotes = True
    made.brace_single_entry_mapping_in_flow_sequence = True
    made.width = 1_000_000  # texts are folded here
    made.indent(mapping=2, sequence=2 + offset, offset=offset)
    return made


def _wrapped(lines: tuple[str, ...]) -> list[str]:
    return [part for line in lines for part in textwrap.wrap(clean(line), WIDTH) or [""]]


def _items(items: tuple[Item, ...], depth: int) -> CommentedSeq:
    from ruamel.yaml.comments import CommentedSeq

    made = CommentedSeq()
    for index, item in enumerate(items):
        made.append(_item(item, depth))
        above = "\n".join(_wrapped(item.comments))
        apart = index > 0 and max(len(item.fields), len(items[index - 1].fields)) > 1
        if apart or above:
            made.yaml_set_comment_before_after_key(index, before="\n" * apart + above, indent=4 * depth - 2)
    return made


def _item(item: Item, depth: int) -> object:
    if not item.exercises:
        only = item.fields.get("name") if len(item.fields) == 1 else None
        if isinstance(only, str) and not any(map(str.isdigit, only)):  # a number in one line would be read as a dose
            return _text(only, fold=False)
        return _fields(item.fields, Section.EXERCISE)
    block = _fields(item.fields, Section.BLOCK)
    block["exercises"] = _items(item.exercises, depth + 1)
    return block


def _fields(values: Mapping[str, Value], place: Section) -> CommentedMap:
    """Return the fields in the order of the table."""
    from ruamel.yaml.comments import CommentedMap

    made = CommentedMap()
    for name in (name for name in TABLE[place] if name in values):
        value = values[name]
        texts = TABLE[place][name].kind in _TEXTS
        if isinstance(value, Mapping):
            made[name] = _fields(value, Section.DEFAULTS)
        elif isinstance(value, str):
            made[name] = _text(value, fold=name != "name") if texts else clean(value)
        else:
            parts = [_text(part) if texts else clean(part) for part in value]
            made[name] = _list(parts, flow=TABLE[place][name].kind is not Kind.TEXTS)
    return made


def _list(parts: list[str], flow: bool) -> CommentedSeq:
    from ruamel.yaml.comments import CommentedSeq

    made = CommentedSeq(parts)
    if flow:
        made.fa.set_flow_style()
    return made


def _text(text: str, *, fold: bool = True) -> str:
    """Return a text to be written: a long one folded, one that other readers take for a number or a flag quoted.

    A name is never folded: over several lines it would be two exercises to our reader.
    """
    from ruamel.yaml.scalarstring import FoldedScalarString, SingleQuotedScalarString

    text = clean(text)
    if fold and len(text) > _FOLD and " " in text and text.isprintable():
        folded = FoldedScalarString(text)
        lines = textwrap.wrap(text, WIDTH - 16, break_long_words=False, break_on_hyphens=False)
        folded.fold_pos = [len(" ".join(lines[:count])) for count in range(1, len(lines))]
        written: str = folded
        return written
    plain = (
        bool(text)
        and not _LIKE_A_FIELD.match(text)
        and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _STRING
    )
    quoted: str = SingleQuotedScalarString(text)
    return text if plain else quoted
