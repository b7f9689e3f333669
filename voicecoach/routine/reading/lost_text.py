"""What YAML folds or drops without a word: a line below a name, a field within a text, words behind a `#`.

Everything here is right as YAML and hardly ever what its writer meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from voicecoach.routine.fields import TABLE, Kind, Section
from voicecoach.routine.values.doses import dose
from voicecoach.routine.values.parse import readable
from voicecoach.routine.values.synonyms import Named, named
from voicecoach.routine.values.typed import quoted
from voicecoach.routine.yaml.tree import Items, Node, Scalar, Source, clean

_SIGN = re.compile(r"([^\W\d][\w -]{0,30}?)\s*(?:[:：=]|->|→)\s*(\S.*)")
_GAP = re.compile(r"([^\W\d]\w{1,20})\s+(\S.*)")
_BULLET = re.compile(r"[-–—•*·▪●◦‣]\s*(\S.*)")
_KINDS = (Kind.TEXT, Kind.TEXTS, Kind.VARIANT)
TEXTS = frozenset(field.name for field in TABLE[Section.EXERCISE].values() if field.kind in _KINDS)
"""Fields of an exercise that are text."""
_COMMENT = re.compile(r"\s+(#+(?=[^\s#]).*)")
_BEHIND = re.compile(r"[\s,}\]]*\s(#+\s*(\S.*))")


class Swallowed(NamedTuple):
    """A line within a text that looks like a field."""

    at: Scalar
    """Where it stands."""
    field: str
    value: str


def field_in(line: str, signs: bool = False) -> tuple[str, str] | None:
    """Return the field that a line without a proper colon was meant to be: `hold 30s`, `hold:30s`, `reps = 10`.

    With `signs`, something has to stand for the colon.
    """
    line = line.strip()
    sign, gap = _SIGN.fullmatch(line), None if signs else _GAP.fullmatch(line)
    for found in (sign, gap):
        meant = named(found[1], Section.EXERCISE) if found and found[1].islower() else Named()
        if found and len(meant.fields) == 1 and not meant.unit and not meant.end:
            field, value = TABLE[Section.EXERCISE][meant.fields[0]], found[2].strip()
            if readable(field, value) and (found is sign or field.name not in TEXTS):
                return field.name, quoted(value) if field.name in TEXTS else value
    return None


def over_lines(source: Source, node: Scalar, bare: bool) -> str:
    """Return what to write instead of a name that goes on over several lines; empty if it doesn't."""
    if node.last <= node.line:
        return ""
    first, *below = (line.strip() for line in source.lines_of(node))
    below = [line for line in below if line]
    begins = source.where(node).source[node.column :][:1]
    if begins in "|>":
        return "write the name in one line, behind `name:`" if len(below) > 1 else ""
    if not node.plain:
        return f"close the quote at the end of this line: {begins}"
    first = first.removeprefix("-").strip().removeprefix("name:").strip()
    return _instead(_called(first), below[0] if below else "", bare)


def _called(first: str) -> str:
    field = field_in(first) if first.startswith("name") else None
    return field[1] if field and field[0] == "name" else quoted(re.sub(r"^name\s+(?=\S)", "", first))


def _instead(first: str, below: str, bare: bool) -> str:
    """Return what to write for a name with another line below it."""
    if bullet := _BULLET.fullmatch(below):
        return f"begin each exercise in one column, under the dash above: `- {bullet[1][:60]}`"
    field = field_in(below)
    found = dose(below) if not field else None
    fields = dict([field]) if field else found.shaped() if found and not found.name and not found.lone else {}
    said = " and ".join(f"`{name}: {value}`" for name, value in fields.items())
    if said and bare:
        return f"write `- name: {first}` and, below it in the column of `name`, {said}"
    if said:
        return f"write {said} in a line below, in the column of `name`"
    if bare:
        return f"each exercise has a dash of its own: write `- {first}`, and below it `- {quoted(below)[:80]}`"
    return "put the name in one line; is a colon missing in the line below?"


def swallowed(source: Source, node: Scalar) -> Iterator[Swallowed]:
    """Yield the lines of a text that look like fields."""
    for number, line in enumerate(source.lines_of(node)[1:], node.line + 1):
        text = line.strip()
        if found := field_in(text) if text else None:
            at = Scalar(text, number, len(line) - len(line.lstrip()), len(text), True)
            yield Swallowed(at, *found)


def comment(source: Source, node: Node) -> tuple[Scalar, str] | None:
    """Return where the comment behind a value begins, and its words; None if there is none in the value's last line."""
    while not isinstance(node, Scalar):
        inner = node.items if isinstance(node, Items) else [value for _, value in node.pairs]
        if not inner:
            return None
        node = inner[-1]
    found = _BEHIND.fullmatch(source.where(node).source, node.column + node.length) if node.last <= node.line else None
    if not found:
        return None
    return Scalar(found[1], node.line, found.start(1), len(found[1]), True), clean(found[2])


def cut_off(source: Source, node: Scalar) -> tuple[Scalar, str] | None:
    """Return where a `#` cuts a text off, and the whole text; a comment has a space behind its `#`."""
    if not node.plain or node.last > node.line:
        return None
    line = source.where(node).source
    end = node.column + node.length
    found = _COMMENT.fullmatch(line, end)
    if not found:
        return None
    at = Scalar(found[1], node.line, found.start(1), len(found[1]), True)
    return at, clean(line[node.column :])
